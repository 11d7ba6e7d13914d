import { useState } from 'react';
import { listUsers, showUser } from '#contract/user-keeping.ts';
import type { FieldOf } from '#domain/masters/fields/every-kind.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import type { ControlProps, FieldControl } from '#web/masters/controls/field-control.ts';
import { type Found, FoundChoice } from '#web/ui/found-choice.tsx';

type PersonProps = ControlProps<FieldOf<'person'>> & { readonly known: readonly Found[] };

/** Found by name or kana while it is typed. */
const Search = ({ field, value, error, onChange, known }: PersonProps) => {
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
      onChange={onChange}
    />
  );
};

const Chosen = (props: ControlProps<FieldOf<'person'>>) => {
  const { data } = useAnswer(showUser, { params: { userId: props.value } });
  return <Search {...props} known={[{ value: props.value, label: data?.name ?? props.value }]} />;
};

export const person: FieldControl<FieldOf<'person'>> = {
  draw: (props) => (props.value === '' ? <Search {...props} known={[]} /> : <Chosen {...props} />),
};
