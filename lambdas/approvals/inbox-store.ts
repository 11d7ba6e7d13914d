import type { ApprovedClaim, SubmittedClaim } from '#domain/claims/claim.ts';
import type { ClaimId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';

/** 受信箱の一件: what waits for one approver at one step of one claim. */
export type InboxEntry = {
  readonly kind: 'vote';
  readonly claimId: ClaimId;
  readonly number: string;
  readonly title: string;
  readonly applicantName: string;
  readonly departmentName: string;
  readonly total: number;
  readonly step: number;
  readonly stepName: string;
  readonly submittedAt: Instant;
  /** How many findings of the verdict warn. */
  readonly warnings: number;
};

/** To テナント管理者: somebody could not submit because a step of his route has nobody. */
export type InboxNotice = {
  readonly kind: 'route-has-nobody';
  readonly claimId: ClaimId;
  readonly title: string;
  readonly applicantName: string;
  readonly stepName: string;
  readonly submittedAt: Instant;
};

type OnRoute = SubmittedClaim | ApprovedClaim;

const partition = (userId: UserId) => `I#${userId}`;

const keyOf = (claim: OnRoute, step: number, userId: UserId) => ({
  pk: partition(userId),
  sk: `${claim.submittedAt}#${claim.id}#${step}`,
});

const approversAt = (claim: OnRoute, step: number) => claim.route.steps[step]?.approvers ?? [];

const warningsOf = ({ lines }: ClaimVerdict): number =>
  lines.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'warn').length;

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
    warnings: warningsOf(verdict),
  };
  return approversAt(claim, step).map(({ userId }) => ({
    kind: 'put',
    key: keyOf(claim, step, userId),
    item: { doc: JSON.stringify(entry) },
  }));
};

/** Clears the step from everybody's inbox, also from those who did not act. */
export const inboxDeletes = (claim: OnRoute): readonly Write[] =>
  approversAt(claim, claim.step).map(({ userId }) => ({
    kind: 'delete',
    key: keyOf(claim, claim.step, userId),
  }));

/** The same notice again replaces the one before: one line per claim, not one per attempt. */
export const noticePut = (notice: InboxNotice, to: UserId): Write => ({
  kind: 'put',
  key: { pk: partition(to), sk: `notice#${notice.claimId}` },
  item: { doc: JSON.stringify(notice) },
});

export const inboxPage = async (
  table: TenantTable,
  userId: UserId,
  page: { readonly limit: number; readonly cursor?: string },
) => {
  const { items, nextCursor } = await table.query({ pk: partition(userId), consistent: true, ...page });
  const entries = items.map((item): InboxEntry | InboxNotice => JSON.parse(String(item['doc'])));
  return { entries, nextCursor };
};
