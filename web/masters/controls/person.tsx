import { useState } from 'react';
import { listApplicants } from '#contract/claims.ts';
import { listUsers, showUser } from '#contract/user-keeping.ts';
import type { FieldOf } from '#domain/masters/fields/every-kind.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { useMay } from '#web/api/session.tsx';
import type { ControlProps, FieldControl } from '#web/masters/controls/field-control.ts';
import { PlainText } from '#web/masters/controls/plain-text.tsx';
import { type Found, FoundChoice } from '#web/ui/found-choice.tsx';

type PersonProps = ControlProps<FieldOf<'person'>> & {
  readonly known: readonly Found[];
  readonly onPicked: (found: Found | undefined) => void;
};

type FieldProps = PersonProps & {
  readonly found: readonly Found[];
  readonly onTyped: (typed: string) => void;
};

const Field = ({ field, value, error, onChange, known, found, onPicked, onTyped }: FieldProps) => {
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
      onTyped={onTyped}
      onChange={(chosen) => {
        onPicked(found.find((one) => one.value === chosen));
        onChange(chosen);
      }}
    />
  );
};

const foundOf = (items: readonly { readonly id: string; readonly name: string }[] = []): readonly Found[] =>
  items.map(({ id, name }) => ({ value: id, label: name }));

/** Found by name or kana while it is typed. */
const Search = (props: PersonProps) => {
  const [typed, type] = useState('');
  const { data } = useAnswer(listUsers, { query: { limit: '20', text: typed } }, { staysUntilNext: true });
  return <Field {...props} found={foundOf(data?.items)} onTyped={type} />;
};

const Chosen = (props: Omit<PersonProps, 'known'>) => {
  const { data } = useAnswer(showUser, { params: { userId: props.value } });
  return <Search {...props} known={[{ value: props.value, label: data?.name ?? props.value }]} />;
};

/** Who was chosen here is known by name already. */
const AmongUsers = (props: ControlProps<FieldOf<'person'>>) => {
  const [picked, pick] = useState<Found>();
  const { value } = props;
  if (value !== '' && value !== picked?.value) return <Chosen {...props} onPicked={pick} />;
  return <Search {...props} known={picked === undefined ? [] : [picked]} onPicked={pick} />;
};

/** For 経理, who see who applies and not how people are registered. */
const AmongApplicants = (props: ControlProps<FieldOf<'person'>>) => {
  const [typed, type] = useState('');
  const [picked, pick] = useState<Found>();
  const { value } = props;
  const { data } = useAnswer(
    listApplicants,
    { query: typed.trim() === '' ? {} : { text: typed } },
    { staysUntilNext: true },
  );
  const isNamed = value === '' || value === picked?.value;
  const { data: named } = useAnswer(listApplicants, { query: isNamed ? {} : { id: value } });
  const label = named?.items.find(({ id }) => id === value)?.name ?? value;
  const known = isNamed ? (picked === undefined ? [] : [picked]) : [{ value, label }];
  return <Field {...props} known={known} found={foundOf(data?.items)} onPicked={pick} onTyped={type} />;
};

const Person = (props: ControlProps<FieldOf<'person'>>) => {
  const [maySeeUsers, maySeeApplicants] = [useMay(listUsers), useMay(listApplicants)];
  if (maySeeUsers) return <AmongUsers {...props} />;
  return maySeeApplicants ? <AmongApplicants {...props} /> : <PlainText {...props} />;
};

export const person: FieldControl<FieldOf<'person'>> = {
  draw: (props) => <Person {...props} />,
};
