import * as v from 'valibot';
import { jstText } from '#domain/calendar/jst.ts';
import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import { fileTypeOf } from '#domain/evidence/file-types.ts';
import { allLooks } from '#domain/evidence/looks.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { TenantTable } from '#lambdas/adapters/tenant-table.ts';
import { claimOfHeader } from '#lambdas/claims/claim-record.ts';
import { endpoint, type Actor } from '#lambdas/http/endpoint.ts';
import { documentKeyOf, findEvidence, type Evidence } from './evidence-record.ts';
import { evidenceId } from './reserve-evidence.ts';

/** Shown inside the page; everything else, HTML and SVG above all, only as a download (S-04). */
const isShownInline = ({ contentType, looks }: Evidence): boolean =>
  fileTypeOf(contentType)?.shownBy === 'browser' && looks !== 'misnamed' && looks !== 'unknown';

const mayRead = async (
  table: TenantTable,
  actor: Actor,
  { claimId, ownerId }: Evidence,
): Promise<boolean> => {
  if (ownerId === actor.userId) return true;
  const header = await table.get({ pk: `C#${claimId}`, sk: 'H' }, { consistent: true });
  return header !== undefined && mayReadClaim(actor, claimOfHeader(header).claim);
};

export const showEvidenceEndpoint = endpoint({
  summary: '証憑を閲覧する',
  refusals: { 'not-found': true },
  params: v.object({ evidenceId }),
  answer: v.object({
    id: v.string(),
    claimId: v.string(),
    fileName: v.string(),
    contentType: v.string(),
    size: v.number(),
    sha256: v.string(),
    uploadedAt: v.string(),
    looks: v.exactOptional(v.picklist(allLooks)),
    canPreview: v.boolean(),
    viewUrl: v.string(),
    downloadUrl: v.string(),
  }),
  run: async (request, { table, audit, documents }) => {
    const { at, actor, sourceIp } = request;
    const evidence = await findEvidence(table, request.params.evidenceId);
    if (evidence?.storedAt === undefined || !(await mayRead(table, actor, evidence)))
      return refuse({ kind: 'not-found' });

    const canPreview = isShownInline(evidence);
    const contentType = canPreview ? evidence.contentType : 'application/octet-stream';
    const file = { key: documentKeyOf(evidence.id), fileName: evidence.fileName, contentType, sourceIp, at };
    const downloadUrl = await documents.viewAddress({ ...file, disposition: 'attachment' });
    const viewUrl = canPreview
      ? await documents.viewAddress({ ...file, disposition: 'inline' })
      : downloadUrl;
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
  },
});
