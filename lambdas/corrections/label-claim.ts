import { labelClaim as contract } from '#contract/corrections.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { labelClaim, mayBeLabelled } from '#domain/claims/label-claim.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import { codesIn, labelsToApprove } from '#domain/labels/borne-label.ts';
import { giveLabels } from '#domain/labels/give-labels.ts';
import { seesLabels } from '#domain/rights/sight.ts';
import { stepWithoutSight } from '#lambdas/labels/step-without-sight.ts';
import { inboxPuts } from '#lambdas/approvals/inbox-store.ts';
import { endpoint, type ActorRequestOf } from '#lambdas/http/endpoint.ts';
import { entriesOfClaim, postingsOf } from '#lambdas/journals/journal-store.ts';
import { relabelledWrites } from '#lambdas/journals/label-entries.ts';
import { mastersOf, readMastersAhead } from '#lambdas/settings/tenant-masters.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { actOnClaim } from '#lambdas/claims/act-on-claim.ts';
import { answerWithBooks } from '#lambdas/claims/answer-with-books.ts';
import { pinnedVerdict, type StoredClaim } from '#lambdas/claims/claim-record.ts';
import type { FurtherWrites, Outcome } from '#lambdas/claims/commit-act.ts';

type Refusals = RefusalOf<
  'claim-changed-meanwhile' | 'input-malformed' | 'not-allowed' | 'route-may-not-see'
>;

const malformed = (path: string, message: string): RefusalOf<'input-malformed'> => ({
  kind: 'input-malformed',
  fields: [{ path, message }],
});

/** What else says which labels it bears: inboxes of the open step, and what stands beside its entries in the books. */
const consequences = async (
  table: TenantTable,
  found: StoredClaim,
  after: Claim,
): Promise<FurtherWrites> => ({
  ...(after.status === 'submitted'
    ? { inbox: inboxPuts(after, { ...found, verdict: pinnedVerdict(found) }) }
    : {}),
  journals: relabelledWrites(after, await entriesOfClaim(table, after.id, postingsOf(found))),
});

const decide = async (
  { actor, at, body }: ActorRequestOf<typeof contract>,
  table: TenantTable,
  found: StoredClaim,
): Promise<Result<Outcome, Refusals>> => {
  const before = codesIn(found.claim);
  const { labels, evidenceLabels = before.evidenceLabels, reason, expectedVersion } = body;
  const deed = { by: actor, at, expectedVersion };
  const open = mayBeLabelled(found.claim, deed);
  if (!open.ok) return open;
  const strange = evidenceLabels.findIndex(({ id }) => !found.evidence.some((file) => file.id === id));
  if (strange >= 0) return refuse(malformed(`evidenceLabels.${strange}.id`, 'この申請にない証憑です'));
  const masters = await mastersOf(table);
  const given = giveLabels(
    { labels, evidenceLabels },
    {
      masters,
      before: found.claim,
      fromItems: [],
      by: 'office',
    },
  );
  if (given.faults.length > 0) return refuse({ kind: 'input-malformed', fields: given.faults });
  // Whoever labels goes on seeing what he did: nobody takes it out of his own sight, or anybody's, by mistake.
  if (!seesLabels(actor.sight, labelsToApprove(given.borne)))
    return refuse(malformed('labels', '自分に閲覧権限のない情報のラベルは付けられません'));
  const { claim, event } = labelClaim(found.claim, {
    ...deed,
    labels: given.borne,
    ...(reason === undefined ? {} : { reason }),
  });
  const step = await stepWithoutSight(claim, masters);
  if (step !== undefined) return refuse({ kind: 'route-may-not-see', step });
  const further = await consequences(table, found, claim);
  return accept({ claim, event, masters, detail: { before, after: codesIn(claim) }, further });
};

export const labelClaimEndpoint = endpoint(contract, async (request, context) => {
  readMastersAhead(context.table);
  const labelled = await actOnClaim({ request, context, action: 'claim.label' }, request.params.claimId, {
    whenOvertaken: { kind: 'claim-changed-meanwhile' },
    decide: (found) => decide(request, context.table, found),
  });
  return answerWithBooks({ request, context }, labelled);
});
