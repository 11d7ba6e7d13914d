import type { GivenOf } from '#contract/endpoint.ts';
import type { listSupportGrants } from '#contract/support.ts';
import type { GrantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { grantStateAt, type SupportGrant } from '#domain/support/support-grant.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Condition } from '#lambdas/adapters/tenant/transaction.ts';
import { supportGrant } from '#rows/support.ts';

export type CompanyGrant = SupportGrant & { readonly grantId: GrantId };
export type CompanyGrantView = GivenOf<typeof listSupportGrants>['items'][number];

export const findCompanyGrant = async (
  table: TenantTable,
  grantId: GrantId,
): Promise<CompanyGrant | undefined> => {
  const row = await table.get(supportGrant.key({ grantId }), { consistent: true });
  return row === undefined ? undefined : { grantId, ...supportGrant.read(row) };
};

/** As the company sees it: which of us asks, and which of its people answered. */
export const companyViewOf = (grant: CompanyGrant, at: Instant): CompanyGrantView => {
  const {
    operatorId: _id,
    companyName: _own,
    decision: _word,
    decidedBy: _hand,
    gave: _gave,
    ...shown
  } = grant;
  return { ...shown, state: grantStateAt(grant, at) };
};

/** What the company writes of a grant, while nobody ended it, and while the word on it is still what was read. */
export const companyWord = (
  { grantId, decision }: Pick<CompanyGrant, 'grantId' | 'decision'>,
  set: NonNullable<Parameters<typeof supportGrant.change>[0]['set']>,
) => {
  const unended = 'attribute_not_exists(endedAt) AND attribute_not_exists(withdrawnAt)';
  const condition: Condition =
    decision === undefined
      ? { expression: `${unended} AND attribute_not_exists(decision)` }
      : { expression: `${unended} AND decision = :given`, values: { ':given': 'given' } };
  return {
    kind: 'update' as const,
    key: supportGrant.key({ grantId }),
    change: supportGrant.change({ set }),
    condition,
  };
};
