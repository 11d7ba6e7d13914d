import { accountingOn, type DatedAccounting } from '#domain/tenants/bookkeeping.ts';
import type { TaxAccounting } from '#domain/tenants/masters.ts';
import type { EntryLine, JournalEntry } from './entry.ts';

const showsTax = (lines: readonly EntryLine[]): boolean =>
  lines.some(({ isInputTax }) => isInputTax === true);

/** What an entry has to say of 経理方法 beside its lines. */
export const accountingBeside = (
  lines: readonly EntryLine[],
  taxAccounting: TaxAccounting,
): Pick<JournalEntry, 'taxAccounting'> => (showsTax(lines) ? {} : { taxAccounting });

/** 経理方法 under which it was posted: that of its day for those of before it was kept that do not show it. */
export const accountingOf = (
  { lines, taxAccounting, postedOn }: Pick<JournalEntry, 'lines' | 'taxAccounting' | 'postedOn'>,
  company: DatedAccounting,
): TaxAccounting => (showsTax(lines) ? 'exclusive' : (taxAccounting ?? accountingOn(company, postedOn)));
