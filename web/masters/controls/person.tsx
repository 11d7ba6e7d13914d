import { useState } from 'react';
import { listUsers, showUser } from '#contract/user-keeping.ts';
import type { FieldOf } from '#domain/masters/fields/every-kind.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import type { ControlProps, FieldControl } from '#web/masters/controls/field-control.ts';
import { type Found, FoundChoice } from '#web/ui/found-choice.tsx';

type PersonProps = ControlProps<FieldOf<'person'>> & {
  readonly known: readonly Found[];
  readonly onPicked: (found: Found | undefined) => void;
};

/** Found by name or kana while it is typed. */
const Search = ({ field, value, error, onChange, known, onPicked }: PersonProps) => {
  const [typed, type] = useState('');
  const { data } = useAnswer(listUsers, { query: { limit: '20', text: typed } }, { staysUntilNext: true });
  const found = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const others = known.filter((one) => found.every((other) => other.value !== one.value));
  return (
    <FoundChoice
      label={field.word}
      data={[...others, ...found]}
      value={value}
      whenEmpty="利用者が見つかりません"
      clearLabel={`${field.word}を空欄にする`}
      error={error}
      isRequired={field.isOptional !== true}
      isTypedOver
      onTyped={type}
      onChange={(chosen) => {
        onPicked(found.find((one) => one.value === chosen));
        onChange(chosen);
      }}
    />
  );
};

const Chosen = (props: Omit<PersonProps, 'known'>) => {
  const { data } = useAnswer(showUser, { params: { userId: props.value } });
  return <Search {...props} known={[{ value: props.value, label: data?.name ?? props.value }]} />;
};

/** Who was chosen here is known by name already. */
const Person = (props: ControlProps<FieldOf<'person'>>) => {
  const [picked, pick] = useState<Found>();
  const { value } = props;
  if (value !== '' && value !== picked?.value) return <Chosen {...props} onPicked={pick} />;
  return <Search {...props} known={picked === undefined ? [] : [picked]} onPicked={pick} />;
};

export const person: FieldControl<FieldOf<'person'>> = {
  draw: (props) => <Person {...props} />,
};
