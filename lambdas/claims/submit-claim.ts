import * as claims from '#contract/claims.ts';
import { approversMax, stepTooWide } from '#domain/approvals/route.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { withLabelsOfItems } from '#domain/labels/bring-labels.ts';
import { editableClaim } from '#domain/claims/editable-claim.ts';
import type { DraftClaim, ReturnedClaim } from '#domain/claims/claim.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { completeLines } from '#domain/lines/draft-line.ts';
import { submitClaim } from '#domain/claims/submit-claim.ts';
import { shownTo, withTwins } from '#domain/duplicates/judge-duplicates.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Finding } from '#domain/verdicts/finding.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import { fieldOf, sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { inboxPuts } from '#lambdas/approvals/inbox-store.ts';
import { routeOfClaim, tellTenantAdmins } from '#lambdas/approvals/route-of-claim.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import type { Actor } from '#lambdas/http/call.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import {
  areMastersOutdated,
  mastersOf,
  readMastersAhead,
  type TenantMasters,
} from '#lambdas/settings/tenant-masters.ts';
import { claimCounted } from '#lambdas/usage/use-store.ts';
import { keepPlaces } from '#lambdas/users/keep-places.ts';
import { actOnClaim } from './act-on-claim.ts';
import { fingerprintsOfAct, printsOf, type FingerprintsOfAct } from './claim-fingerprints.ts';
import { takeClaimNumber } from './claim-numbers.ts';
import type { StoredClaim } from './claim-record.ts';
import { answerAct } from './answer-act.ts';
import { judgedClaim } from './judged-claim.ts';
import { refundWrites } from './refund-originals.ts';
import type { Acting, Outcome } from './commit-act.ts';

const isBlock = ({ severity }: Finding): boolean => severity === 'block';

/** `lines.2.amount`, or `lines.2` where no single field is to blame. */
const under = (place: string, finding: Finding): string => {
  const field = fieldOf(finding);
  return field === 'line' ? place : `${place}.${field}`;
};

/** Every blocking finding at its field or line, in the words the editor shows too. */
const blocksOf = (actor: Actor, { lines, findings }: ClaimVerdict) => [
  ...findings.filter(isBlock).map((finding) => ({ path: fieldOf(finding), message: sayFinding(finding) })),
  ...lines.flatMap((line, index) =>
    line.findings
      .filter(isBlock)
      .map((finding) => shownTo(actor, finding))
      .map((finding) => ({ path: under(`lines.${index}`, finding), message: sayFinding(finding) })),
  ),
];

type Seen = {
  readonly found: StoredClaim;
  readonly expectedVersion: number;
  /** One and the same for every attempt of this request. */
  readonly newNumber: () => Promise<string>;
  readonly fingerprints: FingerprintsOfAct;
};

type Checked = { readonly verdict: ClaimVerdict; readonly fingerprints: readonly Write[] };

/**
 * The verdict with what other living claims have of the same, and the fingerprints to write with the submission. Those
 * that may stop it are entered before: a number is not spent on what is refused.
 */
const checkDuplicates = async (
  { context: { table } }: Acting,
  { found, fingerprints }: Pick<Seen, 'found' | 'fingerprints'>,
  {
    lines,
    verdict,
    ownWrites,
  }: { readonly lines: readonly ClaimLine[]; readonly verdict: ClaimVerdict; readonly ownWrites: number },
): Promise<Result<Checked, RefusalOf<'temporarily-unavailable'>>> => {
  const prints = await printsOf(table, found, lines);
  for (let attempts = 0; ; attempts += 1) {
    const { before, within } = fingerprints.parted(prints, ownWrites);
    // oxlint-disable-next-line no-await-in-loop -- each look rests on what stood in the way before
    const { twins, write } = await fingerprints.look(found.claim, prints);
    const judged = withTwins(verdict, lines, twins);
    if (!judged.canSubmit || before.length === 0)
      return accept({ verdict: judged, fingerprints: within.map(write) });
    // oxlint-disable-next-line no-await-in-loop
    const entered = await fingerprints.enter(before, write);
    if (entered.stored) continue;
    fingerprints.remember(entered.refused.fingerprints);
    // oxlint-disable-next-line no-await-in-loop
    if (!(await table.patience.pauseAfter(attempts))) return refuse({ kind: 'temporarily-unavailable' });
  }
};

