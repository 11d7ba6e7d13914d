import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import type { OwnRoleId, UserId } from '#domain/kernel/ids.ts';
import {
  allRights,
  entriesOf,
  grantsOf,
  isWiderThan,
  rightFacts,
  shippedAccess,
} from '#domain/rights/grants.ts';
import { reaches, type Thing } from '#domain/rights/reach.ts';
import { functionGroups, type FunctionGroup } from '#domain/rights/rights.ts';
import { isShippedRole, shippedRoles, type RoleId, type ShippedRole } from '#domain/rights/roles.ts';
import { pairsHeldBy } from '#domain/rights/separation.ts';

const roles: readonly ShippedRole[] = Object.keys(shippedRoles).filter(isShippedRole);
const groups = Object.keys(functionGroups) as readonly FunctionGroup[];
const someRoles = fc.subarray([...roles]);

describe('the rights of somebody with several roles', () => {
  test('are those of each of his roles, the wider scope of two, in whatever order', () => {
    fc.assert(
      fc.property(someRoles, someRoles, (some, more) => {
        const [fewer, all] = [grantsOf(some, shippedAccess), grantsOf([...some, ...more], shippedAccess)];
        for (const right of allRights) {
          const [before, after] = [fewer[right], all[right]];
          const isKept = before === undefined || after === before;
          expect(isKept || (after !== undefined && isWiderThan(after, before))).toBe(true);
        }
        expect(grantsOf([...more, ...some], shippedAccess)).toEqual(all);
      }),
    );
  });

  test('lack every right of a function that is switched off, and no other', () => {
    fc.assert(
      fc.property(someRoles, fc.subarray([...groups]), (some, switchedOff) => {
        const [on, off] = [grantsOf(some, shippedAccess), grantsOf(some, { ...shippedAccess, switchedOff })];
        for (const right of allRights) {
          const { group } = rightFacts(right);
          const isOff = functionGroups[group].canBeOff && switchedOff.includes(group);
          expect(off[right]).toBe(isOff ? undefined : on[right]);
        }
      }),
    );
  });

  test('are nothing for a role that the company has not, or a scope that the right cannot have', () => {
    const id = 'r01j0000000000000000000000a' as OwnRoleId;
    const own = { id, name: '店長', grants: { 'exports.read': 'own', 'journals.read': 'company' } } as const;
    expect(grantsOf([id], shippedAccess)).toEqual({});
    expect(grantsOf([id], { ...shippedAccess, roles: [own] })).toEqual({ 'journals.read': 'company' });
  });
});

describe('the table of rights', () => {
  const sources = globSync('{lambdas,domain/claims}/**/*.ts').map((file) => readFileSync(file, 'utf8'));
  test.each(allRights)('%s is asked for by something, and a shipped role gives it', (right) => {
    const isGate = tenantContracts.some(({ contract }) => contract.may === right);
    expect(isGate || sources.some((source) => source.includes(`'${right}'`))).toBe(true);
    expect(roles.some((role) => grantsOf([role], shippedAccess)[right] !== undefined)).toBe(true);
  });

  test.each(allRights)(
    '%s stays where it only reads, and rests on what stays as long as it does',
    (right) => {
      const { group, needs = [] } = rightFacts(right);
      const { canBeOff } = functionGroups[group];
      expect(canBeOff && right.endsWith('.read')).toBe(false);
      for (const need of needs) {
        const resting = rightFacts(need).group;
        expect(resting === group || !functionGroups[resting].canBeOff).toBe(true);
      }
      // Whatever changes something shows it too, to be seen before and after.
      expect(right.endsWith('.read') || needs.some((need) => need.endsWith('.read'))).toBe(true);
    },
  );

  test.each(roles)('a shipped role gives what its rights rest on, as far as them: %s', (role) => {
    const held = grantsOf([role], shippedAccess);
    const lacking = entriesOf(held).flatMap(([right, scope]) =>
      (rightFacts(right).needs ?? []).filter((need) => {
        const given = held[need];
        return given === undefined || isWiderThan(scope, given);
      }),
    );
    expect(lacking).toEqual([]);
  });

  test.each(roles)('no shipped role holds both rights of a separated pair: %s', (role) => {
    expect(pairsHeldBy([role], shippedAccess)).toEqual([]);
  });

  test.each<[readonly RoleId[], number]>([
    [['accountant', 'tenant-admin'], 4],
    [['auditor', 'tenant-admin'], 0],
  ])('%j hold both of so many pairs', (held, count) => {
    expect(pairsHeldBy(held, shippedAccess)).toHaveLength(count);
  });

  test.each(['accountant', 'accounting-manager'] as const)(
    '%s keeps the masters of the books alone',
    (role) => {
      const kept = Object.keys(shippedRoles[role].grants).filter((right) => right.endsWith('.keep'));
      expect(kept.toSorted()).toEqual([
        'accounts.keep',
        'cards.keep',
        'exports.keep',
        'items.keep',
        'partners.keep',
        'projects.keep',
        'subaccounts.keep',
      ]);
    },
  );

  test.each(['auditor', 'tax-inspector'] as const)('%s changes nothing', (role) => {
    for (const right of Object.keys(shippedRoles[role].grants)) expect(right).toMatch(/\.read$/);
  });
});

describe('reaching a thing', () => {
  const [hana, sato] = ['01JTANAKA00000000000000000', '01JSAT00000000000000000000'] as unknown as [
    UserId,
    UserId,
  ];
  const thing: Thing = {
    ownedBy: [hana],
    applicantId: hana,
    labels: [],
    months: [],
    departmentId: 'sales-1',
  };
  const labelled: Thing = { ...thing, labels: ['hr', 'secret'], ownedBy: [hana, sato] };
  const sees = (...labels: readonly string[]) => ({ sight: { labels, isLimited: true } });
  test.each([
    ['nobody without the right', sato, undefined, {}, thing, false],
    ['its owner', hana, 'own', {}, thing, true],
    ['nobody else by a right to his own', sato, 'own', {}, thing, false],
    [
      'whoever has its department',
      sato,
      'department',
      { departmentIds: new Set(['sales', 'sales-1']) },
      thing,
      true,
    ],
    [
      'nobody of another department',
      sato,
      'department',
      { departmentIds: new Set(['planning']) },
      thing,
      false,
    ],
    ['nobody whose departments are not known', sato, 'department', {}, thing, false],
    [
      'its owner, whatever department he is in',
      hana,
      'department',
      { departmentIds: new Set<string>() },
      thing,
      true,
    ],
    [
      'nobody by departments, where the thing is of none',
      sato,
      'department',
      { departmentIds: new Set(['sales']) },
      { ownedBy: [hana], applicantId: hana, labels: [], months: [] },
      false,
    ],
    ['the whole company', sato, 'company', {}, thing, true],
    ['8.2.2 whoever is allowed each of its labels', sato, 'company', sees('hr', 'secret'), labelled, true],
    ['8.2.2 nobody who is allowed some of them', sato, 'company', sees('hr'), labelled, false],
    ['8.2.2 nobody on its route without them', sato, 'own', {}, labelled, false],
    ['8.2.2 whose it is, whatever it bears', hana, 'own', {}, labelled, true],
  ] as const)('is for %s', (_who, userId, scope, more, what, expected) => {
    const rights = scope === undefined ? {} : { 'claims.read': scope };
    expect(reaches({ userId, rights, ...more }, 'claims.read', what)).toBe(expected);
  });
});
