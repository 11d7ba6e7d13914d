import { listSupportGrants } from '#contract/support.ts';
import { assert } from '#domain/kernel/assert.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { partsOf } from '#rows/read-key.ts';
import { supportGrant } from '#rows/support.ts';
import { companyViewOf } from './company-grant-store.ts';

/** サポートへの閲覧許可: what was asked of the company, and what became of it. */
export const listSupportGrantsEndpoint = endpoint(listSupportGrants, async ({ query, at }, { table }) => {
  const { items, nextCursor } = await table.query({
    ...supportGrant.among({}),
    forward: false,
    consistent: true,
    ...query,
  });
  const grants = items.map((row) => {
    const place = partsOf(supportGrant, row);
    assert(place !== undefined, 'a row of the partition of grants is one');
    return companyViewOf({ ...place, ...supportGrant.read(row) }, at);
  });
  return accept({ items: grants, ...(nextCursor === undefined ? {} : { nextCursor }) });
});
