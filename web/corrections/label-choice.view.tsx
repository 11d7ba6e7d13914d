import { Checkbox, Group } from '@mantine/core';
import type { BorneLabel } from '#domain/labels/borne-label.ts';
import type { LabelToGive } from '#web/corrections/bearing.ts';

type LabelChoiceProps = {
  readonly legend: string;
  readonly labels: readonly LabelToGive[];
  /** What it bears already: a label that is given no more goes on being borne. */
  readonly borne: readonly BorneLabel[];
  /** Codes. */
  readonly value: readonly string[];
  readonly error?: string | undefined;
  readonly onChange: (codes: readonly string[]) => void;
};

/** 情報のラベル: few enough to be seen side by side. */
export const LabelChoice = ({ legend, labels, borne, value, error, onChange }: LabelChoiceProps) => {
  const older = borne.filter(({ code }) => !labels.some((label) => label.code === code));
  return (
    <Checkbox.Group label={legend} error={error} value={[...value]} onChange={onChange}>
      <Group gap="md" mt={4}>
        {labels.map(({ code, name, explanation }) => (
          <Checkbox key={code} value={code} label={name} description={explanation} />
        ))}
        {older.map(({ code, name }) => (
          <Checkbox key={code} value={code} label={name} />
        ))}
      </Group>
    </Checkbox.Group>
  );
};
