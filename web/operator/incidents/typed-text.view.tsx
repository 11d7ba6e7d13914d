import { Textarea, TextInput } from '@mantine/core';
import { momentTyped, typedMomentOf } from '#domain/calendar/typed-moment.ts';

type TextProps = {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly most: number;
  readonly isTried: boolean;
  readonly error?: string | undefined;
  readonly onType: (text: string) => void;
};

/** Several lines that must not be empty. */
export const FilledText = ({ label, description, value, most, isTried, error, onType }: TextProps) => (
  <Textarea
    label={label}
    description={description}
    required
    withAsterisk={false}
    autosize
    minRows={3}
    maxLength={most}
    value={value}
    error={error ?? (isTried && value.trim() === '' ? '入力してください' : undefined)}
    onChange={({ currentTarget }) => onType(currentTarget.value)}
  />
);

type MomentProps = Omit<TextProps, 'most'>;

/** A moment in Japan, to the minute. */
export const MomentField = ({ label, description, value, isTried, error, onType }: MomentProps) => (
  <TextInput
    type="datetime-local"
    label={label}
    description={description}
    required
    withAsterisk={false}
    value={value}
    error={
      error ?? (isTried && momentTyped(value) === undefined ? '日時を、分まで入力してください' : undefined)
    }
    onChange={({ currentTarget }) => onType(currentTarget.value)}
  />
);

/** This minute, as the field has it. */
export const thisMinute = (): string => typedMomentOf(new Date().toISOString());
