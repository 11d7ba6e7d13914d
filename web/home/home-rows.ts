import type { AnswerOf } from '#contract/endpoint.ts';
import type { listAwaited } from '#contract/beside-claims.ts';
import type { InboxItem } from '#web/approvals/approvals-api.ts';
import { inboxRow } from '#web/approvals/inbox-row.ts';
import type { ClaimSummary } from '#web/claims/claim-view.ts';
import { shownTitle } from '#web/claims/shown-title.ts';
import type { HomeRow } from '#web/home/home-card.view.tsx';
import { formatInstant } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';

type Awaited = AnswerOf<typeof listAwaited>['items'][number];

/** How many a card shows; the list behind it has the rest. */
export const mostInCard = 5;

const dayOf = (instant: string): string => formatInstant(instant).split(' ')[0] ?? '';

export const waitingRow = (item: InboxItem, today: string): HomeRow => {
  const { applicant, waits, findings, amount } = inboxRow(item, today);
  const since = waits === '今日' ? '今日届きました' : `${waits}待っています`;
  return {
    key: item.claimId,
    to: `/inbox/${item.claimId}`,
    title: item.title,
    aside: [applicant, since, ...(findings === undefined ? [] : [findings.words])].join('・'),
    amount,
  };
};

export const returnedRow = (claim: ClaimSummary): HomeRow => ({
  key: claim.id,
  to: `/claims/${claim.id}`,
  title: shownTitle(claim.title),
  // When, the list does not know: it changes with every save after it.
  aside: [claim.number ?? '', '差し戻されました'].filter((text) => text !== '').join('・'),
  amount: formatYen(claim.total),
});

export const awaitedRow = (claim: Awaited): HomeRow => ({
  key: claim.claimId,
  to: `/claims/${claim.claimId}`,
  title: claim.title,
  aside: `${claim.stepName}（${claim.approverNames.join('・')}）を待っています・${dayOf(claim.submittedAt)} 申請`,
  amount: formatYen(claim.total),
});
