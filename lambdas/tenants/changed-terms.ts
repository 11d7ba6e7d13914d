import { refuse, accept, type Result } from '#domain/kernel/result.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import { changesOfTerms, type ContractTerms, type TermsChange } from '#domain/tenants/contract-terms.ts';
import { termsIn } from '#lambdas/adapters/operator/company-contracts.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';

type Wanted = {
  readonly tenantId: TenantId;
  readonly terms: ContractTerms;
  /** Of the contract as it was shown. */
  readonly version: number;
};

type Judged = {
  readonly name: string;
  readonly before: ContractTerms;
  readonly changes: readonly TermsChange[];
};

/** What would become of a contract. */
export const changedTerms = async (
  { tenantId, terms, version }: Wanted,
  { contracts }: Pick<OperatorContext, 'contracts'>,
): Promise<
  Result<Judged, { readonly kind: 'not-found' | 'contract-changed-meanwhile' | 'contract-unchanged' }>
> => {
  const found = await contracts.find(tenantId);
  if (found === undefined) return refuse({ kind: 'not-found' });
  const before = termsIn(found);
  // A plan that only a later release knows is that one's to change.
  if (found.version !== version || before === undefined)
    return refuse({ kind: 'contract-changed-meanwhile' });
  const changes = changesOfTerms(before, terms);
  if (changes.length === 0) return refuse({ kind: 'contract-unchanged' });
  return accept({ name: found.name, before, changes });
};
