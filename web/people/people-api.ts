import { useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '#contract/endpoint.ts';
import {
  inviteUser,
  keepUser,
  listUsers,
  replaceRolesOfUser,
  showPersonForm,
  showUser,
} from '#contract/user-keeping.ts';
import { listChangesOfUser } from '#contract/masters/person-history.ts';
import {
  changeStateOfUser,
  endSessionsOfUser,
  endTotpOfUser,
  handOverVotesOfUser,
  showDutiesOfUser,
} from '#contract/leaving.ts';
import type { StateFilter, WantedState } from '#domain/users/person-state.ts';
import { askAnew, send, useAnswer, useDeed, usePages, useSend } from '#web/api/contract-client.ts';

export type ListedPerson = AnswerOf<typeof listUsers>['items'][number];
export type ShownPerson = AnswerOf<typeof showUser>;
export type PersonChoices = AnswerOf<typeof showPersonForm>;
export type Duties = AnswerOf<typeof showDutiesOfUser>;

export type PeopleAsk = {
  readonly text: string;
  readonly state: StateFilter;
  readonly departmentId: string | undefined;
};

export const usePeople = ({ text, state, departmentId }: PeopleAsk) =>
  usePages(
    listUsers,
    { query: { limit: '100', text, state, ...(departmentId === undefined ? {} : { departmentId }) } },
    { staysUntilNext: true },
  );

/** Whom one may name, by what is typed of him. */
export const usePeopleNamed = (text: string) =>
  useAnswer(listUsers, { query: { limit: '20', text, state: 'active' } }, { staysUntilNext: true });

export const usePerson = (userId: string) => useAnswer(showUser, { params: { userId } }, { staleTime: 0 });

export const usePersonHistory = (entryId: string) =>
  usePages(listChangesOfUser, { params: { entryId }, query: { limit: '50' } }, { staleTime: 0 });

export const usePersonChoices = () => useAnswer(showPersonForm, {});

export const useDuties = (userId: string, enabled: boolean) =>
  useAnswer(showDutiesOfUser, { params: { userId } }, { staleTime: 0, enabled });

/** Also where a change was refused: somebody else may have been first. */
export const usePeopleChanged = () => {
  const client = useQueryClient();
  return () => askAnew(client, [listUsers, showUser, showDutiesOfUser, listChangesOfUser]);
};

export const useKeepPerson = () => useSend(keepUser, undefined, usePeopleChanged());
export const useReplaceRoles = () => useSend(replaceRolesOfUser, undefined, usePeopleChanged());
export const useInvite = () => useSend(inviteUser, undefined, usePeopleChanged());
export const useEndSessions = () => useSend(endSessionsOfUser);
export const useEndTotp = () => useSend(endTotpOfUser);

const handOverAll = async (userId: string, to: string): Promise<readonly string[]> => {
  const left: string[] = [];
  let cursor: string | undefined;
  do {
    const further = { ...(cursor === undefined ? {} : { cursor }), hasLeft: left.length > 0 };
    // oxlint-disable-next-line no-await-in-loop -- each page names the next one
    const answer = await send(handOverVotesOfUser, { params: { userId }, body: { to, ...further } });
    left.push(...answer.left.map(({ number, title }) => `${number} ${title}`));
    cursor = answer.nextCursor;
  } while (cursor !== undefined);
  return left;
};

/** 承認の引き継ぎ to its end; answers what the successor cannot take. Broken off, it is begun anew and finds the rest. */
export const useHandOver = () => {
  const changed = usePeopleChanged();
  return useDeed({
    mutationKey: ['send'],
    mutationFn: ({ userId, to }: { readonly userId: string; readonly to: string }) => handOverAll(userId, to),
    onSettled: () => changed(),
  });
};

type StateWish = {
  readonly person: ShownPerson;
  readonly state: WantedState;
  readonly handOverTo?: string;
};

/** 停止, 再開, 削除, and then the claims of whoever is out. */
export const useChangeState = () => {
  const changed = usePeopleChanged();
  return useDeed({
    mutationKey: ['send'],
    mutationFn: async ({ person, state, handOverTo }: StateWish) => {
      const { id: userId, version: expectedVersion } = person;
      const to = handOverTo === undefined ? {} : { handOverTo };
      await send(changeStateOfUser, { params: { userId }, body: { state, expectedVersion, ...to } });
      return handOverTo === undefined ? [] : handOverAll(userId, handOverTo);
    },
    onSettled: () => changed(),
  });
};
