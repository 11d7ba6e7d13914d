import { mayReadClaim } from '#domain/claims/claim-rights.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Masters } from '#domain/tenants/masters.ts';
import type { Refused } from '#lambdas/adapters/transaction.ts';
import type { Refusal } from '#lambdas/http/refusals.ts';
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

type Decide = (record: ClaimRecord, masters: Masters) => Promise<Result<Outcome, Refusal>>;

type Refusals = {
  /** Somebody else wrote first. @default claim-changed-meanwhile */
  readonly whenOvertaken?: Refusal;
  /** A condition of the outcome's further writes failed: the refusal, or another attempt. */
  readonly whenFurtherFails?: (refused: Refused<FurtherWrites>) => Refusal | 'again';
};

const answerOf = (
  act: Act,
  settled: Settled,
  { whenOvertaken = { kind: 'claim-changed-meanwhile' }, whenFurtherFails }: Refusals,
): Result<ClaimRecord, Refusal> | 'again' => {
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
      return refusal === 'again' ? refusal : refuse(refusal);
    }
  }
};

const attemptOn = async (act: Act, claimId: ClaimId, decide: Decide, refusals: Refusals) => {
  const { request, context } = act;
  const [stored, masters] = await Promise.all([findClaim(context.table, claimId), mastersOf(context.table)]);
  if (stored === undefined || !mayReadClaim(request.actor, stored.claim))
    return refuse({ kind: 'not-found' } as const);
  const record = judgedRecord(stored, masters, request.at);
  const seen = answeredBefore(record.acts, request);
  if (seen === 'same') return accept(record);
  if (seen === 'other') return refuse({ kind: 'idempotency-key-reused' } as const);

  const decision = await decide(record, masters);
  return decision.ok ? answerOf(act, await settle(act, decision.value, { record }), refusals) : decision;
};

/** Find, decide, save: the whole of an act on an existing claim, safe to be sent again (README 5.14, 5.21). */
export const actOnClaim = async (
  act: Act,
  claimId: ClaimId,
  { decide, ...refusals }: Refusals & { readonly decide: Decide },
): Promise<Result<ClaimRecord, Refusal>> => {
  const { pauseAfter } = act.context.table.patience;
  for (let attempts = 0; ; attempts += 1) {
    // Each attempt rests on what the one before it learned.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await attemptOn(act, claimId, decide, refusals);
    if (answer !== 'again') return answer;
    // oxlint-disable-next-line no-await-in-loop
    if (!(await pauseAfter(attempts))) return refuse({ kind: 'temporarily-unavailable' });
  }
};
