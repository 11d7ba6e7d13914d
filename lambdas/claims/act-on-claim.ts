import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Refused } from '#lambdas/adapters/tenant/transaction.ts';
import type { Refusal, RefusalOf } from '#contract/refusals/every-refusal.ts';
import { areMastersOutdated } from '#lambdas/settings/tenant-masters.ts';
import type { StoredClaim } from './claim-record.ts';
import { findClaim } from './claim-store.ts';
import {
  answeredBefore,
  commitAct,
  type Acting,
  type Committed,
  type FurtherWrites,
  type Outcome,
} from './commit-act.ts';

type Refusals<Overtaken extends Refusal, Further extends Refusal | 'again'> = {
  /** Who may know that the claim is there. @default mayReadClaim */
  readonly maySee?: typeof mayReadClaim;
  /** Somebody else wrote first: mostly claim-changed-meanwhile. */
  readonly whenOvertaken: Overtaken;
  /** A condition of the outcome's further writes failed: the refusal, or another attempt. */
  readonly whenFurtherFails?: (refused: Refused<FurtherWrites>) => Further;
};

/** What every act on a claim can be answered with, whatever it decides. */
type Always = RefusalOf<'idempotency-key-reused' | 'not-found' | 'temporarily-unavailable'>;

const isRefusal = <Given extends Refusal | 'again'>(given: Given): given is Exclude<Given, 'again'> =>
  given !== 'again';

const answerOf = <Overtaken extends Refusal, Further extends Refusal | 'again'>(
  acting: Acting,
  committed: Committed,
  { whenOvertaken, whenFurtherFails }: Refusals<Overtaken, Further>,
): Result<StoredClaim, Overtaken | Exclude<Further, 'again'>> | 'again' => {
  switch (committed.kind) {
    case 'stored':
      return accept(committed.record);
    case 'masters-changed':
    case 'met-others':
      return 'again';
    case 'overtaken':
      // The old header decides: if it holds this very request, its first sending was the one that won.
      return answeredBefore(committed.acts, acting.request) === 'same' ? 'again' : refuse(whenOvertaken);
    case 'further-failed': {
      const refusal = whenFurtherFails?.(committed.refused) ?? whenOvertaken;
      return isRefusal(refusal) ? refuse(refusal) : 'again';
    }
  }
};

type Attempt<R extends Refusal, Overtaken extends Refusal, Further extends Refusal | 'again'> = Refusals<
  Overtaken,
  Further
> & { readonly decide: (found: StoredClaim) => Promise<Result<Outcome, R>> };

const attemptOn = async <R extends Refusal, Overtaken extends Refusal, Further extends Refusal | 'again'>(
  acting: Acting,
  claimId: ClaimId,
  { decide, ...refusals }: Attempt<R, Overtaken, Further>,
): Promise<Result<StoredClaim, Always | R | Overtaken | Exclude<Further, 'again'>> | 'again'> => {
  const { request, context } = acting;
  const found = await findClaim(context.table, claimId);
  const { maySee = mayReadClaim } = refusals;
  if (found === undefined || !maySee(request.actor, found.claim))
    return refuse({ kind: 'not-found' } as const);
  const seen = answeredBefore(found.acts, request);
  if (seen === 'same') return accept(found);
  if (seen === 'other') return refuse({ kind: 'idempotency-key-reused' } as const);

  const decision = await decide(found);
  if (decision.ok)
    return answerOf(acting, await commitAct(acting, decision.value, { record: found }), refusals);
  return (await areMastersOutdated(context.table)) ? 'again' : decision;
};

/**
 * Find, decide, save: the whole of an act on an existing claim, safe to be sent again (README 5.14, 5.21). Nothing is
 * judged here: an act that rests on a verdict judges by itself, and the answer is judged where nothing did (judge-claim.ts).
 */
export const actOnClaim = async <
  R extends Refusal,
  const Overtaken extends Refusal,
  const Further extends Refusal | 'again' = never,
>(
  acting: Acting,
  claimId: ClaimId,
  attempt: Attempt<R, Overtaken, Further>,
): Promise<Result<StoredClaim, Always | R | Overtaken | Exclude<Further, 'again'>>> => {
  const { pauseAfter } = acting.context.table.patience;
  for (let attempts = 0; ; attempts += 1) {
    // Each attempt rests on what the one before it learned.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await attemptOn(acting, claimId, attempt);
    if (answer !== 'again') return answer;
    // oxlint-disable-next-line no-await-in-loop
    if (!(await pauseAfter(attempts))) return refuse({ kind: 'temporarily-unavailable' });
  }
};
