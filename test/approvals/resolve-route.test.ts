import { describe, expect, test } from 'vitest';
import { routeFor } from '#domain/approvals/resolve-route.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { day } from '#test/builders/claims.ts';
import { accounting, changed, definitionOf, resolved } from './route-questions.ts';

describe('resolving the route of a claim', () => {
  test('asks 課長 and 経理 for little (R-01)', () => {
    expect(resolved()).toEqual(['課長: 佐藤健一', ...accounting]);
    expect(resolved({ total: 99_999 })).toHaveLength(3);
  });

  test.each([{ total: 100_000 }, { accountsUsed: ['741', '761'] }])(
    'adds 部長 for %j (R-01, A-10)',
    (question) => {
      expect(resolved(question)).toEqual(['課長: 佐藤健一', '部長: 鈴木一郎', ...accounting]);
    },
  );

  test('skips the applicant and goes to his superior (P-07)', () => {
    expect(resolved({ by: '佐藤健一' })).toEqual(['課長: 鈴木一郎', ...accounting]);
  });

  test('asks one person once where he would stand on two steps in a row', () => {
    expect(resolved({ by: '佐藤健一', total: 100_000 })).toEqual(['課長・部長: 鈴木一郎', ...accounting]);
  });

  test.each([
    ['鈴木一郎', 'sales'],
    ['渡辺直樹', 'administration'],
  ])('stops when nobody is left above %s (P-07)', (by, department) => {
    expect(resolved({ by, department })).toEqual({ kind: 'route-has-nobody', stepName: '課長' });
  });

  test('leaves an accountant out of the step on his own claim', () => {
    expect(resolved({ by: '高橋美咲', department: 'accounting' })).toEqual([
      '課長: 伊藤誠',
      '経理担当: 中村翔',
      '経理部長: 伊藤誠',
    ]);
  });

  test('falls to 部長 where the section has no 課長', () => {
    expect(resolved({ masters: changed('佐藤健一', { posts: [] }) })).toEqual([
      '課長: 鈴木一郎',
      ...accounting,
    ]);
  });

  test('never asks the inactive', () => {
    expect(resolved({ masters: changed('佐藤健一', { isActive: false }) })[0 as never]).toBe(
      '課長: 鈴木一郎',
    );
    expect(resolved({ masters: changed('伊藤誠', { isActive: false }) })).toEqual({
      kind: 'route-has-nobody',
      stepName: '経理部長',
    });
  });

  test('follows posts by their dates', () => {
    const until = {
      departmentId: 'sales-1',
      position: 'head',
      isPrimary: true,
      validFrom: day('2020-04-01'),
    } as const;
    const masters = changed('佐藤健一', { posts: [{ ...until, validTo: day('2026-06-30') }] });
    expect(resolved({ masters, on: '2026-06-30' })[0 as never]).toBe('課長: 佐藤健一');
    expect(resolved({ masters, on: '2026-07-01' })[0 as never]).toBe('課長: 鈴木一郎');
  });

  test('lets either of two divisions pass equipment (R-02)', () => {
    expect(resolved({ route: 'R-02' })).toEqual([
      '営業部長または経理部長: 鈴木一郎 / 伊藤誠',
      '経理担当: 高橋美咲 / 中村翔',
    ]);
  });

  test('resolves the other company: 代表 → 経理', () => {
    const { masters } = aobaKobo;
    expect(resolved({ by: '森由美', department: 'head-office', masters })).toEqual([
      '代表: 青葉太郎',
      '経理: 林学',
    ]);
    expect(resolved({ by: '林学', department: 'accounting', masters })).toEqual({
      kind: 'route-has-nobody',
      stepName: '経理',
    });
  });

  test('never lets a claim through without a step', () => {
    const route = definitionOf(minato.masters, 'R-01');
    const masters = { ...minato.masters, routes: [{ ...route, steps: [] }] };
    expect(resolved({ masters })).toEqual({ kind: 'route-has-nobody', stepName: '経費' });
  });

  test('ends at departments that point at each other', () => {
    const departments = minato.masters.departments.map((department) =>
      department.id === 'sales' ? { ...department, parentId: 'sales-1' } : department,
    );
    const masters = { ...changed('佐藤健一', { posts: [] }), departments };
    expect(resolved({ masters })[0 as never]).toBe('課長: 鈴木一郎');
  });
});

describe('choosing a route', () => {
  const { routes } = minato.masters;
  test.each([
    [['equipment'], 'R-02'],
    [['equipment', 'train'], 'R-01'],
    [['train'], 'R-01'],
  ])('for %j takes %s', (itemCodes, id) => {
    expect(routeFor(routes, itemCodes, day('2026-06-15'))?.id).toBe(id);
  });

  test('knows none before its first day', () => {
    expect(routeFor(routes, ['train'], day('2020-03-31'))).toBeUndefined();
  });
});
