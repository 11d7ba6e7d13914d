import { accept, type Result } from '#domain/kernel/result.ts';
import type { DeepReadonly } from '#contract/deep-readonly.ts';
import type { Refusal } from '#contract/refusals/every-refusal.ts';
import type { ClaimView } from '#contract/shapes/claim-view.ts';
import { booksOnUse } from './books-on-use.ts';
import type { StoredClaim } from './claim-record.ts';
import { claimViewOf } from './claim-view.ts';
import type { Acting } from './commit-act.ts';
import { judgedClaim } from './judged-claim.ts';

/** The claim after an act of 経理, with what the books hold of it, or will. */
export const answerWithBooks = async <R extends Refusal>(
  { request: { actor, at }, context }: Pick<Acting, 'request' | 'context'>,
  acted: Result<StoredClaim, R>,
): Promise<Result<DeepReadonly<ClaimView>, R>> => {
  if (!acted.ok) return acted;
  const record = await judgedClaim(context, acted.value, { at });
  const books = await booksOnUse(record, { table: context.table, actor, at });
  return accept(claimViewOf(record, actor, books));
};
