import { showExport } from '#contract/exports.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { findBatch } from './export-store.ts';
import { exportViewOf } from './export-view.ts';

export const showExportEndpoint = endpoint(showExport, async ({ params }, { table }) => {
  const found = await findBatch(table, params.exportId);
  return found === undefined ? refuse({ kind: 'not-found' }) : accept(exportViewOf(found));
});
