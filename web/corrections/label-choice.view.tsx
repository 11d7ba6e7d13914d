import { Checkbox, Group } from '@mantine/core';
import type { BorneLabel } from '#domain/labels/borne-label.ts';
import type { LabelToGive } from '#web/corrections/bearing.ts';
import type { LockedLabel } from '#web/corrections/locked-labels.ts';

type LabelChoiceProps = {
  readonly legend: string;
  readonly labels: readonly LabelToGive[];
  /** What it bears already: a label that is given no more goes on being borne. */
  readonly borne: readonly BorneLabel[];
  /** What stays, whatever is chosen. @default nothing */
  readonly locked?: readonly LockedLabel[];
  /** Codes. */
  readonly value: readonly string[];
  readonly error?: string | undefined;
  readonly onChange: (codes: readonly string[]) => void;
};

const overWords = '終了したラベルです。外すと、付け直せません';

/** All that can be chosen, and what it bears beside. */
const choicesOf = ({ labels, borne, locked = [] }: Pick<LabelChoiceProps, 'labels' | 'borne' | 'locked'>) => {
  const older = [...borne, ...locked]
    .filter(({ code }) => !labels.some((label) => label.code === code))
    .map(({ code, name }) => ({ code, name, explanation: overWords }));
  const all = [...labels, ...older];
  return [...new Map(all.map((one) => [one.code, one])).values()].map((one) => {
    const lock = locked.find(({ code }) => code === one.code);
    return { ...one, isLocked: lock !== undefined, explanation: lock?.why ?? one.explanation };
  });
};

/** 情報のラベル: few enough to be seen side by side. */
export const LabelChoice = ({
  legend,
  labels,
  borne,
  locked = [],
  value,
  error,
  onChange,
}: LabelChoiceProps) => {
  const codes = locked.map(({ code }) => code);
  return (
    <Checkbox.Group
      label={legend}
      error={error}
      value={[...new Set([...value, ...codes])]}
      onChange={(chosen) => onChange(chosen.filter((code) => !codes.includes(code)))}
    >
      <Group gap="md" mt={4} align="flex-start">
        {choicesOf({ labels, borne, locked }).map(({ code, name, explanation, isLocked }) => (
          <Checkbox key={code} value={code} label={name} description={explanation} disabled={isLocked} />
        ))}
      </Group>
    </Checkbox.Group>
  );
};
