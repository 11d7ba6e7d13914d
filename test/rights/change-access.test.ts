import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OwnRoleId } from '#domain/kernel/ids.ts';
import { faultsOfAccess } from '#domain/rights/access-faults.ts';
import { changesOfAccess } from '#domain/rights/access-changes.ts';
import { choicesOf, type GrantVisit, visited, withGrant } from '#domain/rights/change-grants.ts';
import { allRights, rightFacts, shippedAccess, type CompanyAccess } from '#domain/rights/grants.ts';
import { mergeAccess } from '#domain/rights/merge-access.ts';
import type { Right } from '#domain/rights/rights.ts';
import type { Scope } from '#domain/rights/scopes.ts';
import { shippedRoles, type Grants } from '#domain/rights/roles.ts';
import { allSeparatedPairs } from '#domain/rights/separated-pairs.ts';

const idOf = (letter: string) => `r01j0000000000000000000000${letter}` as OwnRoleId;
const ids = ['a', 'b', 'c', 'd'].map(idOf);

/** One press after the other, as an administrator makes a role. */
const presses = fc.array(
  fc
    .constantFrom(...allRights)
    .chain((right) => fc.tuple(fc.constant(right), fc.constantFrom(...choicesOf(right)))),
  { maxLength: 12 },
);
const pressed = (taken: readonly (readonly [Right, Scope | undefined])[]): Grants =>
  taken.reduce<Grants>((grants, [right, scope]) => withGrant(grants, right, scope), {});
const grants = presses.map(pressed);

const access: fc.Arbitrary<CompanyAccess> = fc
  .record({
    roles: fc.uniqueArray(
      fc.record({ id: fc.constantFrom(...ids), word: fc.constantFrom('店長', '副店長'), grants }),
      {
        selector: ({ id }) => id,
      },
    ),
    switchedOff: fc.subarray(['claims', 'approvals', 'exports'] as const),
    refusedPairs: fc.subarray([...allSeparatedPairs]),
    seen: fc.tuple(fc.subarray(['applicant', 'accountant'] as const), fc.subarray(['auditor'] as const)),
  })
  .map(({ roles, switchedOff, refusedPairs, seen }) => ({
    roles: roles.map(({ id, word, ...role }) => ({ id, name: `${word}${id.at(-1)}`, ...role })),
    switchedOff: [...switchedOff],
    refusedPairs: [...refusedPairs],
    labels: seen.map((shown, index) => ({ label: `L${index}`, roles: [...shown], people: [] })),
  }));
const inOneOrder = ({ roles, switchedOff, refusedPairs, labels }: CompanyAccess) => ({
  labels: Object.fromEntries(labels.map((one) => [one.label, new Set([...one.roles, ...one.people])])),
  roles: Object.fromEntries(roles.map((role) => [role.id, role])),
  switchedOff: new Set(switchedOff),
  refusedPairs: new Set(refusedPairs),
});

const faultsOfGrants = (given: Grants) => {
  const after = { ...shippedAccess, roles: [{ id: idOf('a'), name: '店長', grants: given }] };
  return faultsOfAccess(after, {
    before: shippedAccess,
    holders: new Map(),
    isKept: true,
    labels: new Set(),
  }).filter(({ path }) => path.startsWith('roles.0.grants'));
};

describe('giving a right to a role', () => {
  test('gives what it rests on, and leaves a role that the server takes', () => {
    fc.assert(
      fc.property(grants, (given) => {
        expect(faultsOfGrants(given)).toEqual([]);
      }),
    );
  });

  test('is done in each scope that the right may have, whatever was given before', () => {
    fc.assert(
      fc.property(grants, fc.constantFrom(...allRights), (given, right) => {
        for (const scope of choicesOf(right)) expect(withGrant(given, right, scope)[right]).toBe(scope);
      }),
    );
  });

  test('changes nothing that neither rests on it nor is needed by it', () => {
    const linked = (from: Right, to: Right, seen: readonly Right[] = []): boolean =>
      !seen.includes(from) &&
      allRights.some(
        (one) =>
          (rightFacts(from).needs?.includes(one) === true ||
            rightFacts(one).needs?.includes(from) === true) &&
          (one === to || linked(one, to, [...seen, from])),
      );
    fc.assert(
      fc.property(grants, fc.constantFrom(...allRights), (given, right) => {
        for (const scope of choicesOf(right)) {
          const next = withGrant(given, right, scope);
          for (const other of allRights.filter((one) => one !== right && !linked(right, one)))
            expect(next[other]).toBe(given[other]);
        }
      }),
    );
  });

  test('to approve opens the inbox and the claims; closing the inbox takes it back, and narrowing the claims does not', () => {
    const voting = withGrant({}, 'claims.vote', 'own');
    expect(voting).toEqual({ 'claims.vote': 'own', 'claims.read': 'own', 'inbox.read': 'own' });
    expect(withGrant(voting, 'inbox.read', undefined)).toEqual({ 'claims.read': 'own' });
    const confirming = withGrant(voting, 'claims.confirm', 'company');
    expect(confirming['claims.read']).toBe('company');
    expect(withGrant(confirming, 'claims.read', 'department')).toEqual({
      ...voting,
      'claims.read': 'department',
    });
  });
});

