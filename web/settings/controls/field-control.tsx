import { Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import {
  type ControlProps,
  faultIn,
  type FieldsProps,
  hintOf,
} from '#web/settings/controls/control-props.ts';
import { NamedControl } from '#web/settings/controls/named-control.tsx';
import { SeveralControl } from '#web/settings/controls/several-control.tsx';
import { RowsControl } from '#web/settings/controls/rows-control.tsx';
import { fieldsIn, textsIn } from '#web/settings/drafts.ts';
import type { AnyField, AnyGroup, NameList, TextField, TextsField } from '#web/settings/part-fields.ts';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import { offeredOf } from '#web/settings/say-value.ts';
import { DateField } from '#web/calendar/date-field.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { DigitsField } from '#web/ui/digits-field.tsx';

const SuggestedText = ({ of, ...props }: ControlProps<TextField> & { readonly of: NameList }) => {
  const { field, draft, names, isRequired, onChange } = props;
  const text = typeof draft === 'string' ? draft : '';
  const words = searchWordsOf(text);
  const offered = offeredOf(names[of] ?? []).filter(({ name }) => holdsWords(words, [name]));
  return (
    <ChoiceField
      label={field.word}
      text={text}
      choices={offered.map(({ id, name }) => ({ value: id, content: name }))}
      description={hintOf(props)}
      error={faultIn(props)}
      isRequired={isRequired}
      withoutMark
      onType={onChange}
      onChoose={onChange}
    />
  );
};

const TextControl = (props: ControlProps<TextField>) => {
  const { field, draft, onChange, isRequired } = props;
  if (field.suggests !== undefined) return <SuggestedText {...props} of={field.suggests} />;
  return (
    <TextInput
      label={field.word}
      description={hintOf(props)}
      value={typeof draft === 'string' ? draft : ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={faultIn(props)}
      withAsterisk={isRequired}
      autoComplete="off"
    />
  );
};

const TextsControl = (props: ControlProps<TextsField>) => (
  <Textarea
    label={props.field.word}
    description={hintOf(props)}
    value={textsIn(props.draft).join('\n')}
    onChange={({ currentTarget }) => props.onChange(currentTarget.value.split('\n'))}
    error={faultIn(props)}
    autosize
    minRows={2}
    maxRows={10}
    autoComplete="off"
  />
);

/** One control for each field, below each other. */
export const FieldControls = ({ fields, draft, path, isRequired, onChange, ...around }: FieldsProps) =>
  Object.entries(fields).map(([name, field]) => (
    <FieldControl
      key={name}
      {...around}
      field={field}
      path={`${path}.${name}`}
      draft={draft[name]}
      isRequired={isRequired(`${path}.${name}`)}
      requires={isRequired}
      onChange={(next) => onChange({ ...draft, [name]: next })}
    />
  ));

const drawFields = (props: FieldsProps) => <FieldControls {...props} />;

type Requiring = {
  /** Whether the field at this path has to be filled in. */
  readonly requires: (path: string) => boolean;
};

const GroupControl = ({ field, draft, requires, onChange, ...props }: ControlProps<AnyGroup> & Requiring) => {
  const controls = (
    <FieldControls
      {...props}
      fields={field.fields}
      draft={fieldsIn(draft)}
      isRequired={requires}
      onChange={onChange}
    />
  );
  if (field.word === '')
    return (
      <Stack gap="md" className="sf-fields">
        {controls}
      </Stack>
    );
  return (
    <fieldset className="sf-fieldset sf-across">
      <legend>{field.word}</legend>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm" verticalSpacing="sm">
        {controls}
      </SimpleGrid>
    </fieldset>
  );
};

/** How a field is typed, by its kind. */
export const FieldControl = ({ requires, ...props }: ControlProps<AnyField> & Requiring) => {
  const { field, draft, onChange } = props;
  const said = { label: field.word, error: faultIn(props) };
  switch (field.kind) {
    case 'group':
      return <GroupControl {...props} field={field} requires={requires} />;
    case 'rows':
      return <RowsControl {...props} field={field} requires={requires} drawsFields={drawFields} />;
    case 'texts':
      return <TextsControl {...props} field={field} />;
    case 'named':
      return <NamedControl {...props} field={field} />;
    case 'several':
      return <SeveralControl {...props} field={field} />;
    case 'yen':
    case 'whole':
      return (
        <DigitsField
          {...said}
          unit={field.kind === 'yen' ? '円' : field.unit}
          description={hintOf(props)}
          value={typeof draft === 'number' ? draft : undefined}
          onChange={onChange}
          isRequired={props.isRequired}
        />
      );
    case 'day':
      return (
        <DateField
          {...said}
          value={typeof draft === 'string' ? draft : ''}
          today={props.today}
          onChange={onChange}
          isRequired={props.isRequired}
        />
      );
    case 'choice':
      return (
        <Select
          {...said}
          description={hintOf(props)}
          value={typeof draft === 'string' ? draft : ''}
          onChange={(chosen) => onChange(chosen ?? '')}
          data={[
            ...(field.whenNone === undefined ? [] : [{ value: '', label: field.whenNone }]),
            ...Object.entries(field.words).map(([value, label]) => ({ value, label })),
          ]}
          allowDeselect={false}
          withAsterisk={props.isRequired}
        />
      );
    case 'text':
      return <TextControl {...props} field={field} />;
  }
};
