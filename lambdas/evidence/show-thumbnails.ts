import { showThumbnails } from '#contract/evidence.ts';
import { isHeif, isPicture } from '#domain/evidence/file-types.ts';
import type { EvidenceId } from '#domain/kernel/ids.ts';
import { accept } from '#domain/kernel/result.ts';
import { documentKeyOf } from '#lambdas/adapters/tenant/evidence-places.ts';
import type { AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import type { Evidence } from '#rows/evidence.ts';
import { findReadable } from './find-readable.ts';

/** Beside the renditions; made again at any time, from the same bytes the same. */
const thumbnailKeyOf = ({ id }: Evidence) => `renditions/${id}/thumbnail.jpg`;

/** So many files are opened in one request: the largest take seconds, and an answer has to come within 29. */
const mostMade = 4;

const canMake = ({ contentType }: Evidence, { environment }: TenantContext): boolean =>
  isPicture(contentType) && (environment.decodesHevc || !isHeif(contentType));

const make = async (evidence: Evidence, { documents }: TenantContext): Promise<Uint8Array | undefined> => {
  const { thumbnailOf } = await import('#lambdas/adapters/machine/pictures.ts');
  const original = await documents.read(documentKeyOf(evidence.id));
  if (original === undefined) throw new Error(`the bytes of ${evidence.id} are gone`);
  const jpeg = await thumbnailOf(original.bytes, evidence.contentType);
  if (jpeg !== undefined) await documents.putOnce(thumbnailKeyOf(evidence), jpeg, 'image/jpeg');
  return jpeg;
};

/** In the answer itself: an address of its own would cost a request each, and be longer than most of them. */
const shown = ({ id }: Evidence, jpeg: Uint8Array | undefined) => ({
  id,
  ...(jpeg === undefined
    ? {}
    : { picture: `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}` }),
});

/** Once for all of them: a list that was looked through is not as many readings. */
const tell = async (
  request: AuditRequest,
  { table, audit }: TenantContext,
  items: readonly ReturnType<typeof shown>[],
): Promise<void> => {
  const seen = items.flatMap(({ id, ...picture }) => ('picture' in picture ? [id] : []));
  const [target] = seen;
  if (target === undefined) return;
  const detail = { evidenceIds: seen };
  await table.transact({
    audit: await audit(request, { action: 'evidence.glance', target, outcome: 'done', detail }),
  });
};

type Found = { readonly evidence: Evidence; readonly known: Uint8Array | undefined };

const find = async (
  asked: readonly EvidenceId[],
  actor: Actor,
  context: TenantContext,
): Promise<readonly Found[]> => {
  const found = await Promise.all(
    asked.map(async (id) => {
      const evidence = await findReadable(context.table, actor, id);
      if (evidence === undefined) return [];
      const known = canMake(evidence, context)
        ? await context.documents.read(thumbnailKeyOf(evidence))
        : undefined;
      return [{ evidence, known: known?.bytes }];
    }),
  );
  return found.flat();
};

/** Small pictures of receipts for lists, each made when somebody first sees it. The same request may come again. */
export const showThumbnailsEndpoint = endpoint(showThumbnails, async (request, context) => {
  const found = await find([...new Set(request.query.evidenceIds)], request.actor, context);
  const isToMake = ({ evidence, known }: Found): boolean => known === undefined && canMake(evidence, context);
  const toMake = found.filter(isToMake);
  const made = new Map<EvidenceId, Uint8Array | undefined>();
  for (const { evidence } of toMake.slice(0, mostMade))
    // oxlint-disable-next-line no-await-in-loop -- one picture in memory at a time
    made.set(evidence.id, await make(evidence, context));
  const later = new Set(toMake.slice(mostMade).map(({ evidence }) => evidence.id));
  const items = found
    .filter(({ evidence }) => !later.has(evidence.id))
    .map(({ evidence, known }) => shown(evidence, known ?? made.get(evidence.id)));
  await tell(request, context, items);
  return accept({ items, later: [...later] });
});
