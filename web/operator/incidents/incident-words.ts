import type { AnswerOf } from '#contract/endpoint.ts';
import type { listIncidents, listTimeline, showIncident } from '#contract/operator/incidents.ts';
import type { IncidentState, PersonalData, Severity, TimelineKind } from '#domain/incidents/incident.ts';
import type { ClockState } from '#domain/incidents/incident-clocks.ts';
import type { Tone } from '#web/ui/tone.ts';

export type ListedIncident = AnswerOf<typeof listIncidents>['items'][number];
export type ShownIncident = AnswerOf<typeof showIncident>;
export type ShownEntry = AnswerOf<typeof listTimeline>['items'][number];
export type ShownClock = ListedIncident['clocks'][number];

type Said<Word extends string> = Readonly<Record<Word, readonly [word: string, tone: Tone]>>;

export const severityWords: Said<Severity> = {
  major: ['重大', 'bad'],
  moderate: ['中', 'warn'],
  minor: ['軽微', 'quiet'],
};
export const incidentStateWords: Said<IncidentState> = {
  open: ['対応中', 'bad'],
  contained: ['封じ込め済み', 'warn'],
  closed: ['終了', 'good'],
};
export const clockStateWords: Said<ClockState> = {
  running: ['期限内', 'calm'],
  warning: ['まもなく期限', 'warn'],
  'last-day': ['本日が期限', 'bad'],
  over: ['期限超過', 'bad'],
  stopped: ['期限内に済み', 'good'],
  'stopped-late': ['期限後に済み', 'bad'],
  'not-owed': ['報告不要と判断', 'quiet'],
};
export const personalDataWords: Readonly<Record<PersonalData, string>> = {
  yes: 'あり（おそれを含む）',
  unknown: '不明',
  no: 'なし',
};
export const timelineWords: Readonly<Record<TimelineKind, string>> = {
  opened: '登録',
  note: '記録',
  containment: '封じ込めの対処',
  'told-otherwise': '電話などでお客様に通知',
  'no-report-owed': '速報・確報が不要との判断',
  'reports-withdrawn': '報告の記録の取消し',
  'prompt-report': '速報・委託元への通知',
  'final-report': '確報',
  assessed: '判断の変更',
  'notice-drafted': 'お知らせの下書きの作成',
  contained: '封じ込め済み',
  closed: '終了',
};

/** Whom it hurts, in a line. */
export const affectedWords = ({ affected }: Pick<ListedIncident, 'affected'>): string => {
  if (affected.to === 'all') return 'すべての会社';
  return affected.to === 'none-known'
    ? '判明していない'
    : affected.companies.map(({ name }) => name).join('、');
};
