import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  forecastSteps,
  resolveRoute,
  routeFor,
  type RouteQuestion,
} from '#domain/approvals/resolve-route.ts';
import type { RouteDefinition } from '#domain/approvals/route.ts';
import { assert } from '#domain/kernel/assert.ts';
import { grantsOf, shippedAccess } from '#domain/rights/grants.ts';
import type { FunctionGroup } from '#domain/rights/rights.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import { yen } from '#domain/money/yen.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { MastersWithPeople } from '#domain/settings/masters.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { candidatesOf } from '#test/builders/candidates.ts';
import { day, userOf } from '#test/builders/claims.ts';

const definitionOf = ({ routes }: MastersWithPeople, id: string): RouteDefinition => {
  const found = routes.find((route) => route.id === id);
  assert(found !== undefined, `route ${id} exists`);
  return found;
};

type Question = {
  readonly by?: string;
  readonly department?: string;
  readonly total?: number;
  readonly accountsUsed?: readonly string[];
  readonly route?: string;
  readonly masters?: MastersWithPeople;
  readonly on?: string;
};
const questionOf = ({
  by = '田中花子',
  department = 'sales-1',
  total = 11_000,
  accountsUsed = ['764'],
  route = 'R-01',
  masters = minato.masters,
  on = '2026-06-15',
}: Question = {}): RouteQuestion => ({
  definition: definitionOf(masters, route),
  departments: masters.departments,
  users: candidatesOf(masters),
  fallbackApproverId: masters.approval.fallbackApproverId,
  applicantId: userOf(masters, by).id,
  departmentId: department,
  total: yen(total),
  accountsUsed,
  on: day(on),
});
const resolved = (question: Question = {}) => {
  const result = resolveRoute(questionOf(question));
  return result.ok
    ? result.value.steps.map(
        ({ name, approvers }) => `${name}: ${approvers.map((one) => one.name).join(' / ')}`,
      )
    : result.refusal;
};
const standInsOf = (question: Question) => {
  const result = resolveRoute(questionOf(question));
  return result.ok ? result.value.steps.map(({ isStandIn }) => isStandIn) : result.refusal;
};
const changed = (name: string, change: Partial<User>): MastersWithPeople => ({
  ...minato.masters,
  users: minato.masters.users.map((user) => (user.name === name ? { ...user, ...change } : user)),
});

const accounting = ['経理担当: 高橋美咲 / 中村翔', '経理部長: 伊藤誠'];

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

  test('never asks who may not vote: the next above him is asked, or the step has nobody (P-07)', () => {
    expect(resolved({ masters: changed('佐藤健一', { roles: ['applicant'] }) })).toEqual([
      '課長: 鈴木一郎',
      ...accounting,
    ]);
    expect(resolved({ masters: changed('伊藤誠', { roles: ['applicant', 'auditor'] }) })).toEqual({
      kind: 'route-has-nobody',
      stepName: '経理部長',
    });
  });

  test('asks nobody while the company has switched approvals off', () => {
    const access = { ...shippedAccess, switchedOff: ['approvals'] } as const;
    const masters = { ...minato.masters, access };
    expect(resolved({ masters })).toEqual({ kind: 'route-has-nobody', stepName: '課長' });
  });

  test('puts nobody on a route who may not vote, whatever roles, functions and stand-in the company has', () => {
    const someRoles = fc.subarray<RoleId>(['applicant', 'approver', 'accountant', 'tenant-admin', 'auditor']);
    const { users } = minato.masters;
    const people = fc.tuple(...users.map(() => someRoles));
    const off = fc.subarray<FunctionGroup>(['claims', 'approvals', 'books']);
    fc.assert(
      fc.property(people, off, fc.constantFrom(...users), (roles, switchedOff, standIn) => {
        const masters: MastersWithPeople = {
          ...minato.masters,
          users: users.map((user, at) => ({ ...user, roles: roles[at] ?? [] })),
          access: { ...shippedAccess, switchedOff },
          approval: { fallbackApproverId: standIn.id },
        };
        const asked = forecastSteps(questionOf({ masters, total: 100_000 })).flatMap(
          ({ approvers }) => approvers,
        );
        for (const { userId } of asked) {
          const held = masters.users.find(({ id }) => id === userId)?.roles ?? [];
          expect(grantsOf(held, masters.access)).toHaveProperty(['claims.vote']);
        }
      }),
    );
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

describe('A-33: a fallback approver', () => {
  const withFallback = (name: string, masters = minato.masters): MastersWithPeople => ({
    ...masters,
    approval: { fallbackApproverId: userOf(minato.masters, name).id },
  });
  const alone = { by: '渡辺直樹', department: 'administration' };

  test('stands in where a step has nobody, and the route says so', () => {
    expect(resolved({ ...alone, masters: withFallback('鈴木一郎') })).toEqual([
      '課長: 鈴木一郎',
      ...accounting,
    ]);
    expect(standInsOf({ ...alone, masters: withFallback('鈴木一郎') })).toEqual([true, undefined, undefined]);
  });

  test('is nobody where he is the applicant himself, has left, or is not set', () => {
    const nobody = { kind: 'route-has-nobody', stepName: '課長' };
    expect(resolved({ ...alone, masters: withFallback('渡辺直樹') })).toEqual(nobody);
    expect(
      resolved({ ...alone, masters: withFallback('鈴木一郎', changed('鈴木一郎', { isActive: false })) }),
    ).toEqual(nobody);
    expect(resolved(alone)).toEqual(nobody);
  });

  test('is nobody where he has lost the right to vote', () => {
    const masters = withFallback('鈴木一郎', changed('鈴木一郎', { roles: ['applicant'] }));
    expect(resolved({ ...alone, masters })).toEqual({ kind: 'route-has-nobody', stepName: '課長' });
  });

  test('never stands where the rule finds somebody', () => {
    expect(standInsOf({ masters: withFallback('渡辺直樹') })).toEqual([undefined, undefined, undefined]);
  });

  test('a forecast tells every step, also the one without anybody', () => {
    const steps = forecastSteps(questionOf(alone));
    expect(steps.map(({ name, approvers }) => [name, approvers.length])).toEqual([
      ['課長', 0],
      ['経理担当', 2],
      ['経理部長', 1],
    ]);
  });
});
