import { describe, expect, test } from 'vitest';
import { tenantContracts, type Operation } from '#contract/all.ts';
import { allRights, grantsOf, isRight, rightFacts, shippedAccess } from '#domain/rights/grants.ts';
import type { Contract } from '#contract/endpoint.ts';
import { opens } from '#domain/rights/reach.ts';
import type { Gated } from '#domain/rights/rights.ts';
import type { Scope } from '#domain/rights/scopes.ts';
import { shippedRoles, type Grants, type ShippedRole } from '#domain/rights/roles.ts';
import { gates, listsOfMasters } from '#web/api/gates.ts';
import { othersClaims } from '#web/api/others-claims.ts';
import { mayOpen } from '#web/app/may-open.ts';
import { currentAmong, navigationOf, places } from '#web/app/navigation.ts';
import { pages } from '#web/app/pages.ts';
import { gatesPlugin } from '#web/gates-plugin.ts';

const widest = (rights: readonly string[]): Grants =>
  Object.fromEntries(rights.filter(isRight).map((right) => [right, rightFacts(right).scopes.at(-1)]));
const gatesOf = (asks: string | readonly string[]) =>
  [asks].flat().map((operation) => {
    const found = tenantContracts.find((listed) => listed.operation === operation);
    // A company's contract asks for a company's right.
    return found?.contract as (Contract & Gated) | undefined;
  });

describe('a page behind the sign-in', () => {
  test.each(pages)('opens by the right of what it asks for, and by no other: $path', (page) => {
    const contracts = gatesOf(page.asks);
    expect(contracts).not.toContain(undefined);
    const may = contracts.map((contract) => contract?.may);
    for (const right of may) expect(mayOpen(widest([right ?? '']), page)).toBe(true);
    const others = allRights.filter((right) => !may.includes(right));
    expect(mayOpen(widest(others), page)).toBe(may.includes('everybody'));
  });

  test.each(pages)('opens as far as what it asks for does: $path', (page) => {
    for (const right of allRights)
      for (const scope of rightFacts(right).scopes) {
        const expected = gatesOf(page.asks).some(
          (one) => one !== undefined && opens({ [right]: scope }, one),
        );
        expect(mayOpen({ [right]: scope }, page)).toBe(expected);
      }
  });

  test('of others’ claims opens for nobody who may only see his own', () => {
    const page = pages.find(({ path }) => path === '/company-claims');
    const opened = (scope: Scope) => page !== undefined && mayOpen({ 'claims.read': scope }, page);
    expect([opened('own'), opened('department'), opened('company')]).toEqual([false, true, true]);
    expect(
      ['own', 'department', 'company'].map((scope) => othersClaims({ 'claims.read': scope as Scope })?.label),
    ).toEqual([undefined, '部門の申請', '会社全体の申請']);
  });

  test('cannot ask for an operation that no contract names', () => {
    // @ts-expect-error -- `burnClaims` is nobody's
    expect(mayOpen(widest(allRights), { asks: 'burnClaims' })).toBe(false);
  });
});

