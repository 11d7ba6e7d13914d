import { reasonWanted } from '#contract/shapes/reason-wanted.ts';
import * as claims from '#contract/claims.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { castVote, type VotedClaim } from '#domain/claims/cast-vote.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { mustBeOpened } from '#domain/verdicts/worth-seeing.ts';
import { actOnClaim } from './act-on-claim.ts';
import { pinnedVerdict, type StoredClaim } from './claim-record.ts';
import { editionWrite } from './claim-store.ts';
import type { FurtherWrites } from './commit-act.ts';
import { isApplicantHere } from './applicant-standing.ts';
import { answerAct } from './answer-act.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { mastersOf } from '#lambdas/settings/tenant-masters.ts';
import { inboxDeletes, inboxPuts } from '#lambdas/approvals/inbox-store.ts';

const reasonMissing: RefusalOf<'input-malformed'> = {
  kind: 'input-malformed',
  fields: [{ path: 'reason', message: reasonWanted }],
};

/** The step leaves every approver's inbox; the next one enters its own, or the edition is put by. */
const consequences = (found: StoredClaim, after: VotedClaim): FurtherWrites => {
  const { claim } = found;
  if (claim.status !== 'submitted') return {};
  const cleared = inboxDeletes(claim);
  switch (after.status) {
    case 'submitted':
      return { inbox: [...cleared, ...inboxPuts(after, { ...found, verdict: pinnedVerdict(found) })] };
    case 'returned':
      return { inbox: cleared, edition: editionWrite(claim, claim.edition, found) };
    case 'approved':
    case 'rejected':
      return { inbox: cleared };
  }
};

/** Only where the claim goes back to its applicant it matters whether he is there, as the settings of now say. */
const standingFor = async (
  { kind }: BodyOf<typeof claims.castVote>,
  { claim }: StoredClaim,
  { table }: TenantContext,
) => {
  if (kind !== 'send-back') return { masters: {}, isHere: true };
  const masters = await mastersOf(table);
  return { masters: { masters }, isHere: await isApplicantHere(table, masters, claim) };
};

export const castVoteEndpoint = endpoint(claims.castVote, async (request, context) => {
  const { actor, at, params, body: vote } = request;
  const acting = { request, context, action: `claim.${vote.kind}` as const };
  const voted = await actOnClaim(acting, params.claimId, {
    // Whoever loses the race reads 「既に処理済み」, not a message about versions (P-11).
    whenOvertaken: { kind: 'already-processed' },
    decide: async (found) => {
      const isToBeOpened = found.verdict !== undefined && mustBeOpened(found.verdict);
      const { masters, isHere } = await standingFor(vote, found, context);
      const situation = { isToBeOpened, isApplicantHere: isHere };
      const decision = castVote(found.claim, { ...vote, by: actor, at }, situation);
      if (!decision.ok)
        return refuse(decision.refusal.kind === 'reason-missing' ? reasonMissing : decision.refusal);
      const detail = vote.kind === 'approve' ? { from: vote.from } : {};
      return accept({
        ...decision.value,
        ...masters,
        detail,
        further: consequences(found, decision.value.claim),
      });
    },
  });
  return answerAct(acting, voted);
});
