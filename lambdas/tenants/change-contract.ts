import { changeContract } from '#contract/operator/contracts.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { takesAway } from '#domain/tenants/contract-terms.ts';
import { contractChanged } from '#lambdas/adapters/operator/company-contracts.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { changedTerms } from './changed-terms.ts';

/** A change that takes nothing away is one person's; the rest is asked for (reduce-contract.ts). */
export const changeContractEndpoint = operatorEndpoint(
  changeContract,
  { action: 'contract.change', target: ({ params }) => `tenant ${params.tenantId}` },
  async ({ params: { tenantId }, body, operator, at, patience }, context, trail) => {
    const { terms, version, reason } = body;
    const judged = await changedTerms({ tenantId, terms, version }, context);
    if (!judged.ok) return judged;
    const { before } = judged.value;
    if (takesAway(before, terms)) return refuse({ kind: 'contract-takes-away' });
    const change = { before, after: terms, reason, by: operator.operatorId, byName: operator.name, at };
    const failed = await context.commit(
      { ...contractChanged(tenantId, version, change), trail: trail.told() },
      patience,
    );
    return failed.length === 0
      ? accept({ version: version + 1 })
      : refuse({ kind: 'contract-changed-meanwhile' });
  },
);
