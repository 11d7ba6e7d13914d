import * as v from 'valibot';
import { accept, refuse } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import {
  claimOpenForReceipts,
  documentKeyOf,
  evidenceWrites,
  findEvidence,
  whyClosed,
} from './evidence-record.ts';
import { evidenceId } from './reserve-evidence.ts';

/**
 * The file has arrived: size and SHA-256 as S3 computed them must be those that were reserved.
 * From here on the server's own time of saving counts (SCN-015); a client's clock has no say (S-13).
 */
export const completeEvidenceEndpoint = endpoint({
  summary: '証憑のアップロード完了を確認する',
  params: v.object({ evidenceId }),
  answer: v.object({ id: v.string(), status: v.literal('stored') }),
  run: async (request, { table, audit, documents }) => {
    const evidence = await findEvidence(table, request.params.evidenceId);
    if (evidence?.ownerId !== request.actor.userId) return refuse({ kind: 'not-found' });
    const done = { id: evidence.id, status: 'stored' } as const;
    if (evidence.storedAt !== undefined) return accept(done);

    const stored = await documents.head(documentKeyOf(evidence.id));
    const expected = Buffer.from(evidence.sha256, 'hex').toString('base64');
    if (stored === undefined || stored.size !== evidence.size || stored.sha256 !== expected)
      return refuse({ kind: 'evidence-not-stored' });

    const version = stored.versionId === undefined ? {} : { versionId: stored.versionId };
    const outcome = await table.transact({
      ...evidenceWrites({ ...evidence, storedAt: request.at, ...version }),
      claim: claimOpenForReceipts(evidence.claimId, request.actor.userId),
      audit: await audit(request, {
        action: 'evidence.store',
        target: evidence.id,
        outcome: 'done',
        detail: { claimId: evidence.claimId, fileName: evidence.fileName, sha256: evidence.sha256 },
      }),
    });
    if (outcome.stored) return accept(done);
    const { claim } = outcome.refused;
    if (claim !== undefined) return refuse(whyClosed(claim, request.actor.userId));
    const now = await findEvidence(table, evidence.id);
    return now?.storedAt === undefined ? refuse({ kind: 'evidence-not-stored' }) : accept(done);
  },
});
