import { listExports } from '#contract/exports.ts';
import { accept } from '#domain/kernel/result.ts';
import { limitedIf } from '#lambdas/sight/hidden-claims.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { listBatches } from './export-store.ts';
import { exportViewOf } from './export-view.ts';

export const listExportsEndpoint = endpoint(listExports, async ({ query, actor }, { table }) => {
  const { batches, nextCursor, isLimited } = await listBatches(table, { ...query, reader: actor });
  return accept({
    items: batches.map(exportViewOf),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    ...limitedIf(isLimited),
  });
});
