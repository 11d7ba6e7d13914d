import { TextInput } from '@mantine/core';
import { faultAt } from '#web/api/problem.ts';
import { mostOfLine } from '#web/claims/field-lengths.ts';
import type { LineDraft } from '#web/claims/line-draft.ts';
import type { LineFieldsProps } from '#web/claims/line-fields.ts';
import { requiredFields } from '#web/claims/required-fields.ts';
import { rowNotesId } from '#web/claims/row-cell.view.tsx';

type TextName = {
  [Name in keyof LineDraft]-?: LineDraft[Name] extends string ? Name : never;
}[keyof LineDraft];

type LineTextProps = Pick<LineFieldsProps, 'line' | 'form' | 'faults' | 'onChange'> & {
  readonly label: string;
  readonly name: TextName;
  /** Its path in the line as it is sent. */
  readonly field: string;
  readonly identifier?: 'registration-number';
};

/** A text of a line, in its row or behind 詳細; what is wrong with it is said by whoever places it. */
export const LineText = (props: LineTextProps) => {
  const { line, faults, onChange, label, name, field, identifier } = props;
  const isRequired = requiredFields(props).has(field);
  const isWrong = faultAt(faults, field) !== undefined;
  return (
    <TextInput
      label={label}
      value={line[name]}
      maxLength={mostOfLine(field)}
      error={isWrong}
      withAsterisk={isRequired}
      aria-required={isRequired}
      autoComplete="off"
      {...(isWrong ? { 'aria-errormessage': rowNotesId(line) } : {})}
      {...(identifier === undefined ? {} : { 'data-identifier': identifier })}
      onChange={({ currentTarget: { value } }) => onChange((before) => ({ ...before, [name]: value }))}
    />
  );
};
