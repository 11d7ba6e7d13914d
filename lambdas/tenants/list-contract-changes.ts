import { listContractChanges } from '#contract/operator/contracts.ts';
import { accept } from '#domain/kernel/result.ts';
import { changesOfTerms } from '#domain/tenants/contract-terms.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';

/** 契約の履歴: who changed what of a contract, and why. */
export const listContractChangesEndpoint = operatorEndpoint(
  listContractChanges,
  { action: 'contract.list-changes', target: ({ params }) => `tenant ${params.tenantId}` },
  async ({ params: { tenantId }, query }, context) => {
    const { items, ...rest } = await context.contracts.changes(tenantId, query);
    return accept({
      ...rest,
      items: items.map(({ before, after, by, byName, ...change }) => ({
        ...change,
        by: { id: by, name: byName },
        changes: before === undefined ? [] : changesOfTerms(before, after),
      })),
    });
  },
);
