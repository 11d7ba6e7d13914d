import { TextInput } from '@mantine/core';
import { correctClaim } from '#contract/corrections.ts';
import { subaccounts } from '#contract/masters/every.ts';
import { stateOn, textIn } from '#domain/masters/states.ts';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import { useMay } from '#web/api/session.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';

type SubAccountFieldProps = {
  /** The account whose sub-accounts are offered. */
  readonly accountCode: string;
  readonly spentOn: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
};

const label = '補助科目';
const most = () => mostIn(correctClaim, 'corrections.subAccount');

const Offered = ({ accountCode, spentOn, value, error, onChange }: SubAccountFieldProps) => {
  const { data } = useAnswer(subaccounts.list, { query: { limit: '100', words: `${accountCode}-` } });
  const words = searchWordsOf(value);
  const choices = (data?.items ?? []).flatMap(({ id, states }) => {
    const state = stateOn(states, spentOn);
    const name = textIn(state, 'name');
    if (name === undefined || textIn(state, 'accountCode') !== accountCode) return [];
    return holdsWords(words, [name, id]) ? [{ value: name, content: `${name}（${id}）` }] : [];
  });
  return (
    <ChoiceField
      label={label}
      text={value}
      choices={choices}
      error={error}
      maxLength={most()}
      onType={onChange}
      onChoose={onChange}
    />
  );
};

/** Those that the company keeps of the account are offered; a name that it does not keep may be typed. */
export const SubAccountField = (props: SubAccountFieldProps) => {
  const mayLook = useMay(subaccounts.list);
  const { value, error, onChange } = props;
  return mayLook ? (
    <Offered {...props} />
  ) : (
    <TextInput
      label={label}
      size="sm"
      maxLength={most()}
      value={value}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
};
