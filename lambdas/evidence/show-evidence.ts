import { showEvidence } from '#contract/evidence.ts';
import { jstText } from '#domain/calendar/jst.ts';
import { shownAs } from '#domain/evidence/shown-as.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { documentKeyOf } from '#lambdas/adapters/tenant/evidence-places.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { findReadable } from './find-readable.ts';

export const showEvidenceEndpoint = endpoint(showEvidence, async (request, { table, audit, documents }) => {
  const { at, actor, sourceIp } = request;
  const evidence = await findReadable(table, actor, request.params.evidenceId);
  if (evidence === undefined) return refuse({ kind: 'not-found' });

  const canPreview = shownAs(evidence) === 'itself';
  const contentType = canPreview ? evidence.contentType : 'application/octet-stream';
  const file = { key: documentKeyOf(evidence.id), fileName: evidence.fileName, contentType, sourceIp, at };
  const downloadUrl = await documents.viewAddress({ ...file, disposition: 'attachment' });
  const viewUrl = canPreview ? await documents.viewAddress({ ...file, disposition: 'inline' }) : downloadUrl;
  await table.transact({
    audit: await audit(request, {
      action: 'evidence.read',
      target: evidence.id,
      outcome: 'done',
      detail: { claimId: evidence.claimId, fileName: evidence.fileName },
    }),
  });
  const { id, claimId, fileName, size, sha256, storedAt, looks } = evidence;
  return accept({
    id,
    claimId,
    fileName,
    contentType: evidence.contentType,
    size,
    sha256,
    uploadedAt: jstText(storedAt),
    ...(looks === undefined ? {} : { looks }),
    canPreview,
    viewUrl,
    downloadUrl,
  });
});
