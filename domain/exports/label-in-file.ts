import { accountingOf } from '#domain/journals/entry-accounting.ts';
import { expenseDateOf, type EntryLine, type JournalEntry } from '#domain/journals/entry.ts';
import type { DatedAccounting } from '#domain/tenants/bookkeeping.ts';
import { labelOf, type Label, type LabelOptions } from './yayoi-labels.ts';

/** How a file spells labels: entries that do not say their 経理方法 were posted under that of their day. */
export type FileLabels = LabelOptions & DatedAccounting;

/** The 税区分 of a line of an entry as every file carries it, whatever 経理方法 the company has by then. */
export const labelInFile = (
  entry: Omit<JournalEntry, 'serial'>,
  { taxCode }: Pick<EntryLine, 'taxCode'>,
  options: FileLabels,
): Label =>
  labelOf(taxCode, expenseDateOf(entry), {
    ...options,
    taxAccounting: accountingOf(entry, options),
  });
