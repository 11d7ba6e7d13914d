import { Group, Pill, Stack } from '@mantine/core';
import { useState } from 'react';
import { type ControlProps, faultIn, hintOf } from '#web/settings/controls/control-props.ts';
import { textsIn } from '#web/settings/drafts.ts';
import type { SeveralField } from '#web/settings/part-fields.ts';
import { personWord } from '#web/settings/approver-names.ts';
import { type Named, offeredOf } from '#web/settings/say-value.ts';
import { useApprovers } from '#web/settings/settings-api.ts';
import { FoundChoice } from '#web/ui/found-choice.tsx';

type SeveralProps = ControlProps<SeveralField>;

type ChipsProps = {
  readonly chosen: readonly Named[];
  readonly onRemove: (id: string) => void;
};

const Chips = ({ chosen, onRemove }: ChipsProps) => (
  <Group gap={4}>
    {chosen.map(({ id, name }) => (
      <Pill
        key={id}
        withRemoveButton
        onRemove={() => onRemove(id)}
        removeButtonProps={{ 'aria-label': `${name}を外す`, 'aria-hidden': false, tabIndex: 0 }}
      >
        {name}
      </Pill>
    ))}
  </Group>
);

type ChoosingProps = SeveralProps & {
  readonly choices: readonly Named[];
  readonly whenEmpty: string;
  readonly onTyped?: (typed: string) => void;
};

const Choosing = ({ field, draft, choices, whenEmpty, onTyped, ...props }: ChoosingProps) => {
  const hint = hintOf({ field, ...props });
  const ids = textsIn(draft);
  const known = new Map(choices.map((one) => [one.id, one]));
  const open = offeredOf(choices).filter(({ id }) => !ids.includes(id));
  return (
    <Stack gap={4}>
      <FoundChoice
        label={field.word}
        data={open.map(({ id, name }) => ({ value: id, label: name }))}
        value=""
        whenEmpty={whenEmpty}
        description={ids.length === 0 ? (hint ?? field.whenNone) : hint}
        error={faultIn(props)}
        isRequired={props.isRequired}
        {...(onTyped === undefined ? {} : { onTyped })}
        onChange={(id) => id !== '' && props.onChange([...ids, id])}
      />
      {ids.length === 0 ? null : (
        <Chips
          chosen={ids.map((id) => known.get(id) ?? { id, name: id })}
          onRemove={(id) => props.onChange(ids.filter((one) => one !== id))}
        />
      )}
    </Stack>
  );
};

/** Departments and roles are listed; people are found by what is typed. */
const Approvers = (props: SeveralProps) => {
  const [typed, type] = useState('');
  const { found, isPending } = useApprovers(typed);
  const listed = props.names.approvers ?? [];
  const people = found.map((person) => ({ id: personWord(person), name: `${person.name}さん` }));
  const choices = [...new Map([...listed, ...people].map((one) => [one.id, one])).values()];
  return (
    <Choosing
      {...props}
      choices={choices}
      whenEmpty={isPending ? '探しています…' : '該当する承認者がいません'}
      onTyped={type}
    />
  );
};

/** Several of the company's own entries. */
export const SeveralControl = (props: SeveralProps) =>
  props.field.of === 'approvers' ? (
    <Approvers {...props} />
  ) : (
    <Choosing {...props} choices={props.names[props.field.of] ?? []} whenEmpty="該当するものがありません" />
  );
