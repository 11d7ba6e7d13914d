import { rowCalled } from '#domain/masters/coded-rows.ts';
import { completeLine, type DraftLine } from '#domain/lines/draft-line.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { unmappableCharacters } from '#domain/exports/cp932.ts';
import { fittedMemo } from '#domain/exports/fit-text.ts';
import { productLimits, type YayoiProfile } from '#domain/exports/yayoi-profile.ts';
import { memoOf } from '#domain/journals/entry-memo.ts';
import { closedThroughOn, postingDateOf } from '#domain/posting/posting-date.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { Company, ExpenseItem } from '#domain/tenants/masters.ts';
import type { Finding } from '#domain/verdicts/finding.ts';
import { warn } from '#domain/verdicts/judging.ts';
import type { ClaimVerdict, LineVerdict } from '#domain/verdicts/verdict.ts';

/** What of the profile decides whether a text fits into its files. */
export type ExportFormat = Pick<YayoiProfile, 'product' | 'encoding'>;

/** How the company's books take what is typed. */
export type BooksContext = {
  readonly company: Pick<Company, 'fiscalYearStartMonth' | 'closing'>;
  readonly items: readonly ExpenseItem[];
  readonly format: ExportFormat;
  readonly today: CalendarDate;
};

const lackingIn = (text: string, { encoding }: ExportFormat): string =>
  encoding === 'cp932' ? unmappableCharacters(text).join('') : '';

/** Each text of a line that stands in a file, at its own field (ACC-001). */
const lackingFields = ({ memo, supplier, journey }: ClaimLine, format: ExportFormat): readonly Finding[] =>
  [
    { field: 'memo', text: memo },
    { field: 'supplier.name', text: supplier.name },
    { field: 'journey', text: journey === undefined ? '' : journey.from + journey.to },
  ].flatMap(({ field, text }) => {
    const characters = lackingIn(text, format);
    return characters === '' ? [] : [{ ...warn('memo-unmappable', { characters }), field }];
  });

/** 摘要 that a file shortens, or whose names have no room at all (ACC-002). */
const overlong = (
  line: ClaimLine,
  verdict: LineVerdict,
  { items, format, spentOn }: BooksContext & { readonly spentOn: CalendarDate | undefined },
): readonly Finding[] => {
  const itemName = rowCalled(items, line.itemCode, line.spentOn)?.name ?? '';
  const room = productLimits[format.product].memo;
  for (const part of verdict.parts) {
    const { memo, memoHead } = memoOf({ line, verdict, part, spentOn, itemName });
    const shown = fittedMemo({ head: memoHead, words: memo.slice(memoHead.length).trimStart() }, room);
    if (shown === undefined) return [warn('supplier-name-too-long', { name: line.supplier.name })];
    if (shown !== memo) return [warn('memo-shortened', { shown })];
  }
  return [];
};

const lineFindings = (draft: DraftLine, verdict: LineVerdict, books: BooksContext): readonly Finding[] => {
  const completed = completeLine(draft);
  return completed.ok ? bookFindings(completed.value, verdict, books) : [];
};

/** What the books make of one line; `chosenOn` is the posting date that 経理 chose. */
export const bookFindings = (
  line: ClaimLine,
  verdict: LineVerdict,
  { chosenOn = line.spentOn, ...books }: BooksContext & { readonly chosenOn?: CalendarDate | undefined },
): readonly Finding[] => {
  const postedOn = postingDateOf(chosenOn, closedThroughOn(books.company, books.today));
  const spentOn = postedOn === line.spentOn ? undefined : line.spentOn;
  return [
    ...lackingFields(line, books.format),
    ...overlong(line, verdict, { ...books, spentOn }),
    ...(postedOn === chosenOn ? [] : [warn('period-closed', { spentOn: line.spentOn, postedOn })]),
  ];
};

/** The kinds of `bookFindings`: a line that is judged anew drops those of before. */
export const bookKinds: ReadonlySet<Finding['kind']> = new Set([
  'memo-unmappable',
  'supplier-name-too-long',
  'memo-shortened',
  'period-closed',
]);

/** The title is the 摘要 of 未払金 in entries of several rows. */
const titleFindings = (title: string, { format }: BooksContext): readonly Finding[] => {
  const characters = lackingIn(title, format);
  const shown = fittedMemo({ head: '', words: title.trim() }, productLimits[format.product].memo);
  return [
    ...(characters === '' ? [] : [warn('title-unmappable', { characters })]),
    ...(shown === undefined || shown === title.trim() ? [] : [warn('title-shortened', { shown })]),
  ];
};

/** Adds what the books and every file that the company uses will make of the texts and dates: nothing of it blocks. */
export const withBooks = (
  verdict: ClaimVerdict,
  { title, lines }: { readonly title: string; readonly lines: readonly DraftLine[] },
  books: BooksContext,
): ClaimVerdict => ({
  ...verdict,
  findings: [...verdict.findings, ...titleFindings(title, books)],
  lines: verdict.lines.map((judged, index) => {
    const draft = lines[index];
    return draft === undefined
      ? judged
      : { ...judged, findings: [...judged.findings, ...lineFindings(draft, judged, books)] };
  }),
});
