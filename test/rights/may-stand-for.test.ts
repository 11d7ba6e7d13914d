import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OwnRoleId, UserId } from '#domain/kernel/ids.ts';
import { allRights, grantsOf, rightFacts, shippedAccess, type CompanyAccess } from '#domain/rights/grants.ts';
import { mayStandFor } from '#domain/rights/may-stand-for.ts';
import { functionGroups } from '#domain/rights/rights.ts';
import { isShippedRole, shippedRoles, type Grants, type RoleId } from '#domain/rights/roles.ts';

const id = 'u01j0000000000000000000000h' as UserId;
const own = 'r01j0000000000000000000000h' as OwnRoleId;
const keepsPeople: Grants = { 'users.read': 'company', 'users.keep': 'company' };
const withRole = (grants: Grants): CompanyAccess => ({
  ...shippedAccess,
  roles: [{ id: own, name: '人事', grants }],
});
const allOff: CompanyAccess = {
  ...shippedAccess,
  switchedOff: Object.keys(functionGroups) as (keyof typeof functionGroups)[],
};

describe('whoever keeps people alone', () => {
  test.each(Object.keys(shippedRoles).filter(isShippedRole))('stands for %s only as applicant', (role) => {
    expect(mayStandFor({ rights: keepsPeople }, { id, roles: [role] }, shippedAccess)).toBe(
      role === 'applicant',
    );
    // Nor does it help that the functions are off today.
    expect(mayStandFor({ rights: keepsPeople }, { id, roles: [role] }, allOff)).toBe(role === 'applicant');
    expect(mayStandFor({ rights: { 'access.keep': 'company' } }, { id, roles: [role] }, shippedAccess)).toBe(
      true,
    );
  });

  test('stands for whoever may no more than he, and for nobody who may one thing more or farther', () => {
    const isLimited = allRights.filter((right) => !(right in grantsOf(['applicant'], shippedAccess)));
    const grants = fc
      .uniqueArray(fc.constantFrom(...isLimited), { minLength: 1 })
      .map((given) => given.map((right) => [right, rightFacts(right).scopes.at(-1)] as const));
    fc.assert(
      fc.property(grants, fc.nat(), (given, at) => {
        const held: Grants = Object.fromEntries(given);
        const roles: RoleId[] = ['applicant', own];
        expect(mayStandFor({ rights: held }, { id, roles }, withRole(held))).toBe(true);
        const [missing] = given[at % given.length] ?? [];
        const less: Grants = Object.fromEntries(given.filter(([right]) => right !== missing));
        expect(mayStandFor({ rights: less }, { id, roles }, withRole(held))).toBe(
          less['access.keep'] !== undefined,
        );
      }),
    );
  });

  test('does not stand for whoever may the same farther', () => {
    const farther = withRole({ 'claims.read': 'company' });
    expect(
      mayStandFor({ rights: { ...keepsPeople, 'claims.read': 'department' } }, { id, roles: [own] }, farther),
    ).toBe(false);
    expect(
      mayStandFor({ rights: { ...keepsPeople, 'claims.read': 'company' } }, { id, roles: [own] }, farther),
    ).toBe(true);
  });

  test('8.2.2 does not stand for whoever sees what is hidden from himself, by name or by a role that gives no right', () => {
    const decided = {
      ...withRole({}),
      labels: [
        { label: 'HR', roles: [], people: [id] },
        { label: 'BOARD', roles: [own], people: [] },
      ],
    };
    const stands = (labels: readonly string[], roles: readonly RoleId[]): boolean =>
      mayStandFor({ rights: keepsPeople, sight: { labels, isLimited: true } }, { id, roles }, decided);
    expect([
      stands([], []),
      stands(['HR'], []),
      stands(['HR'], [own]),
      stands(['HR', 'BOARD'], [own]),
    ]).toEqual([false, true, false, true]);
    expect(mayStandFor({ rights: { 'access.keep': 'company' } }, { id, roles: [own] }, decided)).toBe(true);
  });
});
