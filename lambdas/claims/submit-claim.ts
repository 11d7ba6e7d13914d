import { editable } from '#domain/claims/editable.ts';
import { completeLines } from '#domain/claims/draft-line.ts';
import { submitClaim } from '#domain/claims/submit-claim.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Masters } from '#domain/tenants/masters.ts';
import type { Finding } from '#domain/verdicts/finding.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import { fieldOf, sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { inboxPuts } from '#lambdas/approvals/inbox-store.ts';
import { routeOfClaim, tellTenantAdmins } from '#lambdas/approvals/route-of-claim.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import type { RefusalOf } from '#lambdas/http/refusals.ts';
import { actOnClaim } from './act-on-claim.ts';
import { takeClaimNumber } from './claim-numbers.ts';
import type { ClaimRecord } from './claim-record.ts';
import { claimActBody, claimParams } from './claim-schema.ts';
import { claimView } from './claim-view-schema.ts';
import { claimViewOf } from './claim-view.ts';
import { judgeWritten } from './judge-content.ts';
import type { Act, Outcome } from './settle-claim.ts';

const isBlock = ({ severity }: Finding): boolean => severity === 'block';

/** `lines.2.amount`, or `lines.2` where no single field is to blame. */
const under = (place: string, finding: Finding): string => {
  const field = fieldOf(finding);
  return field === 'line' ? place : `${place}.${field}`;
};

/** Every blocking finding at its field or line, in the words the editor shows too. */
const blocksOf = ({ lines, findings }: ClaimVerdict) => [
  ...findings.filter(isBlock).map((finding) => ({ path: fieldOf(finding), message: sayFinding(finding) })),
  ...lines.flatMap((line, index) =>
    line.findings
      .filter(isBlock)
      .map((finding) => ({ path: under(`lines.${index}`, finding), message: sayFinding(finding) })),
  ),
];

type Seen = {
  readonly record: ClaimRecord;
  readonly masters: Masters;
  readonly expectedVersion: number;
  /** One and the same for every attempt of this request. */
  readonly newNumber: () => Promise<string>;
};

const decide = async (
  act: Act,
  { record, masters, expectedVersion, newNumber }: Seen,
): Promise<
  Result<
    Outcome,
    RefusalOf<
      | 'already-processed'
      | 'claim-changed-meanwhile'
      | 'claim-not-submittable'
      | 'not-allowed'
      | 'route-has-nobody'
    >
  >
> => {
  const { at, actor } = act.request;
  const { claim } = record;
  const deed = { by: actor, at, expectedVersion };
  const found = editable(claim, deed);
  if (!found.ok) return found;
  const verdict = judgeWritten({ ...claim, lines: record.lines, evidence: record.evidence }, masters, {
    by: claim.applicantId,
    at,
  });
  if (!verdict.canSubmit) return refuse({ kind: 'claim-not-submittable', fields: blocksOf(verdict) });

  const lines = completeLines(record.lines);
  const route = routeOfClaim(act, { claim, lines }, { masters, verdict });
  if (!route.ok) {
    const { stepName } = route.refusal;
    await tellTenantAdmins(act, record, { masters, stepName });
    return refuse({ kind: 'route-has-nobody', step: stepName });
  }
  // A number is spent only now that nothing but a race can refuse the submission.
  const number = claim.number ?? (await newNumber());
  const decision = submitClaim(claim, { ...deed, number, verdict, route: route.value });
  if (!decision.ok) return refuse({ kind: 'claim-not-submittable', fields: blocksOf(verdict) });
  return accept({
    ...decision.value,
    content: { lines, verdict },
    masters,
    further: { inbox: inboxPuts(decision.value.claim, verdict) },
  });
};

export const submitClaimEndpoint = endpoint({
  summary: '申請を提出する',
  refusals: {
    'temporarily-unavailable': true,
    'not-found': true,
    'not-allowed': true,
    'already-processed': true,
    'claim-changed-meanwhile': true,
    'idempotency-key-reused': true,
    'claim-not-submittable': true,
    'route-has-nobody': true,
  },
  roles: ['applicant'],
  params: claimParams,
  body: claimActBody,
  answer: claimView,
  run: async (request, context) => {
    const act = { request, context, action: 'claim.submit' };
    let taken: Promise<string> | undefined;
    const newNumber = () => (taken ??= takeClaimNumber(context.table));
    const submitted = await actOnClaim(act, request.params.claimId, {
      whenOvertaken: { kind: 'claim-changed-meanwhile' },
      decide: (record, masters) => decide(act, { record, masters, ...request.body, newNumber }),
    });
    return submitted.ok ? accept(claimViewOf(submitted.value, request.actor)) : submitted;
  },
});
