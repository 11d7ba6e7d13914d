import { listExports } from '#contract/exports.ts';
import { accept } from '#domain/kernel/result.ts';
import { limitedIf } from '#lambdas/sight/hidden-claims.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { listBatches, shownBatches } from './export-store.ts';
import { exportViewOf } from './export-view.ts';

export const listExportsEndpoint = endpoint(listExports, async ({ query, actor }, { table }) => {
  const { batches, nextCursor } = await listBatches(table, query);
  const shown = await shownBatches(table, batches, actor);
  return accept({
    items: shown.map(exportViewOf),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    ...limitedIf(shown.length < batches.length),
  });
});
