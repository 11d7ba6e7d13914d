import * as v from 'valibot';
import { longestSentFileName, shortenFileName } from '#domain/evidence/file-name.ts';
import { fileTypeNames, fileTypeOf, knownMediaTypes, largestFileBytes } from '#domain/evidence/file-types.ts';
import { isEvidenceId } from '#domain/kernel/ids.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { claimId } from '#lambdas/claims/claim-schema.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { filledLine, ulidShape } from '#contract/shapes/text.ts';
import {
  claimOpenForReceipts,
  documentKeyOf,
  evidenceWrites,
  findEvidence,
  whyClosed,
} from './evidence-record.ts';
import type { Evidence } from '#rows/evidence.ts';

export const evidenceId = ulidShape(isEvidenceId, '証憑IDの形が正しくありません');

const body = v.strictObject({
  id: evidenceId,
  claimId,
  fileName: v.pipe(
    filledLine(longestSentFileName, 'ファイル名を指定してください'),
    v.regex(/^[^/\\]+$/u, 'ファイル名に使えない文字が含まれています'),
    v.transform(shortenFileName),
  ),
  contentType: v.pipe(
    v.picklist(knownMediaTypes, `添付できるのは ${fileTypeNames} のファイルです`),
    v.transform((mediaType): string => fileTypeOf(mediaType)?.type ?? mediaType),
  ),
  size: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1, '空のファイルは添付できません'),
    v.maxValue(largestFileBytes, '1ファイルは20 MBまでです'),
  ),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'SHA-256は64桁の16進数で指定してください')),
});

/** An hour before the retention purge may take a reservation away, nobody is handed an address for it any more. */
const renewableMillis = 23 * 3_600_000;

const isRenewable = ({ reservedAt }: Evidence, at: Instant): boolean =>
  Date.parse(at) - Date.parse(reservedAt) < renewableMillis;

const isSame = (a: Evidence, b: Evidence): boolean =>
  a.ownerId === b.ownerId && a.claimId === b.claimId && a.sha256 === b.sha256 && a.size === b.size;

/** Reserves a place for one file and signs an upload of exactly those bytes. The same request may come again. */
export const reserveEvidenceEndpoint = endpoint({
  summary: '証憑のアップロード先を取得する',
  may: 'claims.write',
  refusals: { 'not-found': true, 'evidence-in-use': true, 'claim-closed-for-receipts': true },
  body,
  status: 201,
  answer: v.object({
    id: v.string(),
    uploadUrl: v.string(),
    headers: v.record(v.string(), v.string()),
  }),
  run: async (request, { table, audit, documents }) => {
    const { at, actor, sourceIp } = request;
    const evidence: Evidence = { ...request.body, ownerId: actor.userId, reservedAt: at };
    const outcome = await table.transact({
      ...evidenceWrites(evidence),
      claim: claimOpenForReceipts(evidence.claimId, actor.userId),
      audit: await audit(request, { action: 'evidence.reserve', target: evidence.id, outcome: 'done' }),
    });
    if (!outcome.stored) {
      // Also a repeated reservation is answered only while the claim takes receipts.
      const { claim } = outcome.refused;
      if (claim !== undefined) return refuse(whyClosed(claim, actor.userId));
      const known = await findEvidence(table, evidence.id);
      if (known === undefined) return refuse({ kind: 'evidence-in-use' });
      if (!isSame(known, evidence) || !isRenewable(known, at)) return refuse({ kind: 'evidence-in-use' });
    }
    const upload = { ...evidence, key: documentKeyOf(evidence.id), sourceIp, at };
    const { url, headers } = await documents.uploadAddress(upload);
    return accept({ id: evidence.id, uploadUrl: url, headers });
  },
});
