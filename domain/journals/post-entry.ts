import { assert } from '#domain/kernel/assert.ts';
import { sumYen, type Yen } from '#domain/money/yen.ts';
import type { DerivedEntry, EntryLine, JournalEntry } from './entry.ts';

export const sideTotal = (lines: readonly EntryLine[], side: EntryLine['side']): Yen =>
  sumYen(lines.filter((line) => line.side === side).map(({ amount }) => amount));

/**
 * Every entry passes here: no line says nothing, none is below zero, debit equals credit (JNL-001). A cost may be
 * nothing where the tax that its invoice states takes all of it.
 */
export const balanced = <Entry extends DerivedEntry>(entry: Entry): Entry => {
  assert(
    entry.lines.every(({ amount, deductibleTax = 0 }) => amount > 0 || (amount === 0 && deductibleTax > 0)),
    'a line is above zero; a minus is the other side',
  );
  assert(sideTotal(entry.lines, 'debit') === sideTotal(entry.lines, 'credit'), 'debit equals credit');
  return entry;
};

/** Serials without gaps from `first`, in the given order (LDG-003). */
export const assignSerials = (entries: readonly DerivedEntry[], first: number): readonly JournalEntry[] =>
  entries.map((entry, index) => balanced({ ...entry, serial: first + index }));

export const otherSide = { debit: 'credit', credit: 'debit' } as const satisfies Record<
  EntryLine['side'],
  string
>;
