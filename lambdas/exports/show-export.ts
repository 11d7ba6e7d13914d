import { showExport } from '#contract/exports.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { findShown } from './export-store.ts';
import { exportViewOf } from './export-view.ts';

export const showExportEndpoint = endpoint(showExport, async ({ params, actor }, { table }) => {
  const found = await findShown(table, params.exportId, actor);
  return found === undefined ? refuse({ kind: 'not-found' }) : accept(exportViewOf(found));
});
