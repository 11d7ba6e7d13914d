import type { UnequalSides } from '#domain/exports/yayoi-choices.ts';
import { expenseDateOf, type EntryLine, type JournalEntry } from '#domain/journals/entry.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { addYen, sumYen, yen, type Yen } from '#domain/money/yen.ts';

/** One side of a row, tax included (JNL-003). A side that nothing faces has no account and no amount. */
export type RowSide = {
  readonly account: string;
  readonly subAccount: string;
  readonly department: string;
  readonly taxCode: string;
  readonly gross: Yen;
  readonly tax: Yen;
};

/** 摘要: `head` may not be shortened, `words` may. */
export type RowMemo = { readonly head: string; readonly words: string };

/** One line of the file before its texts are fitted and encoded. */
export type YayoiRow = {
  /** 識別フラグ: 2000 alone, or 2110, 2100 … 2101 of a slip (ACC-010). */
  readonly flag: '2000' | '2110' | '2100' | '2101';
  readonly entry: JournalEntry;
  /** The day whose law names the tax. */
  readonly on: CalendarDate;
  readonly debit: RowSide;
  readonly credit: RowSide;
  readonly memo: RowMemo;
};

type Pair = Pick<YayoiRow, 'debit' | 'credit' | 'memo'>;
type Faced = Pick<Pair, 'memo'> & { readonly line: EntryLine; readonly side: RowSide };

export type SlipOptions = {
  readonly unequalSides: UnequalSides;
  /** Rows that one slip may have. @default any number */
  readonly slipLines?: number;
};

const memoOf = ({ memo, memoHead = '' }: EntryLine): RowMemo => ({
  head: memoHead,
  words: memo.slice(memoHead.length).trimStart(),
});

const facedOf = (line: EntryLine): Faced => {
  const tax = line.deductibleTax ?? yen(0);
  const side = {
    account: line.account.name,
    subAccount: line.subAccount ?? '',
    department: line.department?.name ?? '',
    taxCode: line.taxCode,
    gross: addYen(line.amount, tax),
    tax,
  };
  return { line, side, memo: memoOf(line) };
};

const nothing: RowSide = {
  account: '',
  subAccount: '',
  department: '',
  taxCode: 'OT',
  gross: yen(0),
  tax: yen(0),
};

/** Entries of old do not say which line is 未払金: it stood on the credit side, and of a reversal on the debit side. */
const isPayable = ({ reverses }: JournalEntry, { isPayable: said, memoHead, side }: EntryLine): boolean =>
  said ?? (memoHead === undefined && side === (reverses === undefined ? 'credit' : 'debit'));

/** 弥生's own files leave the other side blank; some companies want the account 諸口 there. */
const alone = ({ line, side, memo }: Faced, { unequalSides }: SlipOptions): Pair => {
  const other = unequalSides === 'blank' ? nothing : { ...nothing, account: '諸口', gross: side.gross };
  return line.side === 'debit' ? { debit: side, credit: other, memo } : { debit: other, credit: side, memo };
};

const facing = (cost: Faced, payable: Faced): Pair => {
  const other = { ...payable.side, gross: cost.side.gross };
  const { memo } = cost;
  return cost.line.side === 'debit'
    ? { debit: cost.side, credit: other, memo }
    : { debit: other, credit: cost.side, memo };
};

type Sides = { readonly costs: readonly Faced[]; readonly payables: readonly Faced[] };

const sidesOf = (entry: JournalEntry): Sides => {
  const faced = entry.lines.filter(({ isInputTax }) => isInputTax !== true).map(facedOf);
  return {
    costs: faced.filter(({ line }) => !isPayable(entry, line)),
    payables: faced.filter(({ line }) => isPayable(entry, line)),
  };
};

/** One 未払金 for each cost, of the same amount on the other side: then each pair is one row, in the cost's words. */
const isPaired = ({ costs, payables }: Sides): boolean =>
  costs.length === payables.length &&
  costs.every(({ side, line }, index) => {
    const payable = payables[index];
    return payable !== undefined && payable.side.gross === side.gross && payable.line.side !== line.side;
  });

const pairsOf = (sides: Sides, options: SlipOptions): readonly Pair[] =>
  isPaired(sides)
    ? sides.costs.flatMap((cost, index) => {
        const payable = sides.payables[index];
        return payable === undefined ? [] : [facing(cost, payable)];
      })
    : [...sides.costs, ...sides.payables].map((faced) => alone(faced, options));

/** Whose 未払金 a cost is: the one over the same 明細. */
const payableOf = ({ line }: Faced, payables: readonly Faced[]): Faced | undefined =>
  payables.length === 1
    ? payables[0]
    : payables.find((payable) => line.lineIds?.every((id) => payable.line.lineIds?.includes(id) ?? false));

/**
 * A slip longer than the product takes becomes rows that stand alone: each cost against its own 未払金. Undefined
 * where an entry does not say whose that is.
 */
const loosePairs = ({ costs, payables }: Sides): readonly Pair[] | undefined => {
  const pairs = costs.map((cost) => {
    const payable = payableOf(cost, payables);
    return payable && facing(cost, payable);
  });
  const found = pairs.filter((pair) => pair !== undefined);
  return found.length === pairs.length ? found : undefined;
};

const flagAt = (index: number, count: number): YayoiRow['flag'] => {
  if (count === 1) return '2000';
  if (index === 0) return '2110';
  return index === count - 1 ? '2101' : '2100';
};

const balanced = (pairs: readonly Pair[], { serial }: JournalEntry): readonly Pair[] => {
  const debit = sumYen(pairs.map((pair) => pair.debit.gross));
  const credit = sumYen(pairs.map((pair) => pair.credit.gross));
  assert(debit === credit, `the rows of entry ${serial} balance`);
  return pairs;
};

/** The rows of one entry, or undefined where its slip is too long and cannot be taken apart. */
export const rowsOfEntry = (entry: JournalEntry, options: SlipOptions): readonly YayoiRow[] | undefined => {
  const sides = sidesOf(entry);
  const on = expenseDateOf(entry);
  const pairs = balanced(pairsOf(sides, options), entry);
  if (pairs.length <= (options.slipLines ?? pairs.length))
    return pairs.map((pair, index) => ({ ...pair, entry, on, flag: flagAt(index, pairs.length) }));
  const loose = loosePairs(sides);
  return loose && balanced(loose, entry).map((pair) => ({ ...pair, entry, on, flag: '2000' }));
};

const byDateAndNumber = (left: JournalEntry, right: JournalEntry): number => {
  const keys = [left, right].map(({ postedOn, claimNumber }) => `${postedOn} ${claimNumber}`);
  const [leftKey = '', rightKey = ''] = keys;
  if (leftKey !== rightKey) return leftKey < rightKey ? -1 : 1;
  return left.serial - right.serial;
};

/** By date, claim number and serial, so that the same entries always give the same bytes. */
export const inFileOrder = (entries: readonly JournalEntry[]): readonly JournalEntry[] =>
  entries.toSorted(byDateAndNumber);
