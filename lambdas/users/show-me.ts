import { showMe } from '#contract/users.ts';
import { namedGrades } from '#domain/grades/named-grade.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { floorPolicy } from '#domain/tenants/password-policy.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { postsOf, rolesOf } from './person-view.ts';

/** Who is signed in, for the frame around every page. */
export const showMeEndpoint = endpoint(showMe, async ({ actor, cookie, at }, { table }) => {
  const masters = await freshMastersOf(table, actor.userId);
  const user = await masters.people.withId(actor.userId);
  if (user === undefined) return refuse({ kind: 'signed-out' });
  const { id, name, timeBox } = user;
  const { company } = masters;
  return accept({
    csrfToken: csrfTokenOf(cookie),
    user: {
      id,
      name,
      grade: namedGrades(masters.grades).called(user.grade),
      roles: rolesOf(user, masters.access),
      posts: postsOf(user, masters.departments, at),
      ...(timeBox === undefined ? {} : { timeBox }),
    },
    rights: actor.rights,
    company: { name: company.name, fiscalYearStartMonth: company.fiscalYearStartMonth },
    passwordPolicy: { minimumLength: actor.passwordMinimumLength ?? floorPolicy.minimumLength },
  });
});
