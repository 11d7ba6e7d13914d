import * as v from 'valibot';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { paragraph } from '#lambdas/http/text-shapes.ts';
import { downloadWrite, findBatch } from './export-store.ts';
import { exportId } from './export-view.ts';

/** Always the same immutable bytes; every download is counted and audited, every second one explained. */
export const downloadExportEndpoint = endpoint({
  summary: '会計ソフト出力のファイルを取得する',
  roles: ['accountant'],
  params: v.object({ exportId }),
  body: v.strictObject({ reason: v.exactOptional(paragraph(200)) }),
  answer: v.object({ url: v.string(), fileName: v.string(), sha256: v.string() }),
  run: async (request, { table, audit, documents }) => {
    const { at, sourceIp, body, params } = request;
    const found = await findBatch(table, params.exportId);
    if (found === undefined) return refuse({ kind: 'not-found' });
    const { batch, downloads } = found;
    if (downloads > 0 && (body.reason ?? '') === '') return refuse({ kind: 'export-needs-reason' });

    const outcome = await table.transact({
      count: downloadWrite(batch.id, downloads),
      audit: await audit(request, {
        action: 'export.download',
        target: batch.id,
        outcome: 'done',
        detail: { reason: body.reason ?? '', sha256: batch.sha256 },
      }),
    });
    if (!outcome.stored) return refuse({ kind: 'export-changed-meanwhile' });
    const url = await documents.viewAddress({
      key: batch.documentKey,
      fileName: batch.fileName,
      contentType: 'text/csv',
      disposition: 'attachment',
      sourceIp,
      at,
    });
    return accept({ url, fileName: batch.fileName, sha256: batch.sha256 });
  },
});
