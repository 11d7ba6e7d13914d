import * as v from 'valibot';
import { pageQuery } from '#contract/shapes/page.ts';
import { accept } from '#domain/kernel/result.ts';
import { peoplePage } from '#lambdas/settings/people-store.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { postsOf, postShape, roleShape, rolesOf } from './person-view.ts';

const users = v.object({
  items: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      email: v.string(),
      grade: v.string(),
      roles: v.array(roleShape),
      isActive: v.boolean(),
      posts: v.array(postShape),
    }),
  ),
  nextCursor: v.exactOptional(v.string()),
});

/** 利用者一覧, by pages. Each person's e-mail address is opened for the tenant's own administrators alone. */
export const listUsersEndpoint = endpoint({
  summary: '利用者を一覧する',
  may: 'users.read',
  refusals: {},
  query: pageQuery,
  answer: users,
  run: async ({ at, query }, { table, sealed }) => {
    const [{ departments, access }, { people, nextCursor }] = await Promise.all([
      freshMastersOf(table),
      peoplePage(table, query),
    ]);
    const emailOf = async (sk: string, envelope: string | undefined): Promise<string> =>
      envelope === undefined
        ? ''
        : sealed.open({ table: 'data', pk: 'USER', sk, attribute: 'email' }, envelope);
    const items = await Promise.all(
      people.map(async ({ person, sealedEmail }) => {
        const { id, name, grade, isActive } = person;
        const roles = rolesOf(person, access);
        const email = await emailOf(id, sealedEmail);
        return { id, name, email, grade, roles, isActive, posts: postsOf(person, departments, at) };
      }),
    );
    return accept({ items, ...(nextCursor === undefined ? {} : { nextCursor }) });
  },
});
