import type { ClaimLine } from '#domain/lines/line.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { booksNoteOf, booksNotes } from '#domain/verdicts/credit-order.ts';
import type { JudgedPart, LineVerdict } from '#domain/verdicts/verdict.ts';
import type { EntryLine } from './entry.ts';

/** What the books must say where they alone prove the deduction (SPC-001); 少額特例 needs no note. */
const noteOf = ({ evidence }: LineVerdict, part: JudgedPart): string | undefined => {
  // 区分記載 books name the measure they use (TRN-003).
  if (part.deduction === 'transitional') return `${part.sharePercent}%控除対象`;
  return part.deduction === 'books-only' ? booksNoteOf(evidence.because.kind) : undefined;
};

const isNote = (word: string): boolean => booksNotes.has(word) || /^\d{1,2}%控除対象$/.test(word);

const joined = (texts: readonly (string | undefined)[]): string =>
  texts
    .map((text) => text?.trim() ?? '')
    .filter((text) => text !== '')
    .join(' ');

/** What was bought: the 区間 and the applicant's words, or at least the 経費科目 (消費税法30条8項1号ハ). */
const contentOf = ({ memo, journey }: ClaimLine, itemName: string): string => {
  const route = journey && `${journey.from}→${journey.to}${journey.isRoundTrip ? ' 往復' : ''}`;
  const typed = joined([route, memo]);
  return typed === '' ? itemName : typed;
};

/** `発生日2023/08/15`, for an entry whose month was closed (EXP-051). */
const originOf = (spentOn: CalendarDate | undefined): string | undefined =>
  spentOn && `発生日${spentOn.replaceAll('-', '/')}`;

export type MemoSource = {
  readonly line: ClaimLine;
  readonly verdict: LineVerdict;
  readonly part: JudgedPart;
  /** 発生日, where it is not the posting date. */
  readonly spentOn: CalendarDate | undefined;
  /** 経費科目 in words. */
  readonly itemName: string;
};

/** 摘要: legal notes, then the supplier, then the applicant's own words, which alone a file may shorten. */
export const memoOf = ({
  line,
  verdict,
  part,
  spentOn,
  itemName,
}: MemoSource): Required<Pick<EntryLine, 'memo' | 'memoHead'>> => {
  const memoHead = joined([originOf(spentOn), noteOf(verdict, part), line.supplier.name]);
  return { memo: joined([memoHead, contentOf(line, itemName)]), memoHead };
};

/** 摘要 of 未払金. */
export const payableMemoOf = (title: string, spentOn: CalendarDate | undefined): string =>
  joined([originOf(spentOn), title]);

const behind = (text: string, start: string | undefined): string =>
  start !== undefined && (text === start || text.startsWith(`${start} `))
    ? text.slice(start.length).trimStart()
    : text;

type TakenBack = {
  readonly serial: number;
  /** 発生日, where the entry that is taken back says it. */
  readonly saidOn: CalendarDate | undefined;
  /** 発生日, where it is not the posting date of the 赤伝. */
  readonly spentOn: CalendarDate | undefined;
};

/**
 * 摘要 of a 赤伝. It names what it answers, where supplier and 発生日 stand whole: so of them a file may shorten the
 * end, and whatever had room in a file has it again (ACC-002). What never had a head keeps none: by that 未払金 is known.
 */
export const reversedMemoOf = (
  { memo, memoHead }: Pick<EntryLine, 'memo' | 'memoHead'>,
  { serial, saidOn, spentOn }: TakenBack,
): Pick<EntryLine, 'memo' | 'memoHead'> => {
  const said = `仕訳${serial}の取消`;
  const told = behind(memo, originOf(saidOn));
  if (memoHead === undefined) return { memo: joined([said, originOf(spentOn), told]) };
  const [first = ''] = told.split(' ');
  const note = isNote(first) ? first : undefined;
  const head = joined([said, note]);
  return { memo: joined([head, originOf(spentOn), behind(told, note)]), memoHead: head };
};
