import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { listUsers, showUser } from '#contract/user-keeping.ts';
import { isUserId, type UserId } from '#domain/kernel/ids.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { FoundChoice } from '#web/ui/found-choice.tsx';

type LabelPeopleProps = {
  /** Its name. */
  readonly label: string;
  readonly people: readonly UserId[];
  /** Undefined for whoever may only look. */
  readonly onChange: ((people: readonly UserId[]) => void) | undefined;
};

type OneProps = { readonly userId: UserId; readonly onRemove: (() => void) | undefined };

const One = ({ userId, onRemove }: OneProps) => {
  const { data, isPending } = useAnswer(showUser, { params: { userId } });
  // Of whoever is not found any more his id is all that is known.
  const name = data?.name ?? (isPending ? '…' : userId);
  return (
    <Group gap={6} wrap="nowrap">
      <Text size="sm">{name}</Text>
      {onRemove === undefined ? null : (
        <Button size="compact-xs" variant="subtle" aria-label={`${name}を外す`} onClick={onRemove}>
          外す
        </Button>
      )}
    </Group>
  );
};

/** Found by name or kana while it is typed. */
const Further = ({ label, people, onChange }: Required<LabelPeopleProps>) => {
  const [typed, type] = useState('');
  const { data } = useAnswer(listUsers, { query: { limit: '20', text: typed } }, { staysUntilNext: true });
  const found = (data?.items ?? [])
    .filter(({ id }) => !people.some((one) => one === id))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FoundChoice
      label={`「${label}」を閲覧できる人を追加`}
      data={found}
      value=""
      whenEmpty="利用者が見つかりません"
      clearLabel="空欄にする"
      isRequired={false}
      isTypedOver
      onTyped={type}
      onChange={(chosen) => {
        if (isUserId(chosen)) onChange?.([...people, chosen]);
      }}
    />
  );
};

/** People whom a label names beside its roles. */
export const LabelPeople = ({ label, people, onChange }: LabelPeopleProps) => (
  <>
    {people.length === 0 && onChange === undefined ? <Text size="sm">いません</Text> : null}
    {people.map((userId) => (
      <One
        key={userId}
        userId={userId}
        onRemove={onChange === undefined ? undefined : () => onChange(people.filter((one) => one !== userId))}
      />
    ))}
    {onChange === undefined ? null : (
      <Further key={people.length} label={label} people={people} onChange={onChange} />
    )}
  </>
);
