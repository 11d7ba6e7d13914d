import * as v from 'valibot';
import { refuse } from '#domain/kernel/result.ts';
import { scopes } from '#domain/rights/rights.ts';
import { floorPolicy } from '#domain/tenants/password-policy.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { postsOf, postShape, roleShape, rolesOf } from './person-view.ts';

const me = v.object({
  csrfToken: v.string(),
  user: v.object({
    id: v.string(),
    name: v.string(),
    grade: v.string(),
    roles: v.array(roleShape),
    posts: v.array(postShape),
  }),
  /** What the person may do, and how far: screens follow it, the server judges again. */
  rights: v.record(v.string(), v.picklist(scopes)),
  company: v.object({ name: v.string(), fiscalYearStartMonth: v.number() }),
  passwordPolicy: v.object({ minimumLength: v.number() }),
});

/** Who is signed in, for the frame around every page. */
export const showMeEndpoint = endpoint({
  summary: 'サインイン中の利用者を表示する',
  may: 'everybody',
  refusals: { 'signed-out': true },
  answer: me,
  run: async ({ actor, cookie, at }, { table }) => {
    const masters = await freshMastersOf(table);
    const user = await masters.people.withId(actor.userId);
    if (user === undefined) return refuse({ kind: 'signed-out' });
    const { id, name, grade } = user;
    const { company } = masters;
    return {
      ok: true,
      value: {
        csrfToken: csrfTokenOf(cookie),
        user: {
          id,
          name,
          grade,
          roles: rolesOf(user, masters.access),
          posts: postsOf(user, masters.departments, at),
        },
        rights: actor.rights,
        company: { name: company.name, fiscalYearStartMonth: company.fiscalYearStartMonth },
        passwordPolicy: { minimumLength: actor.passwordMinimumLength ?? floorPolicy.minimumLength },
      },
    };
  },
});
