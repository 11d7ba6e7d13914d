import { jstDateOf } from '#domain/calendar/jst.ts';
import type { ClaimContent } from '#domain/claims/create-claim.ts';
import type { DraftLine } from '#domain/claims/draft-line.ts';
import { totalsOf } from '#domain/claims/submit-claim.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { LawRules } from '#domain/rules/law-rules.ts';
import type { Masters } from '#domain/tenants/masters.ts';
import { datedTrip } from '#domain/travel/trip-days.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { withBooks } from '#domain/verdicts/judge-export.ts';
import { withHead, type ClaimHead } from '#domain/verdicts/judge-incomplete.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import type { TenantContext } from '#lambdas/adapters/tenant-context.ts';
import type { RefusalOf } from '#lambdas/http/refusals.ts';
import { isOpenForEdit, type ClaimEvidence, type ClaimRecord, type StoredClaim } from './claim-record.ts';
import type { ClaimContent as SentContent } from './claim-schema.ts';
import type { OriginalClaim } from './kept-refunds.ts';
import { originalsOf } from './refund-originals.ts';

/** Who wrote, and by which day's law it is judged. */
type Writer = { readonly by: UserId; readonly at: Instant; readonly rules: LawRules };

/** What the applicant wrote: the head and the lines, however incomplete. */
type Written = ClaimHead & {
  readonly lines: readonly DraftLine[];
  readonly evidence: readonly ClaimEvidence[];
  /** Of the refunds among the lines; none is known without them. */
  readonly originals: readonly OriginalClaim[];
};

/** The server's own judgement of what is written; nothing a client computed is taken over (S-02). */
export const judgeWritten = (
  { lines, evidence, originals, ...head }: Written,
  masters: Masters,
  { by, at, rules }: Writer,
): ClaimVerdict => {
  const { company, accounts, items, regulation, watchedAmounts, itemAsks, assetRules, users, exporting } =
    masters;
  const today = jstDateOf(at);
  const trip = datedTrip(head.trip);
  const verdict = judgeClaim(lines, {
    rules,
    masters: { company, accounts, items, regulation, watchedAmounts, itemAsks, assetRules },
    ...(trip === undefined ? {} : { trip }),
    applicantGrade: users.find(({ id }) => id === by)?.grade ?? '',
    today,
    originals: originals.flatMap((claim) => claim.lines),
    looksOf: (id) => evidence.find((file) => file.id === id)?.looks,
  });
  const books = { company, items, format: exporting.profile, today };
  return withBooks(withHead(verdict, head), { ...head, lines }, books);
};

/** What can still be edited is judged by today's law and masters; from the submission on the pinned verdict counts. */
export const judgedRecord = async (
  { table, law: { rules } }: Pick<TenantContext, 'table' | 'law'>,
  stored: StoredClaim,
  { masters, at }: { readonly masters: Masters; readonly at: Instant },
): Promise<ClaimRecord> => {
  const { claim, lines, evidence, verdict } = stored;
  if (verdict !== undefined && !isOpenForEdit(claim)) return { ...stored, verdict };
  const { applicantId, id: claimId } = claim;
  const originals = await originalsOf(table, lines, { applicantId, claimId });
  const written = { ...claim, lines, evidence, originals };
  return { ...stored, originals, verdict: judgeWritten(written, masters, { by: applicantId, at, rules }) };
};

type Judged = {
  readonly content: ClaimContent;
  readonly verdict: ClaimVerdict;
  readonly lines: readonly DraftLine[];
  /** The receipts that the lines name, each once. */
  readonly receipts: readonly string[];
};

const duplicates = (ids: readonly string[]): readonly number[] =>
  ids.flatMap((id, index) => (ids.indexOf(id) < index ? [index] : []));

type Sent = SentContent & Pick<Written, 'evidence' | 'originals'>;

/** What was sent, held against the masters: items must exist, line ids must differ. */
export const judgeContent = (
  sent: Sent,
  masters: Masters,
  writer: Writer,
): Result<Judged, RefusalOf<'input-malformed'>> => {
  const { title, departmentId, trip, lines } = sent;
  const unknown = lines.flatMap(({ itemCode }, index) =>
    itemCode === undefined || masters.items.some(({ code }) => code === itemCode)
      ? []
      : [{ path: `lines.${index}.itemCode`, message: '経費科目を一覧から選んでください' }],
  );
  const twice = duplicates(lines.map(({ id }) => id)).map((index) => ({
    path: `lines.${index}.id`,
    message: '明細IDが重複しています',
  }));
  if (unknown.length + twice.length > 0)
    return refuse({ kind: 'input-malformed', fields: [...unknown, ...twice] });

  const verdict = judgeWritten(sent, masters, writer);
  const content = {
    title,
    departmentId,
    ...(trip === undefined ? {} : { trip }),
    totals: totalsOf(verdict),
    lineCount: lines.length,
  };
  const receipts = [...new Set(lines.flatMap(({ evidenceIds = [] }) => evidenceIds))];
  return accept({ content, verdict, lines, receipts });
};

/** The domain refuses a department in which the applicant holds no post; here it gets its field. */
export const departmentNotYours: RefusalOf<'input-malformed'> = {
  kind: 'input-malformed',
  fields: [{ path: 'departmentId', message: '所属している部門を選んでください' }],
};
