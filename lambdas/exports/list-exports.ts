import { listExports } from '#contract/exports.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { listBatches, shownBatches } from './export-store.ts';
import { exportViewOf } from './export-view.ts';

export const listExportsEndpoint = endpoint(listExports, async ({ query, actor }, { table }) => {
  const { batches, nextCursor } = await listBatches(table, query);
  const items = (await shownBatches(table, batches, actor)).map(exportViewOf);
  return accept(nextCursor === undefined ? { items } : { items, nextCursor });
});
