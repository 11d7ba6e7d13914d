import { Group, Select, Stack, TextInput } from '@mantine/core';
import type { Field } from '#domain/masters/field.ts';
import type { Master } from '#domain/masters/master.ts';
import { holdsWords, searchWordsOf } from '#domain/text/typed-text.ts';
import { shownState } from '#domain/masters/states.ts';
import { shownMasters, useMatches, type ShownMaster } from '#web/masters/masters-api.ts';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { DateField } from '#web/calendar/date-field.tsx';

type ControlProps = {
  readonly field: Field;
  readonly value: string;
  readonly today: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
};

type ReferenceProps = Omit<ControlProps, 'field'> & {
  readonly label: string;
  readonly isRequired: boolean;
  readonly to: ShownMaster;
};

/** The code of another entry: found by code or name while it is typed. */
const Reference = ({ label, isRequired, to, value, today, error, onChange }: ReferenceProps) => {
  const { data } = useMatches(to.contracts, value);
  const nameOf = new Map(
    (data?.items ?? []).map(
      ({ id, states }) => [id, shownState(states, today)?.[to.master.nameField] ?? id] as const,
    ),
  );
  const name = nameOf.get(value);
  const words = searchWordsOf(value);
  const choices = [...nameOf].map(([id, called]) => ({ value: id, content: `${called}（${id}）` }));
  return (
    <ChoiceField
      label={label}
      text={value}
      // The answer may still be to what was typed before.
      choices={choices.filter(({ content }) => holdsWords(words, [content]))}
      description={name}
      error={error}
      isRequired={isRequired}
      onType={onChange}
      onChoose={onChange}
    />
  );
};

const Control = ({ field, value, today, error, onChange }: ControlProps) => {
  const label = field.word;
  const isRequired = field.isOptional !== true;
  switch (field.kind) {
    case 'text':
      return (
        <TextInput
          label={label}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          error={error}
          withAsterisk={isRequired}
          autoComplete="off"
        />
      );
    case 'choice':
      return (
        <Select
          label={label}
          value={value === '' ? null : value}
          onChange={(chosen) => onChange(chosen ?? '')}
          data={Object.entries(field.words).map(([choice, word]) => ({ value: choice, label: word }))}
          error={error}
          withAsterisk={isRequired}
          allowDeselect={!isRequired}
        />
      );
    case 'reference': {
      const to = shownMasters.find(({ master }) => master.noun === field.to);
      return to === undefined ? null : (
        <Reference
          label={label}
          isRequired={isRequired}
          to={to}
          value={value}
          today={today}
          error={error}
          onChange={onChange}
        />
      );
    }
  }
};

type StateFieldsProps = {
  readonly master: Master;
  readonly draft: Readonly<Record<string, string>>;
  readonly today: string;
  readonly faultOf: (name: string) => string | undefined;
  readonly onChange: (name: string, value: string) => void;
};

/** One control for each field of a master, and its days. */
export const StateFields = ({ master, draft, today, faultOf, onChange }: StateFieldsProps) => (
  <Stack gap="sm">
    {Object.entries(master.fields).map(([name, field]) => (
      <Control
        key={name}
        field={field}
        value={draft[name] ?? ''}
        today={today}
        error={faultOf(name)}
        onChange={(value) => onChange(name, value)}
      />
    ))}
    {master.isDated ? (
      <Group grow align="flex-start">
        <DateField
          label="適用開始日"
          value={draft['validFrom'] ?? ''}
          today={today}
          onChange={(day) => onChange('validFrom', day)}
          error={faultOf('validFrom')}
          isRequired
        />
        <DateField
          label="適用終了日（任意）"
          value={draft['validTo'] ?? ''}
          today={today}
          onChange={(day) => onChange('validTo', day)}
          error={faultOf('validTo')}
        />
      </Group>
    ) : null}
  </Stack>
);
