import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isApproverWord, ruleOf, ruleOfWords, wordsOf } from '#domain/approvals/approver-words.ts';
import type { RouteDefinition } from '#domain/approvals/route.ts';
import { routeHoles } from '#domain/approvals/route-holes.ts';
import { routesOf, typedRoutes } from '#domain/approvals/sent-routes.ts';
import { yen } from '#domain/money/yen.ts';
import type { MastersWithPeople } from '#domain/settings/masters.ts';
import { minato } from '#local/seed/minato.ts';
import { candidatesOf } from '#test/builders/candidates.ts';
import { day, userOf } from '#test/builders/claims.ts';
import { changed, resolved } from './route-questions.ts';

const { masters } = minato;
const since = { validFrom: day('2026-04-01') };
const routeWith = (...words: readonly string[]): RouteDefinition => ({
  id: 'R-09',
  version: 1,
  name: '試し',
  itemCodes: [],
  steps: [{ name: '承認', approver: ruleOfWords(words), when: [] }],
  ...since,
});
const on = day('2026-06-15');
const sato = userOf(masters, '佐藤健一').id;

describe('who may stand on a step, in a word', () => {
  const word = fc.oneof(
    fc.constantFrom('department-head', 'division-head', 'role:accountant', `person:${sato}`),
    fc.constantFrom('post:head:sales', 'post:member:accounting', 'post:head:sales-1'),
  );

  test('is read as what it was written from, alone or with others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 5 }), (words) => {
        expect(wordsOf(ruleOfWords(words))).toEqual(words);
      }),
    );
  });

  test.each([
    '',
    'boss',
    'post:chief:sales',
    'post:head',
    'role:',
    'role:King',
    'person:1',
    'department-head:x',
  ])('is not %j', (text) => {
    expect([ruleOf(text), isApproverWord(text)]).toEqual([undefined, false]);
  });
});

describe('routes as they are typed', () => {
  test('are the routes that they were made from, in the version that they had', () => {
    expect(routesOf(typedRoutes(masters.routes), masters.routes, 2)).toEqual(masters.routes);
  });

  test('get a version of their own where they say something new, and no others do', () => {
    const typed = typedRoutes(masters.routes).map((route) =>
      route.id === 'R-01' ? { ...route, steps: route.steps.slice(0, 2) } : route,
    );
    const added = {
      ...since,
      id: 'R-03',
      name: '出張',
      steps: [{ name: '長', approvers: ['division-head'] }],
    };
    expect(routesOf([...typed, added], masters.routes, 7).map(({ id, version }) => [id, version])).toEqual([
      ['R-02', 1],
      ['R-01', 2],
      ['R-03', 7],
    ]);
  });

  test('never give one version to two contents: a route that was taken away and is made again under its id', () => {
    const seen = new Map<string, string>();
    const [r02, r01] = typedRoutes(masters.routes);
    const renamed = (name: string) => (r01 === undefined ? [] : [{ ...r01, name }]);
    const others = r02 === undefined ? [] : [r02];
    const edits = [renamed('一'), renamed('二'), [], renamed('三'), [], renamed('四'), renamed('五')];
    let before = masters.routes;
    edits.forEach((edit, at) => {
      before = routesOf([...others, ...edit], before, at + 2);
      for (const { id, version, name } of before) {
        const key = `${id} ${version}`;
        expect(seen.get(key) ?? name).toBe(name);
        seen.set(key, name);
      }
    });
  });

  test('keep their conditions: from a total, or with an account', () => {
    const [, r01] = typedRoutes(masters.routes);
    expect(r01?.steps[1]).toEqual({
      name: '部長',
      approvers: ['division-head'],
      fromTotal: 100_000,
      forAccounts: ['761'],
    });
  });
});

describe('a route that names a role or a person', () => {
  const routed = (...words: readonly string[]): MastersWithPeople => ({
    ...masters,
    routes: [{ ...routeWith(...words), id: 'R-01' }],
  });
  test.each([
    [['role:accounting-manager'], ['承認: 伊藤誠']],
    [['role:accountant'], ['承認: 高橋美咲 / 中村翔']],
    [[`person:${sato}`], ['承認: 佐藤健一']],
    [['post:head:sales', `person:${sato}`], ['承認: 鈴木一郎 / 佐藤健一']],
  ])('asks %j', (words, asked) => {
    expect(resolved({ masters: routed(...words) })).toEqual(asked);
  });

  test('never asks the applicant himself, nor whoever may not vote', () => {
    const nobody = { kind: 'route-has-nobody', stepName: '承認' };
    expect(resolved({ by: '佐藤健一', masters: routed(`person:${sato}`) })).toEqual(nobody);
    expect(resolved({ masters: routed('role:applicant', 'role:auditor') })).not.toContainEqual(
      expect.stringContaining('田中花子'),
    );
    expect(resolved({ masters: routed('role:auditor') })).toEqual(nobody);
  });
});

