import * as v from 'valibot';
import { refuse } from '#domain/kernel/result.ts';
import { floorPolicy } from '#domain/tenants/password-policy.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { postsOf, postShape, roleShape } from './person-view.ts';

const me = v.object({
  csrfToken: v.string(),
  user: v.object({
    id: v.string(),
    name: v.string(),
    grade: v.string(),
    roles: v.array(roleShape),
    posts: v.array(postShape),
  }),
  company: v.object({ name: v.string(), fiscalYearStartMonth: v.number() }),
  passwordPolicy: v.object({ minimumLength: v.number() }),
});

/** Who is signed in, for the frame around every page. */
export const showMeEndpoint = endpoint({
  summary: 'サインイン中の利用者を表示する',
  refusals: { 'signed-out': true },
  answer: me,
  run: async ({ actor, cookie, at }, { table }) => {
    const masters = await freshMastersOf(table);
    const user = masters.users.find(({ id }) => id === actor.userId);
    if (user === undefined) return refuse({ kind: 'signed-out' });
    const { id, name, grade } = user;
    const { company } = masters;
    return {
      ok: true,
      value: {
        csrfToken: csrfTokenOf(cookie),
        user: { id, name, grade, roles: actor.roles, posts: postsOf(user, masters.departments, at) },
        company: { name: company.name, fiscalYearStartMonth: company.fiscalYearStartMonth },
        passwordPolicy: { minimumLength: actor.passwordMinimumLength ?? floorPolicy.minimumLength },
      },
    };
  },
});
