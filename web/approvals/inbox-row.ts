import type { Inbox, InboxItem, InboxNotice } from '#web/approvals/approvals-api.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';

export type InboxRow = {
  readonly claimId: string;
  readonly to: string;
  readonly title: string;
  readonly number: string;
  readonly who: string;
  readonly step: string;
  readonly submitted: string;
  readonly amount: string;
  readonly warnings: string | undefined;
};

export const inboxRow = (item: InboxItem): InboxRow => ({
  claimId: item.claimId,
  to: `/inbox/${item.claimId}`,
  title: item.title,
  number: item.number,
  who: `${item.applicantName}（${item.departmentName}）`,
  step: item.stepName,
  submitted: formatInstant(item.submittedAt),
  amount: formatYen(item.total),
  warnings: item.warnings > 0 ? `注意${item.warnings}件` : undefined,
});

/** The claim to open after this one: the next below it, else the first, else none. */
export const nextInInbox = (items: readonly InboxItem[], claimId: string): string | undefined => {
  const index = items.findIndex((item) => item.claimId === claimId);
  const others = items.filter((item) => item.claimId !== claimId);
  return (items[index + 1] ?? others[0])?.claimId;
};

export const sayNotice = ({ title, applicantName, stepName }: InboxNotice): string =>
  `${applicantName}さんの申請「${title}」は、「${stepName}」の承認者がいないため申請できませんでした。ユーザーと承認ルートの設定を確認してください。`;

/** The inbox holds claims to vote on and notices to read. */
export const sortedInbox = (pages: readonly Inbox[]) => {
  const all = pages.flatMap(({ items }) => items);
  return {
    votes: all.filter((item) => item.kind === 'vote'),
    notices: all.filter((item) => item.kind === 'route-has-nobody'),
  };
};
