import { describe, expect, test } from 'vitest';
import type { OwnRoleId, UserId } from '#domain/kernel/ids.ts';
import { faultsOfAccess, rolesConcerned } from '#domain/rights/access-faults.ts';
import { shippedAccess, type CompanyAccess, type OwnRole } from '#domain/rights/grants.ts';
import { holdersOf, type Holder, type Holders } from '#domain/rights/holders.ts';
import type { Grants, RoleId } from '#domain/rights/roles.ts';

const keeping = 'r01j0000000000000000000000a' as OwnRoleId;
const posting = 'r01j0000000000000000000000b' as OwnRoleId;

const aRole = (id: OwnRoleId, grants: Grants, name = '店長'): OwnRole => ({ id, name, grants });
const keeps: Grants = { 'access.read': 'company', 'access.keep': 'company' };
const posts: Grants = { 'claims.read': 'company', 'claims.confirm': 'company' };

const person = (name: string, isActive = true): Holder => ({ id: name as UserId, name, isActive });
const boxed: Holder = { ...person('調査官'), timeBox: { to: '2026-12-03' } };
const heldBy = (holders: Partial<Record<RoleId, readonly Holder[]>>): Holders =>
  new Map(Object.entries(holders) as [RoleId, readonly Holder[]][]);

type Case = {
  readonly before?: Partial<CompanyAccess>;
  readonly after: Partial<CompanyAccess>;
  /** @default 渡辺 administers, 田中 has both roles of the company's own */
  readonly holders?: Holders;
};
const usual = heldBy({
  'tenant-admin': [person('渡辺')],
  [keeping]: [person('田中')],
  [posting]: [person('田中')],
});
const pathsOf = ({ before = {}, after: said, holders = usual }: Case) => {
  const after = { ...shippedAccess, ...said };
  const isKept = holdersOf(holders, after, 'access.keep').length > 0;
  const labels = new Set(['hr']);
  return faultsOfAccess(after, { before: { ...shippedAccess, ...before }, holders, isKept, labels }).map(
    ({ path }) => path,
  );
};

const shown = (label: string) => ({ label, roles: ['tenant-admin' as const], people: [] });

describe('a decision about access', () => {
  const own = aRole(keeping, keeps);
  test.each<[string, Case, readonly string[]]>([
    ['stands', { after: { roles: [own] } }, []],
    ['8.2.2 says of a label who may see what bears it', { after: { labels: [shown('hr')] } }, []],
    [
      '8.2.2 names a label that the company does not keep',
      { after: { labels: [shown('x')] } },
      ['labels.0.label'],
    ],
    [
      '8.2.2 takes away what was once decided of a label',
      { before: { labels: [shown('hr')] }, after: {} },
      ['labels'],
    ],
    [
      '8.2.2 shows a label to a role that there is not',
      { after: { labels: [{ ...shown('hr'), roles: [keeping] }] } },
      ['labels.0.roles'],
    ],
    [
      '9.2.2 gives a role of somebody who is here for some days more than reading',
      {
        after: { roles: [aRole(posting, posts)] },
        holders: heldBy({ 'tenant-admin': [person('渡辺')], [posting]: [boxed] }),
      },
      ['roles.0.grants'],
    ],
    [
      'gives such a role other things to read',
      {
        after: { roles: [aRole(posting, { 'claims.read': 'company' })] },
        holders: heldBy({ 'tenant-admin': [person('渡辺')], [posting]: [boxed] }),
      },
      [],
    ],
    [
      '9.2.2 would leave to keep access only somebody who is here for some days, and only reads',
      {
        before: { roles: [own] },
        after: { roles: [own] },
        holders: heldBy({ [keeping]: [boxed] }),
      },
      ['roles'],
    ],
    [
      'would leave nobody to keep access: only who has left could',
      { after: {}, holders: heldBy({ 'tenant-admin': [person('渡辺', false)] }) },
      ['roles'],
    ],
    [
      'would take the right to keep access from the role of the last who can',
      {
        before: { roles: [own] },
        after: { roles: [aRole(keeping, { 'access.read': 'company' })] },
        holders: heldBy({ [keeping]: [person('田中')] }),
      },
      ['roles'],
    ],
    [
      'would take away a role that somebody holds, and the last who keeps access with it',
      { before: { roles: [own] }, after: {}, holders: heldBy({ [keeping]: [person('田中')] }) },
      ['roles', 'roles'],
    ],
    [
      'takes away a role that only who has left holds',
      {
        before: { roles: [own] },
        after: {},
        holders: heldBy({ 'tenant-admin': [person('渡辺')], [keeping]: [person('田中', false)] }),
      },
      [],
    ],
    [
      'refuses a pair that one person holds by two roles',
      { after: { roles: [own, aRole(posting, posts, '副店長')], refusedPairs: ['access-and-books'] } },
      ['refusedPairs.0'],
    ],
    [
      'refuses a pair whose rights two people hold',
      {
        after: { roles: [own, aRole(posting, posts, '副店長')], refusedPairs: ['access-and-books'] },
        holders: heldBy({ [keeping]: [person('田中')], [posting]: [person('佐藤')] }),
      },
      [],
    ],
    [
      'gives a right without what it rests on',
      { after: { roles: [aRole(posting, { 'claims.vote': 'own', 'claims.read': 'own' })] } },
      ['roles.0.grants.claims.vote'],
    ],
    [
      'gives a right further than what it rests on',
      { after: { roles: [aRole(posting, { ...posts, 'claims.read': 'own' })] } },
      ['roles.0.grants.claims.confirm'],
    ],
    [
      'leaves a role as it was, whose right rests on another since a release',
      {
        before: { roles: [aRole(posting, { 'claims.vote': 'own' })] },
        after: { roles: [aRole(posting, { 'claims.vote': 'own' }, '副店長')] },
      },
      [],
    ],
    ['names a role as ours', { after: { roles: [aRole(posting, posts, '経理責任者')] } }, ['roles.0.name']],
    [
      'keeps the name of a role that a release has brought one of ours with',
      {
        before: { roles: [aRole(posting, {}, '経理責任者')] },
        after: { roles: [aRole(posting, posts, '経理責任者')] },
      },
      [],
    ],
    [
      'renames a role as ours',
      { before: { roles: [aRole(posting, posts)] }, after: { roles: [aRole(posting, posts, '経理')] } },
      ['roles.0.name'],
    ],
  ])('%s', (_what, asked, paths) => {
    expect(pathsOf(asked)).toEqual(paths);
  });

  test('is judged by the holders of every role that it concerns', () => {
    const before = { ...shippedAccess, roles: [aRole(posting, posts)] };
    const after = { ...shippedAccess, roles: [own] };
    expect(rolesConcerned(after, before)).toEqual(
      expect.arrayContaining([posting, keeping, 'tenant-admin', 'accountant', 'accounting-manager']),
    );
  });
});
