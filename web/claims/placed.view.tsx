import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { faultAt } from '#web/api/problem.ts';
import { type LineFieldsProps, placeId } from '#web/claims/line-fields.ts';
import { type Tone, toneColors } from '#web/ui/tone.ts';

type PlacedProps = Pick<LineFieldsProps, 'line' | 'faults' | 'notes'> & {
  readonly field: string;
  /** True where several controls make the field, so that none of them shows its fault itself. */
  readonly isGroup?: boolean;
  readonly children: ReactNode;
};

export const Note = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) => (
  <Text size="xs" mt={4} c={toneColors[tone].text} fw={tone === 'bad' ? 500 : 400}>
    {children}
  </Text>
);

/** A field with what the verdict says about it below; a reason of the submit bar leads here. */
export const Placed = ({ line, faults, notes, field, isGroup = false, children }: PlacedProps) => {
  const fault = isGroup ? faultAt(faults, field) : undefined;
  return (
    <div id={placeId(line.id, field)} tabIndex={-1} className="sf-place">
      {children}
      {fault === undefined ? null : <Note tone="bad">{fault}</Note>}
      {notes
        .filter((note) => note.field === field)
        .map(({ tone, says }) => (
          <Note key={says} tone={tone}>
            {says}
          </Note>
        ))}
    </div>
  );
};
