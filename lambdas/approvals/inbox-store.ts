import type { ApprovedClaim, SubmittedClaim } from '#domain/claims/claim.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import { warningCount } from '#domain/verdicts/warning-count.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { inboxEntry, inboxNotice, type InboxEntry, type InboxNotice } from '#rows/inbox.ts';
import { across } from '#rows/range-across.ts';
import { partsOf } from '#rows/read-key.ts';

type OnRoute = SubmittedClaim | ApprovedClaim;

const placeOf = (claim: OnRoute, step: number, userId: UserId) => ({
  userId,
  at: claim.submittedAt,
  claimId: claim.id,
  step,
});

const approversAt = (claim: OnRoute, step: number) => claim.route.steps[step]?.approvers ?? [];

/** One small item per approver of the open step; none once all steps have passed. */
export const inboxPuts = (claim: OnRoute, verdict: ClaimVerdict): readonly Write[] => {
  const { step, number, title, applicantName, departmentName, totals, submittedAt } = claim;
  const stepName = claim.route.steps[step]?.name ?? '';
  const entry: InboxEntry = {
    kind: 'vote',
    claimId: claim.id,
    number,
    title,
    applicantName,
    departmentName,
    total: totals.total,
    step,
    stepName,
    submittedAt,
    warnings: warningCount(verdict),
  };
  return approversAt(claim, step).map(({ userId }) => ({
    kind: 'put',
    ...inboxEntry.row(placeOf(claim, step, userId), { doc: entry }),
  }));
};

/** Clears the step from everybody's inbox, also from those who did not act. */
export const inboxDeletes = (claim: OnRoute): readonly Write[] =>
  approversAt(claim, claim.step).map(({ userId }) => ({
    kind: 'delete',
    key: inboxEntry.key(placeOf(claim, claim.step, userId)),
  }));

/** The same notice again replaces the one before: one line per claim, not one per attempt. */
export const noticePut = (notice: InboxNotice, to: UserId): Write => ({
  kind: 'put',
  ...inboxNotice.row({ userId: to, claimId: notice.claimId }, { doc: notice }),
});

export const inboxPage = async (
  table: TenantTable,
  userId: UserId,
  page: { readonly limit: number; readonly cursor?: string },
) => {
  const whole = across({ userId }, [inboxEntry, inboxNotice]);
  const { items, nextCursor } = await table.query({ ...whole, consistent: true, ...page });
  const entries = items.map((item) =>
    partsOf(inboxNotice, item) === undefined ? inboxEntry.read(item).doc : inboxNotice.read(item).doc,
  );
  return { entries, nextCursor };
};
