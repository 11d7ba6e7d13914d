import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Masters } from '#domain/tenants/masters.ts';
import type { Refused } from '#lambdas/adapters/transaction.ts';
import type { Refusal, RefusalOf } from '#lambdas/http/refusals.ts';
import { mastersOf } from '#lambdas/settings/tenant-masters.ts';
import type { ClaimRecord } from './claim-record.ts';
import { findClaim } from './claim-store.ts';
import { judgedRecord } from './judge-content.ts';
import {
  answeredBefore,
  settle,
  type Act,
  type FurtherWrites,
  type Outcome,
  type Settled,
} from './settle-claim.ts';

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
  act: Act,
  settled: Settled,
  { whenOvertaken, whenFurtherFails }: Refusals<Overtaken, Further>,
): Result<ClaimRecord, Overtaken | Exclude<Further, 'again'>> | 'again' => {
  switch (settled.kind) {
    case 'stored':
      return accept(settled.record);
    case 'masters-changed':
    case 'met-others':
      return 'again';
    case 'overtaken':
      // The old header decides: if it holds this very request, its first sending was the one that won.
      return answeredBefore(settled.acts, act.request) === 'same' ? 'again' : refuse(whenOvertaken);
    case 'further-failed': {
      const refusal = whenFurtherFails?.(settled.refused) ?? whenOvertaken;
      return isRefusal(refusal) ? refuse(refusal) : 'again';
    }
  }
};

type Attempt<R extends Refusal, Overtaken extends Refusal, Further extends Refusal | 'again'> = Refusals<
  Overtaken,
  Further
> & { readonly decide: (record: ClaimRecord, masters: Masters) => Promise<Result<Outcome, R>> };

const attemptOn = async <R extends Refusal, Overtaken extends Refusal, Further extends Refusal | 'again'>(
  act: Act,
  claimId: ClaimId,
  { decide, ...refusals }: Attempt<R, Overtaken, Further>,
): Promise<Result<ClaimRecord, Always | R | Overtaken | Exclude<Further, 'again'>> | 'again'> => {
  const { request, context } = act;
  const [stored, masters] = await Promise.all([findClaim(context.table, claimId), mastersOf(context.table)]);
  const { maySee = mayReadClaim } = refusals;
  if (stored === undefined || !maySee(request.actor, stored.claim))
    return refuse({ kind: 'not-found' } as const);
  const record = await judgedRecord(context, stored, { masters, at: request.at });
  const seen = answeredBefore(record.acts, request);
  if (seen === 'same') return accept(record);
  if (seen === 'other') return refuse({ kind: 'idempotency-key-reused' } as const);

  const decision = await decide(record, masters);
  return decision.ok ? answerOf(act, await settle(act, decision.value, { record }), refusals) : decision;
};

/** Find, decide, save: the whole of an act on an existing claim, safe to be sent again (README 5.14, 5.21). */
export const actOnClaim = async <
  R extends Refusal,
  const Overtaken extends Refusal,
  const Further extends Refusal | 'again' = never,
>(
  act: Act,
  claimId: ClaimId,
  attempt: Attempt<R, Overtaken, Further>,
): Promise<Result<ClaimRecord, Always | R | Overtaken | Exclude<Further, 'again'>>> => {
  const { pauseAfter } = act.context.table.patience;
  for (let attempts = 0; ; attempts += 1) {
    // Each attempt rests on what the one before it learned.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await attemptOn(act, claimId, attempt);
    if (answer !== 'again') return answer;
    // oxlint-disable-next-line no-await-in-loop
    if (!(await pauseAfter(attempts))) return refuse({ kind: 'temporarily-unavailable' });
  }
};
