import type { EntryLine, JournalEntry } from '#domain/journals/entry.ts';
import { assert } from '#domain/kernel/assert.ts';
import { addYen, sumYen, yen, type Yen } from '#domain/money/yen.ts';

/** One side of a row, tax included (JNL-003). */
export type RowSide = {
  readonly account: string;
  readonly subAccount: string;
  readonly department: string;
  readonly taxCode: string;
  readonly gross: Yen;
  readonly tax: Yen;
};

/** One line of the file before its texts are shortened and encoded. */
export type YayoiRow = {
  /** 識別フラグ: 2000 alone, or 2110, 2100 … 2101 of a slip (ACC-010). */
  readonly flag: '2000' | '2110' | '2100' | '2101';
  readonly entry: JournalEntry;
  readonly debit: RowSide;
  readonly credit: RowSide;
  readonly memo: string;
};

type Pair = Pick<YayoiRow, 'debit' | 'credit' | 'memo'>;

const sideOf = (line: EntryLine): RowSide => {
  const tax = line.deductibleTax ?? yen(0);
  return {
    account: line.account.name,
    subAccount: line.subAccount ?? '',
    department: line.department?.name ?? '',
    taxCode: line.taxCode,
    gross: addYen(line.amount, tax),
    tax,
  };
};

/** 諸口 faces a line when the sides differ in number. */
const sundry = (gross: Yen): RowSide => ({
  account: '諸口',
  subAccount: '',
  department: '',
  taxCode: 'OT',
  gross,
  tax: yen(0),
});

const linesOn = ({ lines }: JournalEntry, side: EntryLine['side']): readonly EntryLine[] =>
  lines.filter((line) => line.side === side && line.isInputTax !== true);

const pairsOf = (entry: JournalEntry): readonly Pair[] => {
  const debits = linesOn(entry, 'debit').map((line) => ({ side: sideOf(line), memo: line.memo }));
  const credits = linesOn(entry, 'credit').map((line) => ({ side: sideOf(line), memo: line.memo }));
  const isOneToOne =
    debits.length === credits.length &&
    debits.every(({ side }, index) => side.gross === credits[index]?.side.gross);
  if (!isOneToOne)
    return [
      ...debits.map(({ side, memo }) => ({ debit: side, credit: sundry(side.gross), memo })),
      ...credits.map(({ side, memo }) => ({ debit: sundry(side.gross), credit: side, memo })),
    ];
  return debits.flatMap((debit, index) => {
    const credit = credits[index];
    if (credit === undefined) return [];
    // The words stand on the cost's side, which a reversal turns round.
    const { memo } = entry.reverses === undefined ? debit : credit;
    return { debit: debit.side, credit: credit.side, memo };
  });
};

const flagAt = (index: number, count: number): YayoiRow['flag'] => {
  if (count === 1) return '2000';
  if (index === 0) return '2110';
  return index === count - 1 ? '2101' : '2100';
};

const rowsOfEntry = (entry: JournalEntry): readonly YayoiRow[] => {
  const pairs = pairsOf(entry);
  const debit = sumYen(pairs.map((pair) => pair.debit.gross));
  const credit = sumYen(pairs.map((pair) => pair.credit.gross));
  assert(debit === credit, `the rows of entry ${entry.serial} balance`);
  return pairs.map((pair, index) => ({ ...pair, entry, flag: flagAt(index, pairs.length) }));
};

const byDateAndNumber = (left: JournalEntry, right: JournalEntry): number => {
  const keys = [left, right].map(({ postedOn, claimNumber }) => `${postedOn} ${claimNumber}`);
  const [leftKey = '', rightKey = ''] = keys;
  if (leftKey !== rightKey) return leftKey < rightKey ? -1 : 1;
  return left.serial - right.serial;
};

/** Rows by date, claim number and line, so that the same entries always give the same bytes. */
export const yayoiRows = (entries: readonly JournalEntry[]): readonly YayoiRow[] =>
  entries.toSorted(byDateAndNumber).flatMap(rowsOfEntry);
