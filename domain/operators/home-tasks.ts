import type { OperatorGate } from './operator-rights.ts';

type TaskFacts = {
  readonly words: string;
  /** `burns`: somebody is hurt while it stays; `due`: it wants to be done by its day. */
  readonly urgency: 'burns' | 'due';
  /** To whom it is shown. */
  readonly may: Exclude<OperatorGate, 'nobody-yet'>;
};

/**
 * What the console's home can show, the most urgent first: the one registry. A part that adds a task adds its kind here, its
 * source in lambdas/operators/home-sources.ts and its place in web/operator/home-places.ts: neither compiles without the others.
 */
export const homeTaskKinds = {
  'incident-untold': {
    words: '期限の日を迎えた、または過ぎたインシデントの通知・報告',
    urgency: 'burns',
    may: 'incidents.read',
  },
  'incident-open': { words: '対応中のインシデント', urgency: 'burns', may: 'incidents.read' },
  'company-suspended': { words: '利用を停止している会社', urgency: 'burns', may: 'companies.read' },
  'onboarding-stopped': { words: '止まっている会社の開設', urgency: 'burns', may: 'companies.read' },
  'announcement-mail-unknown': {
    words: '送信状況不明のお知らせメール',
    urgency: 'burns',
    may: 'announcements.read',
  },
  'announcement-unconfirmed': {
    words: '承認を待たずに送信した、確認待ちのお知らせ',
    urgency: 'burns',
    may: 'announcements.read',
  },
  'training-over': { words: '教育の記録が切れた運用者', urgency: 'burns', may: 'operators.read' },
  'duty-overdue': { words: '期限を過ぎた台帳の項目', urgency: 'burns', may: 'duties.read' },
  'duty-book-empty': { words: '実施の記録がない台帳', urgency: 'burns', may: 'duties.read' },
  'request-to-decide': { words: '承認を待っている依頼', urgency: 'due', may: 'everybody' },
  'request-of-mine': { words: '自分が依頼した操作', urgency: 'due', may: 'everybody' },
  'announcement-unreported': {
    words: '結果をまだ報告していないお知らせ',
    urgency: 'due',
    may: 'announcements.read',
  },
  'training-ends': { words: '教育の記録がまもなく切れる運用者', urgency: 'due', may: 'operators.read' },
  'duty-due': { words: '期限が近い台帳の項目', urgency: 'due', may: 'duties.read' },
  'operator-not-enrolled': { words: 'まだサインインしていない運用者', urgency: 'due', may: 'operators.keep' },
} as const satisfies Record<string, TaskFacts>;
export type HomeTaskKind = keyof typeof homeTaskKinds;

const known: ReadonlySet<string> = new Set(Object.keys(homeTaskKinds));
const isHomeTaskKind = (text: string): text is HomeTaskKind => known.has(text);
export const everyHomeTask: readonly HomeTaskKind[] = Object.keys(homeTaskKinds).filter(isHomeTaskKind);
