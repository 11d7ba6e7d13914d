import { describe, expect, test } from 'vitest';
import { minato } from '#local/seed/minato.ts';
import { confirming, officesOf } from '#lambdas/approvals/office-sight.ts';
import { stepWithoutSight, stuckStepOf } from '#lambdas/labels/step-without-sight.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import type { CompanyAccess } from '#domain/rights/grants.ts';
import type { RoleId } from '#domain/rights/roles.ts';
import type { User } from '#domain/tenants/masters.ts';
import { approved, submitted } from '#test/builders/submitted-claims.ts';

const labels = [{ code: 'HR', name: '人事' }];
const seen = (...roles: readonly RoleId[]): CompanyAccess => ({
  ...minato.masters.access,
  labels: [{ label: 'HR', roles, people: [] }],
});

/** The demo company with some of its people otherwise. */
const company = (access: CompanyAccess, change: (user: User) => User = (user) => user) => {
  const users = minato.masters.users.map(change);
  const people: Partial<TenantMasters['people']> = {
    withId: async (id) => users.find((user) => user.id === id),
    some: async (place) => ({
      people: users.flatMap(({ id, name, roles, isActive }) =>
        'role' in place && roles.includes(place.role) ? [{ id, name, roles, isActive }] : [],
      ) as never,
      isAll: true,
    }),
  };
  return { access, people: people as TenantMasters['people'] };
};
const stopped = (user: User): User => (user.name === '佐藤健一' ? { ...user, isActive: false } : user);
const withoutRole = (user: User): User =>
  user.name === '佐藤健一' ? { ...user, roles: ['applicant'] } : user;

describe('why a claim stands still (docs/decisions/0202)', () => {
  test.each([
    ['is stopped', stopped],
    ['may approve no more', withoutRole],
  ])('whoever is asked %s: he is named, and it is no matter of labels', async (_what, change) => {
    const masters = company(seen(), change);
    expect(await stuckStepOf(submitted(), masters)).toEqual({
      step: '課長',
      why: 'nobody-approves',
      people: ['佐藤健一'],
    });
    expect(await stepWithoutSight(submitted(), masters)).toBeUndefined();
  });

  test('whoever is asked may not see it: who is named nowhere', async () => {
    const claim = { ...submitted(), labels };
    const masters = company(seen('accountant', 'accounting-manager', 'tenant-admin'));
    expect(await stuckStepOf(claim, masters)).toEqual({ step: '課長', why: 'nobody-sees', people: [] });
    expect(await stepWithoutSight(claim, masters)).toBe('課長');
  });

  test('a step behind one that nobody may approve is looked at where a label is given', async () => {
    const claim = { ...submitted(), labels };
    const masters = company(seen('accounting-manager', 'tenant-admin', 'auditor'), stopped);
    expect((await stuckStepOf(claim, masters, { officeOf: async () => undefined }))?.why).toBe(
      'nobody-approves',
    );
    expect(
      await stuckStepOf(claim, masters, {
        officeOf: async () => undefined,
        passesOver: 'nobody-approves',
      }),
    ).toMatchObject({ why: 'nobody-sees' });
  });

  test('nobody who mends labels keeps none from being given, and no claim from being confirmed', async () => {
    const claim = { ...approved(), labels };
    const confirmed: CompanyAccess = {
      ...seen('accountant'),
      // Nobody holds 情報のラベルの変更 but whom the label shuts out.
      roles: [],
    };
    const masters = company(confirmed, (user) =>
      user.roles.includes('accountant') ? user : { ...user, roles: ['applicant'] },
    );
    expect(await stuckStepOf(claim, masters, { officeOf: officesOf(masters, confirming) })).toBeUndefined();
  });
});
