import type { JournalEntry } from '#domain/journals/entry.ts';
import { addYen, yen, type Yen } from '#domain/money/yen.ts';

/** What the package's books must show for these entries once they are imported, in yen without tax. */
export type ExpectedTotal = {
  readonly code: string;
  readonly name: string;
  readonly debit: Yen;
  readonly credit: Yen;
};

/**
 * 仮払消費税 and costs per account, by account code: a label that the package reads differently shows at once as
 * another total there.
 */
export const expectedTotals = (entries: readonly JournalEntry[]): readonly ExpectedTotal[] => {
  const totals = new Map<string, ExpectedTotal>();
  for (const { account, side, amount } of entries.flatMap(({ lines }) => lines)) {
    const before = totals.get(account.code) ?? { ...account, debit: yen(0), credit: yen(0) };
    totals.set(account.code, { ...before, [side]: addYen(before[side], amount) });
  }
  return [...totals.values()].toSorted((left, right) => (left.code < right.code ? -1 : 1));
};
