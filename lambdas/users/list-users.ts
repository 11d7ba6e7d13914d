import { listUsers } from '#contract/user-keeping.ts';
import { isWithin } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { namedGrades } from '#domain/grades/named-grade.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { accept } from '#domain/kernel/result.ts';
import type { User } from '#domain/tenants/masters.ts';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import {
  isOfInvitations,
  personStateOf,
  stateFilters,
  type PersonState,
} from '#domain/users/person-state.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { peoplePage } from '#lambdas/settings/people-store.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { invitationsOf, openInvitations } from './invitation-store.ts';
import { personFactsOf, postsOf } from './person-view.ts';
import { openNames, whoIsMailedAt, whoSignsInAs } from './sign-in-name-store.ts';

/** Whoever has the words as his login ID or address: both are kept as hashes, so that only the whole of one is found. */
const peopleNamed = async (context: TenantContext, text: string): Promise<ReadonlySet<UserId>> => {
  if (text === '') return new Set();
  const [owner, mailed] = await Promise.all([whoSignsInAs(context, text), whoIsMailedAt(context, text)]);
  return new Set([...(owner === undefined ? [] : [owner]), ...mailed]);
};

/** 利用者一覧, by pages. Each person's names are opened for the tenant's own administrators alone. */
export const listUsersEndpoint = endpoint(listUsers, async ({ at, query }, context) => {
  const { table } = context;
  const { text, state, departmentId, ...page } = query;
  const [{ departments, access, grades, unseen }, named, everyInvitation] = await Promise.all([
    freshMastersOf(table),
    peopleNamed(context, text),
    isOfInvitations(state) ? openInvitations(table) : undefined,
  ]);
  const { called } = namedGrades(grades);
  const words = searchWordsOf(text);
  const wanted: readonly PersonState[] = stateFilters[state];
  const today = jstDateOf(at);
  const among = (user: User): boolean =>
    wanted.includes(personStateOf(user, everyInvitation?.get(user.id), at)) &&
    (named.has(user.id) || holdsWords(words, [user.name, user.kana ?? ''])) &&
    (departmentId === undefined ||
      user.posts.some((post) => post.departmentId === departmentId && isWithin(post, today)));
  const { people, nextCursor } = await peoplePage(table, { ...page, among, unseen });
  const ids = people.map(({ person }) => person.id);
  const invitations = everyInvitation ?? (await invitationsOf(table, ids));
  const items = await Promise.all(
    people.map(async ({ person: user, sealed }) => ({
      ...personFactsOf(
        { user, names: await openNames(context, user.id, sealed) },
        { access, at, called, invitation: invitations.get(user.id) },
      ),
      posts: postsOf(user, departments, at),
    })),
  );
  return accept({ items, ...(nextCursor === undefined ? {} : { nextCursor }) });
});
