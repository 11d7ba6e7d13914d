import * as v from 'valibot';
import { discardClaim } from '#domain/claims/discard-claim.ts';
import { accept } from '#domain/kernel/result.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { actOnClaim } from './act-on-claim.ts';
import { claimParams } from './claim-schema.ts';

const versionText = v.pipe(
  v.string(),
  v.regex(/^[1-9][0-9]{0,8}$/, '整数で指定してください'),
  v.transform(Number),
);

/** Nothing is erased: the draft leaves every list, its record stays. */
export const discardClaimEndpoint = endpoint({
  summary: '下書きを破棄する',
  may: 'claims.write',
  refusals: {
    'temporarily-unavailable': true,
    'not-found': true,
    'not-allowed': true,
    'already-processed': true,
    'claim-changed-meanwhile': true,
    'idempotency-key-reused': true,
  },
  params: claimParams,
  query: v.strictObject({ expectedVersion: versionText }),
  status: 204,
  answer: v.undefined(),
  run: async (request, context) => {
    const { actor, at, params, query } = request;
    const discarded = await actOnClaim({ request, context, action: 'claim.discard' }, params.claimId, {
      whenOvertaken: { kind: 'claim-changed-meanwhile' },
      decide: async ({ claim }) => {
        const decision = discardClaim(claim, { by: actor, at, ...query });
        return decision.ok ? accept(decision.value) : decision;
      },
    });
    return discarded.ok ? accept(undefined) : discarded;
  },
});
