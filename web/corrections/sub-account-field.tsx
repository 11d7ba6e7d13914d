import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { correctClaim } from '#contract/corrections.ts';
import { stateOn, textIn } from '#domain/masters/states.ts';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import { fetchAnswer } from '#web/api/contract-client.ts';
import { mostIn } from '#web/api/field-shapes.ts';
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

/**
 * Those that the company keeps of the account are offered, found among all of them by what is typed; a name that it does not keep may be typed, as by whoever may
 * not see the master.
 */
export const SubAccountField = ({ accountCode, spentOn, value, error, onChange }: SubAccountFieldProps) => {
  const [typed] = useDebouncedValue(value.trim().slice(0, 100), 250);
  const { data } = useQuery({
    queryKey: ['sub-accounts', accountCode, typed] as const,
    queryFn: async () => {
      // What is said of all masters is more than a claim should carry.
      const { subaccounts } = await import('#contract/masters/every.ts');
      return fetchAnswer(subaccounts.list, { query: { limit: '100', words: typed, under: accountCode } });
    },
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    retry: false,
  });
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
