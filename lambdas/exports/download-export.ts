import { downloadExport } from '#contract/exports.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { downloadWrite, findShown } from './export-store.ts';

/** Always the same immutable bytes; every download is counted and audited, every second one of a file explained. */
export const downloadExportEndpoint = endpoint(
  downloadExport,
  async (request, { table, audit, documents }) => {
    const { at, sourceIp, body, params } = request;
    const found = await findShown(table, params.exportId, request.actor);
    const file = found?.batch.files[body.file - 1];
    if (found === undefined || file === undefined) return refuse({ kind: 'not-found' });
    const { batch } = found;
    const seen = found.downloads[body.file - 1] ?? 0;
    if (seen > 0 && (body.reason ?? '') === '') return refuse({ kind: 'export-needs-reason' });

    const outcome = await table.transact({
      count: downloadWrite(batch.id, { file: body.file, seen }),
      audit: await audit(request, {
        action: 'export.download',
        target: batch.id,
        outcome: 'done',
        detail: { reason: body.reason ?? '', file: file.fileName, sha256: file.sha256 },
      }),
    });
    if (!outcome.stored) return refuse({ kind: 'export-changed-meanwhile' });
    const url = await documents.viewAddress({
      key: file.documentKey,
      fileName: file.fileName,
      contentType: 'text/csv',
      disposition: 'attachment',
      sourceIp,
      at,
    });
    return accept({ url, fileName: file.fileName, sha256: file.sha256 });
  },
);
