import { accountingOf, expenseDateOf, type EntryLine, type JournalEntry } from '#domain/journals/entry.ts';
import { labelOf, type Label, type LabelOptions } from './yayoi-labels.ts';

/** The 税区分 of a line of an entry as every file carries it, whatever 経理方法 the company has by then. */
export const labelInFile = (
  entry: Omit<JournalEntry, 'serial'>,
  { taxCode }: Pick<EntryLine, 'taxCode'>,
  options: LabelOptions,
): Label =>
  labelOf(taxCode, expenseDateOf(entry), {
    ...options,
    taxAccounting: accountingOf(entry, options.taxAccounting),
  });