describe('the menu', () => {
  const all = [
    'ホーム',
    '経費申請',
    '受信箱',
    '承認した申請',
    '会社全体の申請',
    '仕訳一覧',
    '会計ソフト出力',
    'マイページ',
    'マスタ',
    '会社設定',
  ];
  const without = (...labels: readonly string[]) => all.filter((label) => !labels.includes(label));
  const inbox = ['受信箱', '承認した申請'];
  test.each<[ShippedRole, readonly string[]]>([
    ['applicant', ['ホーム', '経費申請', 'マイページ']],
    ['approver', ['ホーム', ...inbox, 'マイページ']],
    ['accountant', without('経費申請')],
    ['tenant-admin', ['ホーム', ...inbox, 'マイページ', 'マスタ', '会社設定']],
    ['auditor', without('経費申請', ...inbox)],
    ['tax-inspector', without('経費申請', ...inbox, 'マスタ', '会社設定')],
  ])('of the role %s', (role, labels) => {
    const me = { rights: grantsOf([role], shippedAccess) };
    expect(all.filter((label) => navigationOf(me).some((place) => place.label === label))).toEqual(labels);
  });

  test('has what administers the company under 管理, behind everything else', () => {
    const first = places.findIndex(({ isAdministration }) => isAdministration === true);
    expect(places.slice(first).map(({ label }) => label)).toContain('マスタ');
    expect(places.slice(first).every(({ isAdministration }) => isAdministration === true)).toBe(true);
  });

  test.each(pages)('shows one present entry at $path, whoever opened it', (page) => {
    const { path } = page;
    const everybody = [widest(allRights), ...Object.values(shippedRoles).map(({ grants }) => grants)];
    for (const rights of everybody.filter((one) => mayOpen(one, page))) {
      const menu = navigationOf({ rights });
      const pathname = path
        .replace(':claimId', '01J')
        .replace('/:noun?', '/items')
        .replace('/:shown?', '/requests')
        .replace(':part', 'filing');
      const current = currentAmong(menu, { pathname });
      expect([path, menu.some(({ to }) => to === current)]).toEqual([path, true]);
    }
  });

  test.each([
    ['/', '/', undefined],
    ['/claims', '/claims/new', undefined],
    ['/claims', '/claims/01J', undefined],
    ['/company-claims', '/claims/01J', '/company-claims'],
    ['/claims', '/claims/01J', '/claims'],
    ['/inbox', '/inbox/01J', undefined],
    ['/masters', '/masters/items', undefined],
    [undefined, '/claims-of-others', undefined],
    [undefined, '/nowhere', undefined],
  ])('its present entry is %s at %s, opened from %s', (to, pathname, from) => {
    expect(currentAmong(places, { pathname, state: from === undefined ? null : { back: from } })).toBe(to);
  });

  test('of whoever has no list of his own shows the company’s at a claim', () => {
    const menu = navigationOf({ rights: grantsOf(['auditor'], shippedAccess) });
    expect(currentAmong(menu, { pathname: '/claims/01J' })).toBe('/company-claims');
  });

  test('has a drawing of its own for each place', () => {
    expect(new Set(places.map(({ icon }) => icon)).size).toBe(places.length);
  });

  test.each([
    ['/company-claims', { back: '/company-claims?status=all', hits: [] }, true],
    ['/claims', { back: '/company-claims', hits: [] }, false],
    ['/votes', { back: '/votes' }, true],
    ['/claims', { back: '//evil.example/claims' }, true],
    ['/claims', null, true],
  ])('%s is the present one at a claim that was opened from %j: %s', (to, state, isPresent) =>
    expect(currentAmong(places, { pathname: '/claims/01J', state }) === to).toBe(isPresent),
  );

  test('leads to nothing that does not open', () => {
    for (const right of allRights)
      for (const { to } of navigationOf({ rights: widest([right]) })) {
        const page = pages.find(({ path }) => path === to || path.startsWith(`${to}/:`));
        // Whoever may write claims may read them too.
        const rights = widest([right, 'claims.read']);
        expect(page !== undefined && mayOpen(rights, page)).toBe(true);
      }
  });
});

describe('the gates in the built client', () => {
  const { load } = gatesPlugin();
  const written = String((load as (id: string) => unknown)('/x/web/api/gates.ts'));

  test('are those of the contracts for what pages and places ask, in words alone', async () => {
    expect(written).not.toContain('import');
    const built = await import(`data:text/javascript,${encodeURIComponent(written)}`);
    const asked = [...new Set([...pages, ...places].flatMap(({ asks }) => [asks].flat()))];
    expect(built.gates).toMatchObject(
      Object.fromEntries(asked.map((operation) => [operation, gates[operation]])),
    );
    // And few others, whose names stand there for another reason.
    const others = Object.keys(built.gates).filter((operation) => !asked.includes(operation as Operation));
    expect(others).toEqual([]);
    for (const [operation, gate] of Object.entries(built.gates))
      expect(gate).toEqual(gates[operation as Operation]);
    expect(built.listsOfMasters).toEqual(listsOfMasters);
  });
});
