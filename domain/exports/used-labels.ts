import { accountingOf } from '#domain/journals/entry-accounting.ts';
import type { EntryLine, JournalEntry } from '#domain/journals/entry.ts';
import { addYen, subtractYen, yen } from '#domain/money/yen.ts';
import { yenFraction } from '#domain/money/yen-fraction.ts';
import { labelInFile, type FileLabels } from './label-in-file.ts';
import type { Label } from './yayoi-labels.ts';

type Used = Label & { readonly entry: JournalEntry; readonly line: EntryLine };

/** Each label that the files of these entries carry, with the first line that carries it. */
const usesOf = (entries: readonly JournalEntry[], options: FileLabels): readonly Used[] => {
  const found = new Map<string, Used>();
  for (const entry of entries)
    for (const line of entry.lines) {
      const label = labelInFile(entry, line, options);
      if (!found.has(label.label)) found.set(label.label, { ...label, entry, line });
    }
  return [...found.values()].toSorted((left, right) => (left.code < right.code ? -1 : 1));
};

export const usedLabels = (entries: readonly JournalEntry[], options: FileLabels): readonly Label[] =>
  usesOf(entries, options).map(({ entry: _entry, line: _line, ...label }) => label);

const testGross = yen(110);

/** 110 yen with the label, shared into cost and tax as the line it stands for. */
const testEntryOf = ({ entry, line }: Used): JournalEntry => {
  const { deductibleTax = yen(0) } = line;
  const tax = yenFraction(testGross, {
    numerator: deductibleTax,
    denominator: addYen(line.amount, deductibleTax),
    rounding: 'floor',
  });
  const memo = '取込テスト（確認後に削除）';
  const payable = entry.lines.find(({ taxCode, side }) => taxCode === 'OT' && side === 'credit') ?? line;
  const cost: EntryLine = {
    ...line,
    side: 'debit',
    amount: subtractYen(testGross, tax),
    memo,
    memoHead: memo,
  };
  return {
    ...entry,
    claimNumber: 'TEST',
    trace: [],
    lines: [
      tax === 0 ? cost : { ...cost, deductibleTax: tax },
      { ...payable, side: 'credit', taxCode: 'OT', amount: testGross, memo, isPayable: true },
    ],
  };
};

/** One small entry for each of these labels: imported by hand, they show whether the package takes the label. */
export const testEntries = (
  entries: readonly JournalEntry[],
  labels: readonly string[],
  options: FileLabels,
): readonly JournalEntry[] => {
  const costs = entries.map((entry) => ({
    ...entry,
    // Their 仮払消費税 lines, which would say it, are left out.
    taxAccounting: accountingOf(entry, options),
    lines: entry.lines.filter(({ isInputTax, isPayable }) => isInputTax !== true && isPayable !== true),
  }));
  return usesOf(costs, options)
    .filter(({ label }) => labels.includes(label))
    .map((used) => {
      const { lines } = entries.find(({ serial }) => serial === used.entry.serial) ?? used.entry;
      return testEntryOf({ ...used, entry: { ...used.entry, lines } });
    });
};
