import { listGrants } from '#contract/operator/support.ts';
import { accept } from '#domain/kernel/result.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { operatorsViewOf } from './operators-grant-view.ts';

/** 支援アクセス: what was asked of which company, and what became of it. */
export const listGrantsEndpoint = operatorEndpoint(
  listGrants,
  { action: 'support.list', target: () => 'support grants' },
  async ({ query, operator: { operatorId }, at }, { grants }) => {
    const { items, ...rest } = await (await grants()).page(query);
    return accept({ items: items.map((grant) => operatorsViewOf(grant, { at, operatorId })), ...rest });
  },
);
