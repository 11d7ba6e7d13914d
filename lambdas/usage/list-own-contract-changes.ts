import { listOwnContractChanges } from '#contract/usage.ts';
import { accept } from '#domain/kernel/result.ts';
import { changesOfTerms } from '#domain/tenants/contract-terms.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { contractChange } from '#rows/onboarding.ts';

/** In IAM too (lib/constructs/tenant-roles.ts). */
const shown = contractChange.only('version', 'before', 'after', 'at');

/** 契約の変更: what became of what, the newest first. */
export const listOwnContractChangesEndpoint = endpoint(
  listOwnContractChanges,
  async ({ query }, { table, tenantId }) => {
    const { items, ...rest } = await table.query({
      ...contractChange.among({ tenantId }),
      ...query,
      attributes: [...shown.attributes, 'SK'],
      forward: false,
    });
    return accept({
      ...(rest.nextCursor === undefined ? {} : { nextCursor: rest.nextCursor }),
      items: items.map((item) => {
        const { before, after, version, at } = shown.read(item);
        return { version, at, changes: before === undefined ? [] : changesOfTerms(before, after) };
      }),
    });
  },
);
