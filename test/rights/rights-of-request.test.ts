import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OwnRoleId } from '#domain/kernel/ids.ts';
import { accessText } from '#domain/rights/access-text.ts';
import { allRights, grantsOf, rightFacts, shippedAccess } from '#domain/rights/grants.ts';
import { functionGroups, type FunctionGroup } from '#domain/rights/rights.ts';
import { shippedRoles, type Grants } from '#domain/rights/roles.ts';
import { rightsIn } from '#lambdas/http/rights-in.ts';

describe('the rights of a request', () => {
  const own = 'r01j000000000000000000000ab';
  const access = JSON.stringify({
    roles: [{ id: own, name: '店長', grants: { 'exports.read': 'company', 'claims.read': 'company' } }],
    switchedOff: ['approvals', 'administration'],
  });
  test.each<[string, string | undefined, object]>([
    ['applicant', undefined, { 'claims.read': 'own', 'claims.write': 'own' }],
    ['', undefined, {}],
    ['admin,root,tenant-admin ,constructor', undefined, {}],
    ['__proto__,approver', undefined, { 'claims.read': 'own', 'inbox.read': 'own', 'claims.vote': 'own' }],
    [`approver,${own}`, access, { 'claims.read': 'company', 'exports.read': 'company', 'inbox.read': 'own' }],
    [own, undefined, {}],
  ])('%j come to what its company made of them', (roles, decided, expected) => {
    expect(rightsIn({ roles, access: decided })).toEqual(expected);
  });
});

describe('what the authorizer tells of a company’s decisions', () => {
  const idOf = (at: number) => `r01j00000000000000000000${String(at).padStart(3, '0')}` as OwnRoleId;
  const ids = Array.from({ length: 30 }, (_, at) => idOf(at));
  const groups = Object.keys(functionGroups) as FunctionGroup[];
  const someGrants: fc.Arbitrary<Grants> = fc.record(
    Object.fromEntries(allRights.map((right) => [right, fc.constantFrom(...rightFacts(right).scopes)])),
    { requiredKeys: [] },
  );

  test('comes to the same rights as all of it would', () => {
    const someRoles = fc.array(someGrants, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(someRoles, fc.subarray([...ids]), fc.subarray(groups), (given, held, switchedOff) => {
        const roles = given.map((grants, at) => ({ id: idOf(at), name: `役割${at}`, grants }));
        const access = { ...shippedAccess, roles, switchedOff };
        const all = ['applicant' as const, ...held];
        const told = rightsIn({ roles: all.join(','), access: accessText(access, all) });
        expect(told).toEqual(grantsOf(all, access));
      }),
    );
  });

  test('names no role, and has room in 8 kB beside all else, however many roles of whatever names he has', () => {
    const grants = Object.fromEntries(allRights.map((right) => [right, rightFacts(right).scopes.at(-1)]));
    const roles = ids.map((id) => ({ id, name: '長い名前のロール'.repeat(5), grants }));
    const held = [...Object.keys(shippedRoles), ...ids];
    const text = accessText({ ...shippedAccess, roles, switchedOff: groups }, held);
    expect(text).not.toContain('長い名前');
    // Ids, keys, policy and a name of 100 characters take less than 2 kB.
    expect(Buffer.byteLength(JSON.stringify({ access: text, roles: held.join(',') }))).toBeLessThan(6_000);
  });
});
