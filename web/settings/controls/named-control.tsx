import { useState } from 'react';
import { type ControlProps, faultIn, hintOf } from '#web/settings/controls/control-props.ts';
import type { NamedField } from '#web/settings/part-fields.ts';
import { type Named, offeredOf } from '#web/settings/say-value.ts';
import { useApprovers } from '#web/settings/settings-api.ts';
import { FoundChoice } from '#web/ui/found-choice.tsx';

type NamedProps = ControlProps<NamedField>;

type ChoiceProps = NamedProps & {
  readonly choices: readonly Named[];
  readonly whenEmpty?: string;
  readonly onTyped?: (typed: string) => void;
};

const Choice = ({
  field,
  draft,
  choices,
  whenEmpty = '該当するものがありません',
  onTyped,
  ...props
}: ChoiceProps) => {
  const value = typeof draft === 'string' ? draft : '';
  // What is kept may name what is not there any more.
  const offered = offeredOf(choices);
  const isOffered = value === '' || offered.some(({ id }) => id === value);
  const kept = choices.find(({ id }) => id === value) ?? { id: value, name: value };
  const all = isOffered ? offered : [...offered, kept];
  const none = field.whenNone === undefined ? [] : [{ value: '', label: field.whenNone }];
  return (
    <FoundChoice
      label={field.word}
      data={[...none, ...all.map(({ id, name }) => ({ value: id, label: name }))]}
      value={value}
      whenEmpty={whenEmpty}
      description={hintOf({ field, ...props })}
      error={faultIn(props)}
      isRequired={props.isRequired}
      isTypedOver
      {...(onTyped === undefined ? {} : { onTyped })}
      onChange={props.onChange}
    />
  );
};

/** Somebody who may approve: companies have too many of them for a list. */
const Approver = (props: NamedProps) => {
  const [typed, type] = useState('');
  const { found, isPending } = useApprovers(typed);
  const known = props.names.people ?? [];
  const choices = [...new Map([...known, ...found].map((person) => [person.id, person])).values()];
  return (
    <Choice
      {...props}
      choices={choices}
      whenEmpty={isPending ? '探しています…' : '該当する人がいません'}
      onTyped={type}
    />
  );
};

/** One of the company's own entries, found by its name. */
export const NamedControl = (props: NamedProps) =>
  props.field.of === 'people' ? (
    <Approver {...props} />
  ) : (
    <Choice {...props} choices={props.names[props.field.of] ?? []} />
  );
