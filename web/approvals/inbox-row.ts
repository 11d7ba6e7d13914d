import type { Inbox, InboxItem, InboxNotice } from '#web/approvals/approvals-api.ts';
import { daysBetween, formatInstant, todayInJapan } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';
import type { Tone } from '#web/ui/tone.ts';

export type InboxRow = {
  readonly claimId: string;
  readonly title: string;
  readonly number: string;
  readonly contents: string;
  readonly applicant: string;
  readonly department: string;
  readonly step: string;
  readonly amount: string;
  /** 「3日」, and since when exactly. */
  readonly waits: string;
  readonly waitsLong: boolean;
  readonly since: string;
  readonly findings: { readonly words: string; readonly tone: Tone } | undefined;
  /** Why it cannot be approved from the list; undefined where it can. */
  readonly mustOpen: string | undefined;
  readonly receipts: NonNullable<InboxItem['receipts']>;
  readonly moreReceipts: number;
};

export const waitsSince = ({ waitsSince: since, submittedAt }: InboxItem): string => since ?? submittedAt;

/** After a week somebody should hear of it. */
const longDays = 7;

const waitingOf = (item: InboxItem, today: string) => {
  const since = waitsSince(item);
  const days = Math.max(daysBetween(todayInJapan(Date.parse(since)), today) - 1, 0);
  return {
    waits: days === 0 ? '今日' : `${days}日`,
    waitsLong: days >= longDays,
    since: `${formatInstant(since)} から`,
  };
};

const findingsOf = ({ warnings, blocks = 0 }: InboxItem): InboxRow['findings'] => {
  const count = blocks + warnings;
  return count === 0 ? undefined : { words: `確認事項${count}件`, tone: blocks > 0 ? 'bad' : 'warn' };
};

/** Whether somebody has to see the claim itself before he approves it (docs/decisions/0166). */
export const whyOpened = ({ warnings, blocks = 0, version }: InboxItem): string | undefined => {
  if (warnings + blocks > 0) return '確認事項があるため、開いて承認します';
  return version === undefined ? '以前に届いた申請のため、開いて承認します' : undefined;
};

export const inboxRow = (item: InboxItem, today: string): InboxRow => {
  const { receipts = [], receiptCount = 0 } = item;
  return {
    claimId: item.claimId,
    title: item.title,
    number: item.number,
    contents: item.contents ?? '',
    applicant: item.applicantName,
    department: item.departmentName,
    step: item.stepName,
    amount: formatYen(item.total),
    ...waitingOf(item, today),
    findings: findingsOf(item),
    mustOpen: whyOpened(item),
    receipts,
    moreReceipts: Math.max(receiptCount - receipts.length, 0),
  };
};

/** The claims before and after this one in the order in which they are shown. */
export const neighbours = (items: readonly InboxItem[], claimId: string) => {
  const index = items.findIndex((item) => item.claimId === claimId);
  return {
    before: index > 0 ? items[index - 1]?.claimId : undefined,
    after: index === -1 ? items[0]?.claimId : items[index + 1]?.claimId,
  };
};

/** The claim to open after this one: the next below it, else the first, else none. */
export const nextInInbox = (items: readonly InboxItem[], claimId: string): string | undefined =>
  neighbours(items, claimId).after ?? items.find((item) => item.claimId !== claimId)?.claimId;

export const sayNotice = ({ title, applicantName, stepName }: InboxNotice): string =>
  `${applicantName}さんの申請「${title}」は、「${stepName}」の承認者がいないため申請できませんでした。利用者と承認ルートの設定を確認してください。`;

/** The inbox holds claims to vote on and notices to read. */
export const sortedInbox = (pages: readonly Inbox[]) => {
  const all = pages.flatMap(({ items }) => items);
  return {
    votes: all.filter((item) => item.kind === 'vote'),
    notices: all.filter((item) => item.kind === 'route-has-nobody'),
  };
};
