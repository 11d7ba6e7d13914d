import * as v from 'valibot';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { findBatch } from './export-store.ts';
import { exportId, exportView, exportViewOf } from './export-view.ts';

export const showExportEndpoint = endpoint({
  summary: '会計ソフト出力を表示する',
  may: 'exports.read',
  refusals: { 'not-found': true },
  params: v.object({ exportId }),
  answer: exportView,
  run: async ({ params }, { table }) => {
    const found = await findBatch(table, params.exportId);
    return found === undefined ? refuse({ kind: 'not-found' }) : accept(exportViewOf(found));
  },
});
