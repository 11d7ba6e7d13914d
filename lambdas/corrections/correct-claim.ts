import * as corrections from '#contract/corrections.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { correctClaim, mayBeCorrected } from '#domain/claims/correct-claim.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { labelsToApprove } from '#domain/labels/borne-label.ts';
import { withLabelsOfItems } from '#domain/labels/bring-labels.ts';
import { withCorrectedItem } from '#domain/lines/line-correction.ts';
import { seesLabels } from '#domain/rights/sight.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { stepWithoutSight } from '#lambdas/labels/step-without-sight.ts';
import { inboxPuts } from '#lambdas/approvals/inbox-store.ts';
import { actOnClaim } from '#lambdas/claims/act-on-claim.ts';
import { answerWithBooks } from '#lambdas/claims/answer-with-books.ts';
import type { StoredClaim } from '#lambdas/claims/claim-record.ts';
import type { Acting, Outcome } from '#lambdas/claims/commit-act.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { readMastersAhead } from '#lambdas/settings/tenant-masters.ts';
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

const mayNotSee = 'この経費科目には、自分に閲覧権限のない情報のラベルが付いているため選べません';

const malformed = (messages: readonly string[]): RefusalOf<'input-malformed'> => ({
  kind: 'input-malformed',
  fields: messages.map((message) => ({ path: 'corrections.0.itemCode', message })),
});

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
  const brought = withLabelsOfItems(open.value, {
    masters: correctable.masters,
    lines: correctable.lines.map((line) => withCorrectedItem(line, decided)),
    today: jstDateOf(at),
    by: 'office',
  });
  if (brought.faults.length > 0) return refuse(malformed(brought.faults.map(({ message }) => message)));
  // Whoever corrects goes on seeing what he did.
  if (!seesLabels(actor.sight, labelsToApprove(brought.borne))) return refuse(malformed([mayNotSee]));
  const told = { ...deed, verdict, changes, labels: brought.borne };
  const { claim, event } = correctClaim(open.value, reason === undefined ? told : { ...told, reason });
  const step = event.labelled === undefined ? undefined : await stepWithoutSight(claim, correctable.masters);
  if (step !== undefined) return refuse({ kind: 'route-may-not-see', step });
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
