import { jstDateOf } from '#domain/calendar/jst.ts';
import { namedGrades } from '#domain/grades/named-grade.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { EvidenceId, UserId } from '#domain/kernel/ids.ts';
import type { LawRules } from '#domain/rules/law-rules.ts';
import type { Masters } from '#domain/settings/masters.ts';
import { datedTrip } from '#domain/travel/trip-days.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import type { JudgingContext } from '#domain/verdicts/judging.ts';
import { withBooks, type BooksContext } from '#domain/exports/judge-books.ts';
import { withHead, type ClaimHead } from '#domain/verdicts/judge-incomplete.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { mastersOf, type TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import type { ClaimEvidence } from '#rows/claims.ts';
import type { ClaimRecord, StoredClaim } from './claim-record.ts';
import type { OriginalClaim } from './kept-refunds.ts';
import { originalsOf } from './refund-originals.ts';

/** The applicant's 等級, and by which day's law it is judged. */
export type Writer = { readonly grade: string; readonly at: Instant; readonly rules: LawRules };

/** What the applicant wrote: the head and the lines, however incomplete. */
export type Written = ClaimHead & {
  readonly lines: readonly DraftLine[];
  readonly evidence: readonly ClaimEvidence[];
  /** Of the refunds among the lines; none is known without them. */
  readonly originals: readonly OriginalClaim[];
};

/** What is judged with, once for lines as they are typed and once for those that 経理 corrects. */
export const judgingOf = (
  { evidence, originals, trip: typed }: Pick<Written, 'evidence' | 'originals' | 'trip'>,
  masters: Masters,
  { grade, at, rules }: Writer,
): { readonly context: JudgingContext; readonly books: BooksContext } => {
  const { company, accounts, items, regulation, watchedAmounts, assetRules, exporting } = masters;
  const today = jstDateOf(at);
  const trip = datedTrip(typed);
  const context = {
    rules,
    masters: { company, accounts, items, regulation, watchedAmounts, assetRules },
    ...(trip === undefined ? {} : { trip }),
    applicantGrade: grade,
    today,
    originals: originals.flatMap((claim) => claim.lines),
    looksOf: (id: EvidenceId) => evidence.find((file) => file.id === id)?.looks,
  };
  return { context, books: { company, items, format: exporting.profile, today } };
};

/** The server's own judgement of what is written; nothing a client computed is taken over (S-02). */
export const judgeWritten = (written: Written, masters: Masters, writer: Writer): ClaimVerdict => {
  const { lines, evidence: _evidence, originals: _originals, ...head } = written;
  const { context, books } = judgingOf(written, masters, writer);
  return withBooks(withHead(judgeClaim(lines, context), head), { ...head, lines }, books);
};

/** 等級 of the travel regulation, as it is called now; nobody's where the person is unknown. */
export const gradeOf = async (
  { people, grades }: Pick<TenantMasters, 'people' | 'grades'>,
  userId: UserId,
): Promise<string> => namedGrades(grades).called((await people.withId(userId))?.grade ?? '');

/** What can still be edited, by today's law and masters. */
export const judgedAnew = async (
  { table, law }: Pick<TenantContext, 'table' | 'law'>,
  found: StoredClaim,
  { at, masters: known }: { readonly at: Instant; readonly masters?: TenantMasters },
): Promise<ClaimRecord> => {
  const { claim, lines, evidence } = found;
  const { applicantId, id: claimId } = claim;
  const [masters, originals] = await Promise.all([
    known ?? mastersOf(table),
    originalsOf(table, lines, { applicantId, claimId }),
  ]);
  const written = { ...claim, lines, evidence, originals };
  const writer = { grade: await gradeOf(masters, applicantId), at, rules: law.rules };
  return { ...found, originals, verdict: judgeWritten(written, masters, writer) };
};
