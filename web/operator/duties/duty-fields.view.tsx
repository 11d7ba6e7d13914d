import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { listStaff } from '#contract/operator/staff.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { faultAt, type FieldFault } from '#web/api/problem.ts';

/** What is typed of an entry. */
export type TypedDuty = {
  readonly title: string;
  readonly about: string;
  readonly ownerId: string;
  readonly due: string;
};

export const isSoundDuty = ({ title, ownerId, due }: TypedDuty): boolean =>
  title.trim() !== '' && ownerId !== '' && due !== '';

type OwnerProps = {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (ownerId: string) => void;
};

const Owner = ({ value, error, onChange }: OwnerProps) => {
  const { data } = useAnswer(listStaff, {});
  const active = (data?.items ?? []).filter(({ state }) => state === 'active');
  const others = (data?.items ?? []).filter(
    ({ operatorId, state }) => state === 'left' && operatorId === value,
  );
  return (
    <NativeSelect
      label="担当者"
      required
      withAsterisk={false}
      value={value}
      error={error}
      data={[
        { value: '', label: '選択してください' },
        ...active.map(({ operatorId, name }) => ({ value: operatorId, label: name })),
        ...others.map(({ operatorId, name }) => ({ value: operatorId, label: `${name}（利用終了）` })),
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
};

type DutyFieldsProps = {
  readonly typed: TypedDuty;
  readonly faults: readonly FieldFault[];
  readonly isTried: boolean;
  readonly dueHint: string;
  readonly onType: (change: Partial<TypedDuty>) => void;
};

/** 項目・担当者・期限・説明. */
export const DutyFields = ({ typed, faults, isTried, dueHint, onType }: DutyFieldsProps) => {
  const missing = (value: string) => (isTried && value.trim() === '' ? '入力してください' : undefined);
  return (
    <>
      <TextInput
        label="項目"
        required
        withAsterisk={false}
        maxLength={80}
        autoComplete="off"
        value={typed.title}
        error={faultAt(faults, 'title') ?? missing(typed.title)}
        onChange={({ currentTarget }) => onType({ title: currentTarget.value })}
      />
      <Owner
        value={typed.ownerId}
        error={
          faultAt(faults, 'ownerId') ?? (isTried && typed.ownerId === '' ? '選択してください' : undefined)
        }
        onChange={(ownerId) => onType({ ownerId })}
      />
      <TextInput
        type="date"
        label="期限"
        description={dueHint}
        required
        withAsterisk={false}
        value={typed.due}
        error={faultAt(faults, 'due') ?? missing(typed.due)}
        onChange={({ currentTarget }) => onType({ due: currentTarget.value })}
      />
      <Textarea
        label="説明（任意）"
        maxLength={500}
        autosize
        minRows={2}
        value={typed.about}
        error={faultAt(faults, 'about')}
        onChange={({ currentTarget }) => onType({ about: currentTarget.value })}
      />
    </>
  );
};
