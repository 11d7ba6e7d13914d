import { accept, type Result } from '#domain/kernel/result.ts';
import type { DeepReadonly } from '#contract/deep-readonly.ts';
import type { Refusal } from '#contract/refusals/every-refusal.ts';
import type { StoredClaim } from './claim-record.ts';
import type { ClaimView } from '#contract/shapes/claim-view.ts';
import { claimViewOf } from './claim-view.ts';
import type { Acting } from './commit-act.ts';
import { judgedClaim } from './judged-claim.ts';

/** The claim after an act, as whoever did it may see it. */
export const answerAct = async <R extends Refusal>(
  { request: { actor, at }, context }: Acting,
  acted: Result<StoredClaim, R>,
): Promise<Result<DeepReadonly<ClaimView>, R>> =>
  acted.ok ? accept(claimViewOf(await judgedClaim(context, acted.value, { at }), actor)) : acted;
