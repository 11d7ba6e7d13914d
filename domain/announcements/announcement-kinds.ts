import type { AnnouncementId } from '#domain/kernel/ids.ts';
import type { TenantId } from '#domain/kernel/ids.ts';

/** What an announcement may say, and how it is typed: several lines of text, or a moment. */
export const announcementFields = {
  content: { words: '内容', form: 'text' },
  reason: { words: '実施する理由', form: 'text' },
  from: { words: '開始日時', form: 'moment' },
  until: { words: '終了日時', form: 'moment' },
  impact: { words: '影響', form: 'text' },
  affected: { words: '対象', form: 'text' },
  action: { words: 'お客様にお願いすること', form: 'text' },
  deadline: { words: '対応の期限', form: 'moment' },
  detectedAt: { words: '検知した日時', form: 'moment' },
  response: { words: '当社の対応', form: 'text' },
  result: { words: '結果', form: 'text' },
  contact: { words: '連絡先', form: 'text' },
} as const satisfies Record<string, { readonly words: string; readonly form: 'text' | 'moment' }>;
export type AnnouncementField = keyof typeof announcementFields;

const isField = (name: string): name is AnnouncementField => Object.hasOwn(announcementFields, name);
/** In the order in which they are typed and read. */
export const everyAnnouncementField: readonly AnnouncementField[] =
  Object.keys(announcementFields).filter(isField);

type KindFacts = {
  readonly words: string;
  /** What it tells of, in its first sentence and its subject. */
  readonly headline: string;
  /** What must be said: the white paper names it (12.1.2, 12.6.1, 16.1.1). */
  readonly asks: readonly AnnouncementField[];
  readonly mayHold: readonly AnnouncementField[];
  /** What is to come: its moments are planned ones. */
  readonly isPlan?: true;
  /** While it is done, the service may not be there: everybody is reminded of it in the days before. */
  readonly isMaintenance?: true;
  /** It may say what of this company was touched: whoever keeps access there reads it, and nobody else. */
  readonly isForKeepers?: true;
  /** It cannot wait for a second operator: he confirms it afterwards (docs/decisions/0231). */
  readonly isUrgent?: true;
  /** It tells how another one ended. */
  readonly reports?: 'always' | 'sometimes';
};

/** 種類 of announcements: the white paper's 12.1.2, 12.6.1 and 16.1.1. */
export const announcementKinds = {
  change: {
    words: 'サービスの変更',
    headline: 'サービス変更のお知らせ',
    asks: ['content', 'from', 'impact', 'contact'],
    mayHold: ['until', 'action'],
    isPlan: true,
  },
  maintenance: {
    words: '定期メンテナンス',
    headline: '定期メンテナンスのお知らせ',
    asks: ['content', 'from', 'until', 'impact', 'contact'],
    mayHold: ['action'],
    isPlan: true,
    isMaintenance: true,
  },
  'emergency-before': {
    words: '緊急メンテナンス（実施前）',
    headline: '緊急メンテナンスのお知らせ',
    asks: ['content', 'reason', 'from', 'impact', 'contact'],
    mayHold: ['until', 'action'],
    isPlan: true,
    isMaintenance: true,
    isUrgent: true,
  },
  'emergency-after': {
    words: '緊急メンテナンス（実施後）',
    headline: '緊急メンテナンス実施結果のお知らせ',
    asks: ['content', 'from', 'until', 'result', 'contact'],
    mayHold: ['reason', 'impact', 'action'],
    reports: 'sometimes',
  },
  vulnerability: {
    words: 'ぜい弱性',
    headline: 'ぜい弱性に関するお知らせ',
    asks: ['content', 'affected', 'action', 'contact'],
    mayHold: ['deadline', 'impact', 'response'],
  },
  incident: {
    words: 'インシデント',
    headline: 'セキュリティインシデントのお知らせ',
    asks: ['content', 'detectedAt', 'impact', 'response', 'contact'],
    mayHold: ['affected', 'action'],
    isForKeepers: true,
    isUrgent: true,
  },
  completion: {
    words: '完了報告',
    headline: '完了のお知らせ',
    asks: ['from', 'until', 'result', 'contact'],
    mayHold: ['content', 'impact', 'action'],
    reports: 'always',
  },
} as const satisfies Record<string, KindFacts>;
export type AnnouncementKind = keyof typeof announcementKinds;

export const isAnnouncementKind = (name: string): name is AnnouncementKind =>
  Object.hasOwn(announcementKinds, name);
export const everyAnnouncementKind: readonly AnnouncementKind[] =
  Object.keys(announcementKinds).filter(isAnnouncementKind);

export const kindFacts = (kind: AnnouncementKind): KindFacts => announcementKinds[kind];

/** By which kind an announcement's end is told; those that announce no deed have none. */
export const reportKindOf = (kind: AnnouncementKind): AnnouncementKind | undefined => {
  if (kindFacts(kind).isPlan !== true) return undefined;
  return kind === 'emergency-before' ? 'emergency-after' : 'completion';
};

/** Texts as they were typed; moments in UTC. */
export type AnnouncementFields = { readonly [Name in AnnouncementField]?: string };

/** What is said, without to whom. */
export type AnnouncementContent = {
  readonly kind: AnnouncementKind;
  /** 件名, without what stands before it in each mail. */
  readonly title: string;
  readonly fields: AnnouncementFields;
  /** Whose end it tells. */
  readonly reportOf?: AnnouncementId;
};

export const audienceWays = ['all', 'chosen'] as const;
export type AudienceWay = (typeof audienceWays)[number];
/** `told`: its administrators are known; `nobody`: it has none that could sign in. */
export const companyToldStates = ['queued', 'told', 'nobody'] as const;
export type CompanyToldState = (typeof companyToldStates)[number];

/** For whom: every company that has a contract, suspended ones too, or some of them with their names of that day. */
export type Audience =
  | { readonly to: 'all' }
  | {
      readonly to: 'chosen';
      readonly companies: readonly { readonly tenantId: TenantId; readonly name: string }[];
    };

/** Whose contract runs is told, whether its use is suspended or not. */
export const isReached = ({ state }: { readonly state: string }): boolean => state !== 'cancelled';
/** So many companies are chosen one by one; more are all. */
export const chosenMost = 50;

export const announcementStates = ['draft', 'approved', 'sending', 'sent', 'dropped'] as const;
/** `approved` waits for its moment; `sending` is handed out company by company; `sent`: each company has it. */
export type AnnouncementState = (typeof announcementStates)[number];