/** An item may have got its label after the last save. */
const withItsLabels = (
  claim: DraftClaim | ReturnedClaim,
  { lines }: Pick<StoredClaim, 'lines'>,
  { masters, at }: { readonly masters: TenantMasters; readonly at: Instant },
): Result<DraftClaim | ReturnedClaim, RefusalOf<'claim-not-submittable'>> => {
  const { borne, faults } = withLabelsOfItems(claim, {
    masters,
    lines,
    today: jstDateOf(at),
    by: 'applicant',
  });
  if (faults.length > 0) return refuse({ kind: 'claim-not-submittable', fields: faults });
  return accept({ ...claim, ...borne });
};

/** What a submission may be refused for. */
type Refusals = RefusalOf<
  | 'already-processed'
  | 'claim-changed-meanwhile'
  | 'claim-not-submittable'
  | 'claims-limit-reached'
  | 'not-allowed'
  | 'route-has-nobody'
  | 'route-may-not-see'
  | 'route-step-too-wide'
  | 'temporarily-unavailable'
>;

const decide = async (acting: Acting, seen: Seen): Promise<Result<Outcome, Refusals>> => {
  const { found, expectedVersion, newNumber } = seen;
  const { request, context } = acting;
  const { at, actor } = request;
  const deed = { by: actor, at, expectedVersion };
  const editable = editableClaim(found.claim, deed);
  if (!editable.ok) return editable;
  await keepPlaces(context.table);
  const masters = await mastersOf(context.table);
  const labelled = withItsLabels(editable.value, found, { masters, at });
  if (!labelled.ok) return labelled;
  const claim = labelled.value;
  const { verdict, originals = [] } = await judgedClaim(context, found, { at, masters });
  if (!verdict.canSubmit) return refuse({ kind: 'claim-not-submittable', fields: blocksOf(actor, verdict) });

  const lines = completeLines(found.lines);
  const route = await routeOfClaim(acting, { claim, lines }, { masters, verdict });
  if (!route.ok) {
    const { kind, stepName } = route.refusal;
    // Nobody is refused for a hole that was mended: what this environment remembers may be older.
    if (await areMastersOutdated(context.table)) return decide(acting, seen);
    await tellTenantAdmins(acting, claim, { masters, stepName });
    return refuse({ kind, step: stepName });
  }
  const wide = stepTooWide(route.value);
  if (wide !== undefined) return refuse({ kind: 'route-step-too-wide', step: wide.name, approversMax });
  const ownWrites = (route.value.steps[0]?.approvers.length ?? 0) + originals.length;
  const checked = await checkDuplicates(acting, seen, { lines, verdict, ownWrites });
  if (!checked.ok) return checked;
  const { verdict: pinned, fingerprints } = checked.value;
  if (!pinned.canSubmit) return refuse({ kind: 'claim-not-submittable', fields: blocksOf(actor, pinned) });
  const { limits } = actor;
  const counted =
    claim.number === undefined ? await claimCounted(context.table, { id: claim.id, at, limits }) : undefined;
  if (counted === 'full') return refuse({ kind: 'claims-limit-reached' });
  // A number is spent only now that nothing but a race can refuse the submission.
  const number = claim.number ?? (await newNumber());
  const decision = submitClaim(claim, { ...deed, number, verdict: pinned, route: route.value });
  if (!decision.ok) return refuse({ kind: 'claim-not-submittable', fields: blocksOf(actor, pinned) });
  return accept({
    ...decision.value,
    content: { lines, verdict: pinned, originals },
    masters,
    further: {
      inbox: inboxPuts(decision.value.claim, { ...found, verdict: pinned }),
      refunds: refundWrites(originals, { claim, lines }, () => context.newId(at)),
      fingerprints,
      counted,
    },
  });
};

export const submitClaimEndpoint = endpoint(claims.submitClaim, async (request, context) => {
  const acting = { request, context, action: 'claim.submit' as const };
  readMastersAhead(context.table, request.actor.userId);
  let taken: Promise<string> | undefined;
  const newNumber = () => (taken ??= takeClaimNumber(context.table));
  const fingerprints = fingerprintsOfAct(acting);
  const submitted = await actOnClaim(acting, request.params.claimId, {
    whenOvertaken: { kind: 'claim-changed-meanwhile' },
    // Another claim has something of the same, or had, or takes back of the same lines: the submission is decided anew with it.
    whenFurtherFails: (refused) => {
      fingerprints.remember(refused.fingerprints ?? []);
      return 'again';
    },
    decide: (found) => decide(acting, { found, ...request.body, newNumber, fingerprints }),
  });
  return answerAct(acting, submitted);
});