describe('穴 of routes', () => {
  const holes = (routes: readonly RouteDefinition[], company = masters) =>
    routeHoles({
      routes,
      roots: company.departments.filter(({ parentId }) => parentId === undefined),
      users: candidatesOf(company),
      on,
    });

  test('are none where everybody whom they ask may approve', () => {
    expect(holes([routeWith('post:head:accounting'), routeWith('role:accountant')])).toEqual([]);
  });

  test('are a step whose only approver has left, or has no right to vote', () => {
    const nobody = [{ kind: 'step-has-nobody', route: '試し', step: '承認' }];
    const person = routeWith(`person:${sato}`);
    expect(holes([person])).toEqual([]);
    expect(holes([person], changed('佐藤健一', { isActive: false }))).toEqual(nobody);
    expect(holes([person], changed('佐藤健一', { roles: ['applicant'] }))).toEqual(nobody);
    expect(holes([routeWith('role:auditor')])).toEqual(nobody);
    expect(holes([routeWith('post:head:sales-1')], changed('佐藤健一', { posts: [] }))).toEqual(nobody);
  });

  test('are departments without a head, where the applicant’s is asked', () => {
    expect(holes([routeWith('department-head')])).toEqual([
      { kind: 'department-has-no-head', route: '試し', step: '承認', departments: ['管理部'] },
    ]);
    expect(holes([routeWith('department-head', 'post:head:accounting')])).toEqual([]);
  });

  test('are claims that no route covers, and those that meet no step’s condition', () => {
    const [first] = routeWith('role:accountant').steps;
    const dear = {
      ...routeWith(),
      steps:
        first === undefined ? [] : [{ ...first, when: [{ kind: 'total-at-least' as const, yen: yen(1) }] }],
    };
    expect(holes([{ ...dear, itemCodes: ['taxi'] }])).toEqual([
      { kind: 'no-route-for-all' },
      { kind: 'every-step-has-conditions', route: '試し' },
    ]);
  });

  const until = (validTo: string) => ({ validTo: day(validTo) });
  const from = (validFrom: string) => ({ validFrom: day(validFrom) });
  test.each<[string, readonly object[], string | undefined]>([
    ['a gap between two routes', [until('2026-12-31'), from('2027-02-01')], '2027-01-01'],
    ['a route that ends', [until('2026-12-31')], '2027-01-01'],
    ['a route that is yet to begin', [from('2026-07-01')], 'today'],
    ['routes that follow each other', [until('2026-12-31'), from('2027-01-01')], undefined],
    ['routes that overlap', [until('2027-06-30'), from('2027-01-01')], undefined],
    [
      'a gap that only a route for some items fills',
      [until('2026-12-31'), { ...from('2027-01-01'), itemCodes: ['taxi'] }],
      '2027-01-01',
    ],
    ['a gap that is over', [until('2026-05-31'), from('2026-06-15')], undefined],
  ])('are days without a route for all: %s', (_what, rows, first) => {
    const routes = rows.map((row) => ({ ...routeWith('role:accountant'), ...row }));
    const none = { kind: 'no-route-for-all' };
    expect(holes(routes)).toEqual(
      first === undefined ? [] : [first === 'today' ? none : { ...none, from: first }],
    );
  });

  test('are asked of a coming route on its first day', () => {
    const coming = { ...routeWith('post:head:sales-1'), ...from('2027-04-01') };
    const head = { departmentId: 'sales-1', position: 'head' as const, isPrimary: true };
    const always = routeWith('role:accountant');
    const begins = changed('佐藤健一', { posts: [{ ...head, validFrom: day('2027-04-01') }] });
    const ends = changed('佐藤健一', { posts: [{ ...head, ...since, ...until('2027-03-31') }] });
    expect(holes([always, coming], begins)).toEqual([]);
    expect(holes([always, coming], ends)).toEqual([{ kind: 'step-has-nobody', route: '試し', step: '承認' }]);
  });

  test('are none of a route that is over', () => {
    const over = { ...routeWith('role:auditor'), validTo: day('2026-06-14') };
    expect(holes([over, routeWith('role:accountant')])).toEqual([]);
  });
});
