import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { showRegister } from '#contract/masters/register.ts';
import { nothingKnown, type Known } from '#domain/masters/known.ts';
import { answerKey, fetchAnswer } from '#web/api/contract-client.ts';

/** An operator imports once a month. */
const staleTime = 10 * 60_000;

/** So many numbers one request takes. */
const atOnce = 100;

const inParts = (numbers: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(numbers.length / atOnce) }, (_, at) =>
    numbers.slice(at * atOnce, (at + 1) * atOnce),
  );

/** 公表情報 of registration numbers, as far as the operator has imported it. Until it has come, nothing is known. */
export const useRegister = (
  numbers: readonly string[],
  { isList = false }: { readonly isList?: boolean } = {},
): Known => {
  const asked = [...new Set(numbers)];
  const client = useQueryClient();
  const { data: answers = [] } = useQuery({
    queryKey: [showRegister.path, asked.join()] as const,
    // A page that was asked for before is not asked for again with the next one.
    queryFn: () =>
      Promise.all(
        inParts(asked).map((part) => {
          const query = { numbers: part.join() };
          return client.fetchQuery({
            queryKey: answerKey(showRegister, { query }),
            queryFn: () => fetchAnswer(showRegister, { query }),
            staleTime,
          });
        }),
      ),
    enabled: asked.length > 0,
    // The next page of a list is asked for with the rows of before; of another claim nothing of before is true.
    ...(isList ? { placeholderData: keepPreviousData } : {}),
    staleTime,
  });
  const [first] = answers;
  if (first?.asOf === undefined) return nothingKnown;
  return {
    asOf: first.asOf,
    issuers: new Map(
      answers.flatMap(({ items }) => items.map(({ number, ...issuer }) => [number, issuer] as const)),
    ),
  };
};
