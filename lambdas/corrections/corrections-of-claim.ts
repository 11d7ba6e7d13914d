import type { BodyOf } from '#contract/endpoint.ts';
import type { correctClaim } from '#contract/corrections.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import type { ApprovedClaim, SubmittedClaim } from '#domain/claims/claim.ts';
import {
  planCorrections,
  type CorrectionRefusal,
  type PlannedCorrections,
  type Planning,
} from '#domain/corrections/plan-corrections.ts';
import { refuse, type Result } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { completeLines } from '#domain/lines/draft-line.ts';
import type { LineCorrection } from '#domain/lines/line-correction.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { pinnedVerdict, type StoredClaim } from '#lambdas/claims/claim-record.ts';
import { gradeOf, judgingOf } from '#lambdas/claims/judge-claim.ts';
import { originalsOf } from '#lambdas/claims/refund-originals.ts';
import { freshMastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';

/** A claim that can be corrected, as it stands, with what its lines can be corrected to. */
export type Correctable = {
  readonly claim: SubmittedClaim | ApprovedClaim;
  readonly lines: readonly ClaimLine[];
  readonly verdict: ClaimVerdict;
  readonly corrections: readonly LineCorrection[];
  readonly masters: TenantMasters;
  readonly planning: Planning;
};

/** By the masters of now: a name or an account that was given just before can be chosen. */
export const correctableOf = async (
  { table, law }: Pick<TenantContext, 'table' | 'law'>,
  found: StoredClaim & { readonly claim: SubmittedClaim | ApprovedClaim },
  at: Instant,
): Promise<Correctable> => {
  const { claim, evidence, corrections = [] } = found;
  const { applicantId, id: claimId, departmentId: code, departmentName: name } = claim;
  const [masters, originals] = await Promise.all([
    freshMastersOf(table),
    originalsOf(table, found.lines, { applicantId, claimId }),
  ]);
  const writer = { grade: await gradeOf(masters, applicantId), at, rules: law.rules };
  const head = claim.trip === undefined ? {} : { trip: claim.trip };
  const judging = judgingOf({ ...head, evidence, originals }, masters, writer);
  const { company, items, departments } = masters;
  return {
    claim,
    lines: completeLines(found.lines),
    verdict: pinnedVerdict(found),
    corrections,
    masters,
    planning: {
      judging,
      choosing: { judging: judging.context, departments, departmentId: code },
      showing: { company, items, department: { code, name }, today: jstDateOf(at) },
    },
  };
};

type Refusals = RefusalOf<'correction-blocked' | 'correction-changes-nothing' | 'input-malformed'>;

const answered = (refusal: CorrectionRefusal): Refusals =>
  refusal.kind === 'correction-faulty' ? { kind: 'input-malformed', fields: refusal.fields } : refusal;

export const plannedOf = (
  correctable: Correctable,
  { corrections }: Pick<BodyOf<typeof correctClaim>, 'corrections'>,
): Result<PlannedCorrections, Refusals> => {
  const planned = planCorrections(correctable, corrections, correctable.planning);
  return planned.ok ? planned : refuse(answered(planned.refusal));
};
