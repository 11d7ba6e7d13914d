import { showRendition } from '#contract/evidence.ts';
import { withExtension } from '#domain/evidence/file-name.ts';
import { shownAs } from '#domain/evidence/shown-as.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { documentKeyOf } from '#lambdas/adapters/tenant/evidence-places.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import type { Evidence } from '#rows/evidence.ts';
import { findReadable } from './find-readable.ts';

/** Beside the original, which stays as it came; made again at any time, from the same bytes the same. */
const renditionKeyOf = ({ id }: Evidence, pageNumber: number) => `renditions/${id}/${pageNumber}.jpg`;

type Asked = { readonly evidence: Evidence; readonly page: number };
type Ready = { readonly key: string; readonly pages: number };

/** Decoders are loaded for a picture that nobody has looked at yet. */
const make = async ({ evidence, page: asked }: Asked, { documents }: TenantContext) => {
  const { renditionOfHeif, renditionOfTiff } = await import('#lambdas/adapters/machine/pictures.ts');
  const original = await documents.read(documentKeyOf(evidence.id));
  if (original === undefined) throw new Error(`the bytes of ${evidence.id} are gone`);
  const renditionOf = evidence.contentType === 'image/tiff' ? renditionOfTiff : renditionOfHeif;
  return renditionOf(original.bytes, asked);
};

type Unshown = RefusalOf<'rendition-impossible' | 'rendition-switched-off'>;

const find = async (asked: Asked, context: TenantContext): Promise<Result<Ready, Unshown>> => {
  const { documents, environment } = context;
  const { evidence } = asked;
  if (shownAs(evidence) !== 'rendition') return refuse({ kind: 'rendition-impossible' });
  if (evidence.contentType !== 'image/tiff' && !environment.decodesHevc)
    return refuse({ kind: 'rendition-switched-off' });
  const key = renditionKeyOf(evidence, asked.page);
  const known = await documents.head(key);
  if (known !== undefined) return accept({ key, pages: Number(known.metadata['pages'] ?? 1) });
  const made = await make(asked, context);
  if (made === undefined) return refuse({ kind: 'rendition-impossible' });
  await documents.putOnce(key, made.jpeg, 'image/jpeg', { pages: String(made.pages) });
  return accept({ key, pages: made.pages });
};

/** HEIC and TIFF as a JPEG, made when somebody first looks. The same request may come again. */
export const showRenditionEndpoint = endpoint(showRendition, async (request, context) => {
  const { at, actor, sourceIp } = request;
  const { page: asked = 1 } = request.query;
  const { table, audit, documents } = context;
  const evidence = await findReadable(table, actor, request.params.evidenceId);
  if (evidence === undefined) return refuse({ kind: 'not-found' });
  const ready = await find({ evidence, page: asked }, context);
  if (!ready.ok) return ready;
  const { key, pages } = ready.value;
  const fileName = withExtension(evidence.fileName, 'jpg');
  const viewUrl = await documents.viewAddress({
    key,
    fileName,
    sourceIp,
    at,
    contentType: 'image/jpeg',
    disposition: 'inline',
  });
  await table.transact({
    audit: await audit(request, {
      action: 'evidence.read',
      target: evidence.id,
      outcome: 'done',
      detail: { claimId: evidence.claimId, fileName: evidence.fileName, page: asked },
    }),
  });
  return accept({ page: asked, pages, viewUrl });
});
