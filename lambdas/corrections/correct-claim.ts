import * as corrections from '#contract/corrections.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { correctClaim, mayBeCorrected } from '#domain/claims/correct-claim.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { inboxPuts } from '#lambdas/approvals/inbox-store.ts';
import { actOnClaim } from '#lambdas/claims/act-on-claim.ts';
import { answerWithBooks } from '#lambdas/claims/answer-with-books.ts';
import type { StoredClaim } from '#lambdas/claims/claim-record.ts';
import type { Acting, Outcome } from '#lambdas/claims/commit-act.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { readMastersAhead } from '#lambdas/settings/tenant-masters.ts';
import { broughtLabels } from './brought-labels.ts';
import { correctableOf, plannedOf } from './corrections-of-claim.ts';

type Refusals = RefusalOf<
  | 'already-processed'
  | 'claim-changed-meanwhile'
  | 'correction-blocked'
  | 'correction-changes-nothing'
  | 'input-malformed'
  | 'not-allowed'
  | 'route-may-not-see'
>;

const decide = async (
  { request: { actor, at }, context }: Acting,
  found: StoredClaim,
  body: BodyOf<typeof corrections.correctClaim>,
): Promise<Result<Outcome, Refusals>> => {
  const { expectedVersion, reason } = body;
  const deed = { by: actor, at, expectedVersion };
  const open = mayBeCorrected(found.claim, deed);
  if (!open.ok) return open;
  const correctable = await correctableOf(context, { ...found, claim: open.value }, at);
  const planned = plannedOf(correctable, body);
  if (!planned.ok) return planned;
  const { verdict, changes, corrections: decided } = planned.value;
  const labels = broughtLabels({ actor, at, correctable }, planned.value, body);
  if (!labels.ok) return labels;
  const told = { ...deed, verdict, changes, labels: labels.value };
  const { claim, event } = correctClaim(open.value, reason === undefined ? told : { ...told, reason });
  if (event.labelled !== undefined) {
    // Few corrections bring a label along: who may see it is not loaded for the others.
    const { stepWithoutSight } = await import('#lambdas/labels/step-without-sight.ts');
    const step = await stepWithoutSight(claim, correctable.masters);
    if (step !== undefined) return refuse({ kind: 'route-may-not-see', step });
  }
  return accept({
    claim,
    event,
    detail: { changes, ...(event.labelled === undefined ? {} : { labelled: event.labelled }) },
    content: { lines: found.lines, verdict, corrections: decided },
    masters: correctable.masters,
    // Whoever is asked for a vote reads what there is now.
    further: claim.status === 'submitted' ? { inbox: inboxPuts(claim, { ...found, verdict }) } : {},
  });
};

/** 訂正 (K-12): lines, their verdict, the header and the event that tells of it are one transaction. */
export const correctClaimEndpoint = endpoint(corrections.correctClaim, async (request, context) => {
  const acting = { request, context, action: 'claim.correct' as const };
  readMastersAhead(context.table);
  const corrected = await actOnClaim(acting, request.params.claimId, {
    whenOvertaken: { kind: 'claim-changed-meanwhile' },
    decide: (found) => decide(acting, found, request.body),
  });
  return answerWithBooks(acting, corrected);
});
