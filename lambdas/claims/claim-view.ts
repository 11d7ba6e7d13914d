import { jstText } from '#domain/calendar/jst.ts';
import type { PinnedRoute, StepVote } from '#domain/approvals/route.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { seesEvidence, seesWhole } from '#domain/claims/claim-rights.ts';
import type { EvidenceId } from '#domain/kernel/ids.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import { shownTo } from '#domain/duplicates/judge-duplicates.ts';
import { holds } from '#domain/rights/reach.ts';
import { actsOn } from '#domain/claims/claim-acts.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Finding } from '#domain/verdicts/finding.ts';
import type { ClaimVerdict, LineVerdict } from '#domain/verdicts/verdict.ts';
import { fieldOf, lawOf, sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import type { DeepReadonly } from '#contract/deep-readonly.ts';
import type { Actor } from '#lambdas/http/call.ts';
import type { ClaimEvidence } from '#rows/claims.ts';
import { limitedIf } from '#lambdas/sight/hidden-claims.ts';
import type { ClaimBooks } from './books-of-claim.ts';
import type { ClaimRecord } from './claim-record.ts';
import { namedOriginals } from './kept-refunds.ts';
import type { ClaimView } from '#contract/shapes/claim-view.ts';

type Decision = { readonly name: string; readonly at: Instant; readonly reason: string };

const decisionOf = ({ name, at, reason }: Decision) => ({ byName: name, at: jstText(at), reason });

const voteOf = ({ name, at, comment }: StepVote) => ({
  byName: name,
  at: jstText(at),
  ...(comment === undefined ? {} : { comment }),
});

const routeOf = ({ steps }: PinnedRoute, step: number) => ({
  step,
  steps: steps.map(({ name, approvers, isStandIn, passed, voided }) => ({
    name,
    approverNames: approvers.map((approver) => approver.name),
    ...(isStandIn === undefined ? {} : { isStandIn }),
    ...(passed === undefined ? {} : { passed: voteOf(passed) }),
    ...(voided === undefined ? {} : { voided: voided.map(voteOf) }),
  })),
});

/** The law behind a verdict is for those who keep the books or look at them, not for applicants. */
const readsLaw = ({ rights }: Actor): boolean => holds(rights, 'laws.read');

/** Journal entries stand in a claim's view for those alone, whatever else of the claim they may do: the books hide it by all of its labels. */
export const readsEntries = (actor: Actor, claim: Claim): boolean =>
  holds(actor.rights, 'journals.read') && seesWhole(actor, claim);

const findingFor = (actor: Actor) => (pinned: Finding) => {
  const finding = shownTo(actor, pinned);
  return {
    ...finding,
    field: fieldOf(finding),
    text: sayFinding(finding),
    ...(readsLaw(actor) ? { law: lawOf(finding) } : {}),
  };
};

const verdictFor = (actor: Actor, verdict: ClaimVerdict) => {
  const findingOf = findingFor(actor);
  const lineVerdictOf = (line: LineVerdict) => ({
    ...line,
    evidence: { ...line.evidence, because: findingOf(line.evidence.because) },
    findings: line.findings.map(findingOf),
  });
  return {
    ...verdict,
    lines: verdict.lines.map(lineVerdictOf),
    findings: verdict.findings.map(findingOf),
  };
};

const labelsOf = ({ labels, evidenceLabels }: Claim, sees: (id: EvidenceId) => boolean) => {
  const files = evidenceLabels?.filter(({ id }) => sees(id)) ?? [];
  return {
    ...(labels === undefined ? {} : { labels }),
    ...(files.length === 0 ? {} : { evidenceLabels: files }),
  };
};

/** Receipts that are not shown to him are not named either. */
export const linesFor = (
  lines: readonly DraftLine[],
  sees: (id: EvidenceId) => boolean,
): readonly DraftLine[] =>
  lines.map((line) =>
    line.evidenceIds?.every(sees) === false ? { ...line, evidenceIds: line.evidenceIds.filter(sees) } : line,
  );

const evidenceOf = ({ id, fileName, contentType, size, status, uploadedAt, looks }: ClaimEvidence) => ({
  id,
  fileName,
  contentType,
  size,
  status,
  ...(uploadedAt === undefined ? {} : { uploadedAt: jstText(uploadedAt) }),
  ...(looks === undefined ? {} : { looks }),
});

/** What only some states know. */
const stateOf = (claim: Claim) => ({
  ...('submittedAt' in claim ? { submittedAt: jstText(claim.submittedAt) } : {}),
  ...('approvedAt' in claim ? { approvedAt: jstText(claim.approvedAt) } : {}),
  ...(claim.status === 'returned' ? { returned: decisionOf(claim.returned) } : {}),
  ...(claim.status === 'rejected' ? { rejected: decisionOf(claim.rejected) } : {}),
  ...(claim.status === 'confirmed'
    ? { confirmed: { byName: claim.confirmed.name, at: jstText(claim.confirmed.at) } }
    : {}),
  ...('route' in claim ? { route: routeOf(claim.route, claim.step) } : {}),
});

/** The claim as this person may see it. `books`: what the books hold of it, which only those get who read journals. */
export const claimViewOf = (
  { claim, lines, verdict, corrections = [], evidence, originals = [] }: ClaimRecord,
  actor: Actor,
  books: ClaimBooks = {},
): DeepReadonly<ClaimView> => {
  const { id, number, version, edition, title, trip } = claim;
  const sees = (evidenceId: EvidenceId) => seesEvidence(actor, claim, evidenceId);
  const named = namedOriginals(originals, lines, actor);
  if (claim.status === 'discarded') throw new Error('a discarded draft is shown to nobody');
  return {
    id,
    ...(number === undefined ? {} : { number }),
    status: claim.status,
    version,
    edition,
    applicant: { id: claim.applicantId, name: claim.applicantName },
    department: { id: claim.departmentId, name: claim.departmentName },
    title,
    ...labelsOf(claim, sees),
    ...(trip === undefined ? {} : { trip }),
    createdAt: jstText(claim.createdAt),
    updatedAt: jstText(claim.updatedAt),
    ...stateOf(claim),
    lines: linesFor(lines, sees),
    ...(corrections.length === 0 ? {} : { corrections }),
    verdict: verdictFor(actor, verdict),
    evidence: evidence.filter((file) => sees(file.id)).map(evidenceOf),
    allowed: actsOn(actor, claim),
    ...limitedIf(!seesWhole(actor, claim) || named.isLimited),
    ...(named.originals.length === 0 ? {} : { originals: named.originals }),
    ...(readsEntries(actor, claim) ? books : {}),
  };
};
