import { listUsers } from '#contract/users.ts';
import { namedGrades } from '#domain/grades/named-grade.ts';
import { accept } from '#domain/kernel/result.ts';
import { peoplePage } from '#lambdas/settings/people-store.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { postsOf, rolesOf } from './person-view.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { person as personRow } from '#rows/people.ts';

/** 利用者一覧, by pages. Each person's e-mail address is opened for the tenant's own administrators alone. */
export const listUsersEndpoint = endpoint(listUsers, async ({ at, query }, { table, sealed }) => {
  const [{ departments, access, grades }, { people, nextCursor }] = await Promise.all([
    freshMastersOf(table),
    peoplePage(table, query),
  ]);
  const { called } = namedGrades(grades);
  const emailOf = async (userId: UserId, envelope: string | undefined): Promise<string> => {
    const { pk, sk } = personRow.key({ userId });
    return envelope === undefined ? '' : sealed.open({ table: 'data', pk, sk, attribute: 'email' }, envelope);
  };
  const items = await Promise.all(
    people.map(async ({ person, sealedEmail }) => {
      const { id, name, isActive } = person;
      const grade = called(person.grade);
      const roles = rolesOf(person, access);
      const email = await emailOf(id, sealedEmail);
      return { id, name, email, grade, roles, isActive, posts: postsOf(person, departments, at) };
    }),
  );
  return accept({ items, ...(nextCursor === undefined ? {} : { nextCursor }) });
});
