import type { ReactNode } from 'react';
import { type LineFieldsProps, placeId } from '#web/claims/line-fields.ts';
import { Note } from '#web/claims/placed.view.tsx';

type CellProps = Pick<LineFieldsProps, 'line'> & {
  readonly field: string;
  /** How wide it is beside others: see `sf-cell-…`. */
  readonly width: 'item' | 'date' | 'place' | 'check' | 'yen' | 'number' | 'name' | 'code' | 'rate' | 'words';
  readonly children: ReactNode;
};

/** A field in the row of a line; what is wrong with it stands below the whole row. */
export const RowCell = ({ line, field, width, children }: CellProps) => (
  <div id={placeId(line.id, field)} tabIndex={-1} className={`sf-cell sf-cell-${width}`}>
    {children}
  </div>
);

/** The id of what is said below the row, for `aria-errormessage`. */
export const rowNotesId = ({ id }: LineFieldsProps['line']): string => placeId(id, 'notes');

type RowNotesProps = Pick<LineFieldsProps, 'line' | 'faults' | 'notes'> & {
  readonly fields: readonly string[];
};

/** What is said of the fields of a row, each sentence once, in the width of the row. */
export const RowNotes = ({ line, faults, notes, fields }: RowNotesProps) => {
  const isHere = (path: string) => fields.some((field) => path === field || path.startsWith(`${field}.`));
  const said = new Map([
    ...faults.filter(({ path }) => isHere(path)).map(({ message }) => [message, 'bad'] as const),
    ...notes.filter(({ field }) => isHere(field)).map(({ says, tone }) => [says, tone] as const),
  ]);
  return said.size === 0 ? null : (
    <div id={rowNotesId(line)} className="sf-entry-notes">
      {[...said].map(([says, tone]) => (
        <Note key={says} tone={tone}>
          {says}
        </Note>
      ))}
    </div>
  );
};
