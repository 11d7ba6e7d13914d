import * as v from 'valibot';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
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
});

/** Opens each person's e-mail address, which nobody but the tenant's own administrators reads in the clear. */
const emailsOf = async ({ table, sealed }: TenantContext): Promise<ReadonlyMap<string, string>> => {
  const { items } = await table.query({ pk: 'USER' });
  const opened = items.map(async ({ SK, email }): Promise<readonly [string, string]> => {
    const sk = String(SK);
    if (typeof email !== 'string') return [sk, ''];
    return [sk, await sealed.open({ table: 'data', pk: 'USER', sk, attribute: 'email' }, email)];
  });
  return new Map(await Promise.all(opened));
};

/** 利用者一覧. */
export const listUsersEndpoint = endpoint({
  summary: '利用者を一覧する',
  may: 'users.read',
  refusals: {},
  answer: users,
  run: async ({ at }, context) => {
    const [masters, emails] = await Promise.all([freshMastersOf(context.table), emailsOf(context)]);
    const items = masters.users.map((user) => {
      const { id, name, grade, isActive } = user;
      return {
        id,
        name,
        email: emails.get(id) ?? '',
        grade,
        roles: rolesOf(user, masters.access),
        isActive,
        posts: postsOf(user, masters.departments, at),
      };
    });
    return { ok: true, value: { items } };
  },
});
