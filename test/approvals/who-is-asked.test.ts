import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecastSteps } from '#domain/approvals/resolve-route.ts';
import { grantsOf, shippedAccess } from '#domain/rights/grants.ts';
import type { FunctionGroup } from '#domain/rights/rights.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import type { MastersWithPeople } from '#domain/settings/masters.ts';
import { minato } from '#local/seed/minato.ts';
import { userOf } from '#test/builders/claims.ts';
import { accounting, changed, questionOf, resolved, standInsOf } from './route-questions.ts';

describe('a route', () => {
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
