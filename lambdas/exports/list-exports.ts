import { listExports } from '#contract/exports.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { listBatches } from './export-store.ts';
import { exportViewOf } from './export-view.ts';

export const listExportsEndpoint = endpoint(listExports, async ({ query }, { table }) => {
  const { batches, nextCursor } = await listBatches(table, query);
  const items = batches.map(exportViewOf);
  return accept(nextCursor === undefined ? { items } : { items, nextCursor });
});
