import { reduceContract } from '#contract/operator/contracts.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { takesAway } from '#domain/tenants/contract-terms.ts';
import { contractChanged } from '#lambdas/adapters/operator/company-contracts.ts';
import { askingEndpoint } from '#lambdas/two-person/asking-endpoint.ts';
import { twoPersonAct } from '#lambdas/two-person/two-person-act.ts';
import { changedTerms } from './changed-terms.ts';

/** 契約の縮小: a company may do less from its next request on. The history names whoever asked, the trail both. */
export const reduceContractAct = twoPersonAct(reduceContract, {
  action: 'contract.reduce',
  target: ({ params }) => `tenant ${params.tenantId}`,
  prepare: async ({ params: { tenantId }, body }, { by, at }, context) => {
    const { terms, version, reason } = body;
    const judged = await changedTerms({ tenantId, terms, version }, context);
    if (!judged.ok) return judged;
    const { name, before, changes } = judged.value;
    if (!takesAway(before, terms)) return refuse({ kind: 'contract-takes-nothing' });
    const byName = (await context.operators.find(by))?.name ?? by;
    return accept({
      says: `${name}の契約を縮小する（${changes.map(({ what, from, to }) => `${what}：${from}→${to}`).join('、')}）`,
      writes: contractChanged(tenantId, version, { before, after: terms, reason, by, byName, at }),
    });
  },
});

export const reduceContractEndpoint = askingEndpoint('reduceContract', reduceContractAct);
