import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '#contract/endpoint.ts';
import { listSettingChoices } from '#contract/setting-choices.ts';
import { listSettingChanges, listSettings } from '#contract/settings/overview.ts';
import type { SettingPartName } from '#contract/settings/parts.ts';
import { mostIn } from '#web/api/field-shapes.ts';
import {
  answerKey,
  askAnew,
  fetchAnswer,
  fetchNewer,
  useAnswer,
  usePages,
  useSend,
} from '#web/api/contract-client.ts';
import type { Named, Names } from '#web/settings/say-value.ts';
import type { ShownPart } from '#web/settings/setting-part.ts';

export const useSettings = () => useAnswer(listSettings, {}, { staleTime: 0 });

/** As it is now, asked for again whenever somebody may have changed it. */
export const usePart = ({ show }: ShownPart) => useAnswer(show, {}, { staleTime: 0 });

export const useSettingChanges = (part: SettingPartName | undefined) =>
  usePages(
    listSettingChanges,
    { query: { limit: '20', ...(part === undefined ? {} : { part }) } },
    { staleTime: 0 },
  );

/** Also where a change was refused: somebody else may have been first. What other screens show of it is asked for anew. */
export const useReplacePart = ({ show, replace }: ShownPart) => {
  const client = useQueryClient();
  return useSend(replace, undefined, () =>
    askAnew(client, [show, listSettings, listSettingChanges, listSettingChoices], 'masters'),
  );
};

/** People who were found while somebody looked for an approver: what is chosen of them is said by their names. */
const met = new Map<string, Named>();

const choicesKey = answerKey(listSettingChoices, {});

/** The company's own names, with which parts are said and chosen: thousands, asked for again by their version. */
export const useNames = (): Names => {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: choicesKey,
    queryFn: async ({ signal }): Promise<AnswerOf<typeof listSettingChoices>> => {
      const known = client.getQueryData<AnswerOf<typeof listSettingChoices>>(choicesKey);
      const query = known?.version === undefined ? {} : { version: known.version };
      const newer = await fetchNewer(listSettingChoices, { query }, signal);
      return newer ?? known ?? fetchAnswer(listSettingChoices, {}, signal);
    },
    staleTime: 60_000,
  });
  return data === undefined
    ? {}
    : { ...data, approvers: [], people: [...(data.people ?? []), ...met.values()] };
};

/** 承認する権限のある人 whose names hold what is typed. */
export const useApprovers = (typed: string) => {
  const words = typed.trim().slice(0, mostIn(listSettingChoices, 'approver'));
  const [approver] = useDebouncedValue(words, 250);
  const { data, isPending } = useAnswer(
    listSettingChoices,
    { query: { approver } },
    { staleTime: 60_000, staysUntilNext: true },
  );
  const found: readonly Named[] = data?.approvers ?? [];
  for (const person of found) met.set(person.id, person);
  return { found, isPending };
};