describe('one cell, pressed again and again', () => {
  const role = idOf('a');
  const visit = (given: Grants, right: Right, scopes: readonly (Scope | undefined)[]) =>
    scopes.reduce<{ readonly last: GrantVisit | undefined; readonly grants: Grants }>(
      ({ last, grants: now }, scope) => {
        const next = visited(last, { role, right, grants: now }, scope);
        return { last: next, grants: next.after };
      },
      { last: undefined, grants: given },
    ).grants;

  test('comes to what the last press alone would have made of it', () => {
    const walks = fc
      .constantFrom(...allRights)
      .chain((right) =>
        fc.tuple(
          fc.constant(right),
          fc.array(fc.constantFrom(...choicesOf(right)), { minLength: 1, maxLength: 6 }),
        ),
      );
    fc.assert(
      fc.property(grants, walks, (given, [right, scopes]) => {
        expect(visit(given, right, scopes)).toEqual(withGrant(given, right, scopes.at(-1)));
        expect(visit(given, right, [...scopes, given[right]])).toEqual(given);
      }),
    );
  });

  test('begins anew once another cell was pressed between', () => {
    const first = visited(
      undefined,
      { role, right: 'inbox.read', grants: { 'inbox.read': 'own' } },
      undefined,
    );
    const other = withGrant(first.after, 'laws.read', 'company');
    expect(visited(first, { role, right: 'inbox.read', grants: other }, 'own').before).toBe(other);
    expect(visited(first, { role: idOf('b'), right: 'inbox.read', grants: first.after }, 'own').before).toBe(
      first.after,
    );
  });

  test('narrowed, keeps all that the narrower right still bears: 経理 that reads claims of its departments', () => {
    const { accountant } = shippedRoles;
    const narrowed = withGrant(accountant.grants, 'claims.read', 'department');
    const kept = allRights.filter((right) => narrowed[right] !== undefined);
    expect(kept).toEqual(expect.arrayContaining(['claims.read', 'inbox.read', 'claims.vote']));
    for (const right of allRights.filter((one) => narrowed[one] === undefined)) {
      const scopes = choicesOf(right).slice(1);
      const isBorne = scopes.some((scope) =>
        Object.entries(withGrant(narrowed, right, scope)).every(
          ([name, held]) => name === right || narrowed[name as Right] === held,
        ),
      );
      expect([right, accountant.grants[right as 'claims.read'] !== undefined && isBorne]).toEqual([
        right,
        false,
      ]);
    }
  });
});

describe('what a decision about access changes', () => {
  test('is nothing exactly where both say the same', () => {
    fc.assert(
      fc.property(access, access, (one, other) => {
        const isSame = isDeepStrictEqual(inOneOrder(one), inOneOrder(other));
        expect(changesOfAccess(one, other).length === 0).toBe(isSame);
        expect(changesOfAccess(one, one)).toEqual([]);
      }),
    );
  });

  test('names roles, rights from and to, functions and pairs', () => {
    const role = { id: idOf('a'), name: '店長', grants: { 'claims.read': 'own' } } as const;
    const before = { roles: [role], switchedOff: ['claims'], refusedPairs: [], labels: [] } as const;
    const after = {
      roles: [{ ...role, name: '副店長', grants: { 'claims.read': 'company' } }],
      switchedOff: ['exports'],
      refusedPairs: ['access-and-books'],
      labels: [{ label: 'hr', roles: ['auditor'], people: [] }],
    } as const;
    expect(changesOfAccess(before, after)).toEqual([
      { kind: 'role-renamed', role: role.id, name: '副店長', before: '店長' },
      {
        kind: 'granted',
        role: role.id,
        name: '副店長',
        right: 'claims.read',
        before: 'own',
        after: 'company',
      },
      { kind: 'switched-off', group: 'exports' },
      { kind: 'switched-on', group: 'claims' },
      { kind: 'pair-refused', pair: 'access-and-books' },
      { kind: 'label-shown', label: 'hr', before: undefined, after: after.labels[0] },
    ]);
    expect(changesOfAccess(after, { ...shippedAccess, labels: after.labels })).toEqual([
      { kind: 'role-removed', role: role.id, name: '副店長' },
      { kind: 'switched-on', group: 'exports' },
      { kind: 'pair-let-be', pair: 'access-and-books' },
    ]);
  });
});

describe('two administrators at once (T-11)', () => {
  test('lose nothing where only one of them changed something', () => {
    fc.assert(
      fc.property(access, access, (base, changed) => {
        expect(inOneOrder(mergeAccess({ base, mine: changed, theirs: base }))).toEqual(inOneOrder(changed));
        expect(inOneOrder(mergeAccess({ base, mine: base, theirs: changed }))).toEqual(inOneOrder(changed));
      }),
    );
  });

  test('end in roles that the server takes, with all that I gave', () => {
    fc.assert(
      fc.property(access, access, access, (base, mine, theirs) => {
        const merged = mergeAccess({ base, mine, theirs });
        for (const role of merged.roles) expect(faultsOfGrants(role.grants)).toEqual([]);
        for (const group of mine.switchedOff.filter((one) => !base.switchedOff.includes(one)))
          expect(merged.switchedOff).toContain(group);
        expect(new Set(merged.switchedOff).size).toBe(merged.switchedOff.length);
      }),
    );
  });

  test('both keep what they changed of one role', () => {
    const base = { ...shippedAccess, roles: [{ id: idOf('a'), name: '店長', grants: {} }] };
    const [mine, theirs] = [
      { ...base, roles: [{ id: idOf('a'), name: '店長', grants: { 'journals.read': 'company' } as const }] },
      { ...base, roles: [{ id: idOf('a'), name: '支店長', grants: { 'exports.read': 'company' } as const }] },
    ];
    expect(mergeAccess({ base, mine, theirs }).roles).toEqual([
      { id: idOf('a'), name: '支店長', grants: { 'exports.read': 'company', 'journals.read': 'company' } },
    ]);
  });
});
