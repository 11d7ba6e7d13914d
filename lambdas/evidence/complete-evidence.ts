import { completeEvidence } from '#contract/evidence.ts';
import { createHash } from 'node:crypto';
import { lookAtFile } from '#domain/evidence/look-at-file.ts';
import { sayLook } from '#domain/evidence/look-words.ja.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { documentKeyOf } from '#lambdas/adapters/tenant/evidence-places.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { claimOpenForReceipts, evidenceWrites, findEvidence, whyClosed } from './evidence-record.ts';
import type { Evidence } from '#rows/evidence.ts';

type Found = Pick<Evidence, 'looks'>;

/** Looks at the very bytes whose SHA-256 was reserved, so that what was found holds for ever. */
const lookAtStored = async (
  evidence: Evidence,
  { documents }: TenantContext,
  keepAsAttachment: boolean,
): Promise<Result<Found, RefusalOf<'evidence-not-stored' | 'evidence-unsound'>>> => {
  const stored = await documents.read(documentKeyOf(evidence.id));
  const isReserved =
    stored?.bytes.length === evidence.size &&
    createHash('sha256').update(stored.bytes).digest('hex') === evidence.sha256;
  if (!isReserved) return refuse({ kind: 'evidence-not-stored' });
  const look = await lookAtFile({ ...evidence, bytes: stored.bytes });
  const { looks } = look;
  if (looks !== 'sound' && !keepAsAttachment)
    return refuse({ kind: 'evidence-unsound', looks, says: sayLook(look) });
  return accept({ looks });
};

const doneWith = ({ id, looks = 'sound' }: Evidence) => accept({ id, status: 'stored', looks } as const);

/**
 * The file has arrived: size and SHA-256 must be those that were reserved, and its bytes are looked at. What is damaged,
 * encrypted or misnamed is refused with its reason, or kept as 添付 when the applicant insists.
 * From here on the server's own time of saving counts (SCN-015); a client's clock has no say (S-13).
 */
export const completeEvidenceEndpoint = endpoint(completeEvidence, async (request, context) => {
  const { table, audit } = context;
  const evidence = await findEvidence(table, request.params.evidenceId);
  if (evidence?.ownerId !== request.actor.userId) return refuse({ kind: 'not-found' });
  if (evidence.storedAt !== undefined) return doneWith(evidence);

  const { keepAsAttachment = false } = request.body;
  const found = await lookAtStored(evidence, context, keepAsAttachment);
  if (!found.ok) return found;

  const done = { ...evidence, ...found.value, storedAt: request.at };
  const { claimId, fileName, sha256, looks } = done;
  const outcome = await table.transact({
    ...evidenceWrites(done),
    claim: claimOpenForReceipts(claimId, request.actor.userId),
    audit: await audit(request, {
      action: 'evidence.store',
      target: evidence.id,
      outcome: 'done',
      detail: { claimId, fileName, sha256, looks },
    }),
  });
  if (outcome.stored) return doneWith(done);
  const { claim } = outcome.refused;
  if (claim !== undefined) return refuse(whyClosed(claim, request.actor.userId));
  const now = await findEvidence(table, evidence.id);
  return now?.storedAt === undefined ? refuse({ kind: 'evidence-not-stored' }) : doneWith(now);
});
