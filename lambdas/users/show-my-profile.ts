import { showMyProfile } from '#contract/own-address.ts';
import { namedGrades } from '#domain/grades/named-grade.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { isAsked } from '#domain/users/own-address.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { storedPersonRow } from '#lambdas/settings/people-store.ts';
import { storedPeopleRules } from '#lambdas/settings/people-rules-store.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { askedAddressOf } from './own-address-store.ts';
import { datedPostsOf, rolesOf } from './person-view.ts';
import { openNames } from './sign-in-name-store.ts';

/** One's own facts, as the form of people has them. */
export const showMyProfileEndpoint = endpoint(showMyProfile, async ({ actor, at }, context) => {
  const { table } = context;
  const { userId } = actor;
  const [masters, row, rules, asked] = await Promise.all([
    freshMastersOf(table),
    storedPersonRow(table, userId),
    storedPeopleRules(table),
    askedAddressOf(context, userId),
  ]);
  if (row === undefined) return refuse({ kind: 'signed-out' });
  const { user } = row;
  const { name, kana = '', grade } = user;
  return accept({
    name,
    kana,
    ...(await openNames(context, userId, row)),
    gradeName: namedGrades(masters.grades).called(grade),
    roles: rolesOf(user, masters.access),
    posts: datedPostsOf(user, masters.departments, at),
    mayChangeAddress: rules.ownAddress === 'open',
    ...(isAsked(asked, at) ? { askedAddress: { email: asked.email, expiresAt: asked.expiresAt } } : {}),
  });
});
