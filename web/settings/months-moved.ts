import { listSettingChoices } from '#contract/setting-choices.ts';
import type { WishedFiling } from '#domain/closing/moved-months.ts';
import { useAnswer } from '#web/api/contract-client.ts';
import type { ShownPart } from '#web/settings/setting-part.ts';

const queryOf = (wished: WishedFiling): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(wished).map(([name, value]) => [name, String(value)]));

/** Which months close or open once the value is saved, as the server says: asked for whenever it is about to be. */
export const useMonthsMoved = ({ filingIn }: ShownPart, value: object, isAsked: boolean) => {
  const wished = isAsked ? filingIn?.(value) : undefined;
  const { data, error, isFetching } = useAnswer(
    listSettingChoices,
    { query: wished === undefined ? {} : queryOf(wished) },
    { staleTime: 0, enabled: wished !== undefined },
  );
  return wished === undefined
    ? { words: undefined, error: null, isAsking: false }
    : { words: data?.monthsMoved, error, isAsking: isFetching };
};
