import { reserveEvidence } from '#contract/evidence.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { documentKeyOf } from '#lambdas/adapters/tenant/evidence-places.ts';
import { bytesCounted, noRoom } from '#lambdas/usage/use-store.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { claimOpenForReceipts, evidenceWrites, findEvidence, whyClosed } from './evidence-record.ts';
import type { Evidence } from '#rows/evidence.ts';

/** An hour before the retention purge may take a reservation away, nobody is handed an address for it any more. */
const renewableMillis = 23 * 3_600_000;

const isRenewable = ({ reservedAt }: Evidence, at: Instant): boolean =>
  Date.parse(at) - Date.parse(reservedAt) < renewableMillis;

const isSame = (a: Evidence, b: Evidence): boolean =>
  a.ownerId === b.ownerId && a.claimId === b.claimId && a.sha256 === b.sha256 && a.size === b.size;

/** Reserves a place for one file and signs an upload of exactly those bytes. The same request may come again. */
export const reserveEvidenceEndpoint = endpoint(
  reserveEvidence,
  async (request, { table, audit, documents }) => {
    const { at, actor, sourceIp } = request;
    const evidence: Evidence = { ...request.body, ownerId: actor.userId, reservedAt: at };
    const counted = await bytesCounted(table, { ...evidence, limits: actor.limits });
    const outcome = await table.transact({
      ...evidenceWrites(evidence),
      // Whoever asks again for a place that is his needs no further room.
      counted: counted === 'full' ? noRoom : counted,
      claim: claimOpenForReceipts(evidence.claimId, actor.userId),
      audit: await audit(request, { action: 'evidence.reserve', target: evidence.id, outcome: 'done' }),
    });
    if (!outcome.stored) {
      // Also a repeated reservation is answered only while the claim takes receipts.
      const { claim, counted: isFull } = outcome.refused;
      if (claim !== undefined) return refuse(whyClosed(claim, actor.userId));
      const known = await findEvidence(table, evidence.id);
      if (known === undefined)
        return refuse({ kind: isFull === undefined ? 'evidence-in-use' : 'storage-limit-reached' });
      if (!isSame(known, evidence) || !isRenewable(known, at)) return refuse({ kind: 'evidence-in-use' });
    }
    const upload = { ...evidence, key: documentKeyOf(evidence.id), sourceIp, at };
    const { url, headers } = await documents.uploadAddress(upload);
    return accept({ id: evidence.id, uploadUrl: url, headers });
  },
);
