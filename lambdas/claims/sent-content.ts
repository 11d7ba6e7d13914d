import { noneOfList } from '#domain/text/none-of-list.ja.ts';
import { spentMonths } from '#domain/claims/claim-months.ts';
import type { ClaimContent, WrittenContent } from '#domain/claims/create-claim.ts';
import type { DraftLine } from '#domain/lines/draft-line.ts';
import { totalsOf } from '#domain/claims/submit-claim.ts';
import { giveLabels, labelsOfItems } from '#domain/labels/give-labels.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { codesIn, type GivenLabels, type Labelled } from '#domain/labels/borne-label.ts';
import type { EvidenceId } from '#domain/kernel/ids.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { Masters } from '#domain/settings/masters.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { judgeWritten, type Writer, type Written } from './judge-claim.ts';

type Judged = {
  readonly content: ClaimContent;
  readonly verdict: ClaimVerdict;
  readonly lines: readonly DraftLine[];
  /** The receipts that the lines name, each once. */
  readonly receipts: readonly EvidenceId[];
};

/** A client that says nothing of labels leaves them as they are. */
const givenOr = (before: Labelled, { labels, evidenceLabels }: GivenLabels): GivenLabels => ({
  labels: labels ?? codesIn(before).labels,
  evidenceLabels: evidenceLabels ?? codesIn(before).evidenceLabels,
});

const duplicates = (ids: readonly string[]): readonly number[] =>
  ids.flatMap((id, index) => (ids.indexOf(id) < index ? [index] : []));

type Sent = WrittenContent & Pick<Written, 'evidence' | 'originals'>;

/** What was sent, held against the masters: items must exist, line ids must differ. */
export const judgeContent = (
  sent: Sent,
  masters: Masters,
  writer: Writer & { readonly before?: Labelled },
): Result<Judged, RefusalOf<'input-malformed'>> => {
  const { title, departmentId, trip, lines } = sent;
  const unknown = lines.flatMap(({ itemCode }, index) =>
    itemCode === undefined || masters.items.some(({ code }) => code === itemCode)
      ? []
      : [{ path: `lines.${index}.itemCode`, message: noneOfList('経費科目') }],
  );
  const twice = duplicates(lines.map(({ id }) => id)).map((index) => ({
    path: `lines.${index}.id`,
    message: '明細IDが重複しています',
  }));
  const before = writer.before ?? {};
  const given = giveLabels(givenOr(before, sent), {
    masters,
    before,
    fromItems: labelsOfItems(lines, masters.items, jstDateOf(writer.at)),
    by: 'applicant',
  });
  // What no receipt of the claim has would stay with it for ever, and ask for approvers who see it.
  const strange = (sent.evidenceLabels ?? []).flatMap(({ id }, index) =>
    sent.evidence.some((file) => file.id === id)
      ? []
      : [{ path: `evidenceLabels.${index}.id`, message: 'この申請にない証憑です' }],
  );
  const fields = [...unknown, ...twice, ...strange, ...given.faults];
  if (fields.length > 0) return refuse({ kind: 'input-malformed', fields });

  const verdict = judgeWritten(sent, masters, writer);
  const content = {
    title,
    departmentId,
    ...(trip === undefined ? {} : { trip }),
    ...given.borne,
    totals: totalsOf(verdict),
    lineCount: lines.length,
    months: spentMonths(lines),
  };
  const receipts = [...new Set(lines.flatMap(({ evidenceIds = [] }) => evidenceIds))];
  return accept({ content, verdict, lines, receipts });
};
