import { jstText } from '#domain/calendar/jst.ts';
import { labelInFile, type FileLabels } from '#domain/exports/label-in-file.ts';
import type { AnsweredEntry, DerivedEntry, EntryLine } from '#domain/journals/entry.ts';
import type { Masters } from '#domain/settings/masters.ts';
import { labelOptionsOf } from '#domain/exports/yayoi-options.ts';
import type { DeepReadonly } from '#contract/deep-readonly.ts';
import type { JournalEntryView } from '#contract/shapes/journal-entry.ts';

type Labelled = Pick<Masters, 'company' | 'exporting'>;

/** Lines with the 税区分 that the export will carry: screen, trace and file say the same. */
const labelled = (entry: DerivedEntry, options: FileLabels) =>
  entry.lines.map((line) => ({
    ...line,
    taxLabel: labelInFile(entry, line, options).label,
  }));

/** The 税区分 of one line, as the export will carry it. */
export const taxLabelWith = (masters: Labelled) => {
  const options = labelOptionsOf(masters);
  return (entry: DerivedEntry, line: EntryLine): string => labelInFile(entry, line, options).label;
};

/** Posted entries as people see them. */
export const entryViewsWith = (masters: Labelled) => {
  const options = labelOptionsOf(masters);
  return (entries: readonly AnsweredEntry[]): readonly DeepReadonly<JournalEntryView>[] =>
    entries.map((entry) => ({
      ...entry,
      enteredAt: jstText(entry.enteredAt),
      lines: labelled(entry, options),
    }));
};

/** What confirming would post: nothing of it was entered yet. */
export const draftViewsWith = (masters: Labelled) => {
  const options = labelOptionsOf(masters);
  return (drafts: readonly DerivedEntry[]): readonly DeepReadonly<JournalEntryView>[] =>
    drafts.map(({ enteredAt: _notYet, ...draft }) => ({
      ...draft,
      lines: labelled({ ...draft, enteredAt: _notYet }, options),
    }));
};
