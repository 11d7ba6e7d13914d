import { namedGrades } from '#domain/grades/named-grade.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import type { ChangedPerson } from './change-person.ts';
import { invitationOf } from './invitation-store.ts';
import { datedPostsOf, personFactsOf } from './person-view.ts';

/** Somebody as his own page has him. */
export const answerPerson = async (
  { table }: Pick<TenantContext, 'table'>,
  { user, names, version }: ChangedPerson,
  at: Instant,
) => {
  const [{ departments, access, grades, people }, invitation] = await Promise.all([
    freshMastersOf(table),
    invitationOf(table, user.id),
  ]);
  const to = user.handingOver === undefined ? undefined : await people.withId(user.handingOver.to);
  return {
    ...personFactsOf({ user, names }, { access, at, invitation, called: namedGrades(grades).called }),
    posts: datedPostsOf(user, departments, at),
    version,
    ...(to === undefined ? {} : { handingOverTo: { id: to.id, name: to.name } }),
    ...(invitation === undefined || invitation === 'none' ? {} : { invitedBy: invitation.way }),
  };
};
