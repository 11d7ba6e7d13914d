import { TextInput } from '@mantine/core';
import type { IdField } from '#domain/masters/field.ts';
import { DateField } from '#web/calendar/date-field.tsx';

type IdInputProps = {
  readonly id: IdField;
  readonly value: string;
  readonly today: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
};

/** The code or day by which an entry is named for good. */
export const IdInput = ({ id, value, today, error, onChange }: IdInputProps) =>
  id.kind === 'date' ? (
    <DateField label={id.word} value={value} today={today} onChange={onChange} error={error} isRequired />
  ) : (
    <TextInput
      label={id.word}
      description={`半角の英数字と「-」「_」で${id.maxLength}文字まで。登録した後は変えられません`}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={error}
      withAsterisk
      autoComplete="off"
      data-autofocus
    />
  );
