import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { isCalendarMonth, isInstant, type CalendarMonth, type Instant } from '#domain/kernel/time.ts';
import { isOwnRoleId, isTenantId, isUserId } from '#domain/kernel/ids.ts';
import { mayVote } from '#domain/approvals/may-vote.ts';
import { boxedRoles, heldIn, rolesIn } from '#domain/rights/access-text.ts';
import { shippedAccess, type OwnRole } from '#domain/rights/grants.ts';
import { holdersOf } from '#domain/rights/holders.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { TenantMasters } from '#lambdas/settings/tenant-masters.ts';
import { whyNotSo } from '#lambdas/users/person-faults.ts';
import { seesThing, sightIn, sightOf, sightText, toldUpTo } from '#domain/rights/sight.ts';
import { shippedSignInRules } from '#domain/tenants/sign-in-rules.ts';
import { onlyRead } from '#domain/users/only-readers.ts';
import { endsWithinDays, isOpenAt, timeBoxFaults, type TimeBox } from '#domain/rights/time-box.ts';
import { authorizeSession } from '#lambdas/auth/authorize-session.ts';
import { rightsIn } from '#lambdas/http/rights-in.ts';

const instant = (text: string): Instant => {
  if (!isInstant(text)) throw new Error(text);
  return text;
};
const month = (text: string): CalendarMonth => {
  if (!isCalendarMonth(text)) throw new Error(text);
  return text;
};
const box: TimeBox = {
  from: calendarDate('2026-12-01'),
  to: calendarDate('2026-12-03'),
  contentFrom: month('2025-04'),
  contentTo: month('2026-03'),
};
const [tenantId, userId, another] = [
  `t${'1'.repeat(26)}`,
  '01JTANAKA00000000000000000',
  '01JSAT00000000000000000000',
];
if (!isTenantId(tenantId) || !isUserId(userId) || !isUserId(another)) throw new Error('no ids');

const ownRole = 'r01j0000000000000000000000b';
if (!isOwnRoleId(ownRole)) throw new Error(ownRole);

/** Midnight in Japan is 15:00 of the day before in UTC. */
const moments = [
  ['a millisecond before its first day', '2026-11-30T14:59:59.999Z', false],
  ['at 00:00 of its first day', '2026-11-30T15:00:00.000Z', true],
  ['at 23:59:59.999 of its last day', '2026-12-03T14:59:59.999Z', true],
  ['at 00:00 of the day after', '2026-12-03T15:00:00.000Z', false],
] as const;

describe('S-07 an account for some days', () => {
  test.each(moments)('9.2.2 is open, or not, %s', (_when, at, isOpen) => {
    expect(isOpenAt(box, instant(at))).toBe(isOpen);
  });

  test.each(moments)('9.2.2 has its sessions served, or not, %s', (_when, at, isOpen) => {
    const verdict = authorizeSession({
      session: {
        tenantId,
        userId,
        userName: '調査官',
        roles: 'tax-inspector',
        loginHash: 'x',
        startedAt: instant('2026-11-30T00:00:00.000Z'),
        rightsVersion: 0,
        expiresAt: instant('2026-12-31T00:00:00.000Z'),
        idleExpiresAt: instant('2026-12-31T00:00:00.000Z'),
        timeBox: box,
      },
      tenant: {
        tenantId,
        name: '港商事',
        isActive: true,
        ipCidrs: [],
        rules: shippedSignInRules,
      },
      hasFactor: false,
      sourceIp: '203.0.113.1',
      host: 'stafee.example',
      hosts: new Map(),
      at: instant(at),
    });
    expect(verdict).toBe(isOpen ? 'signed-in' : 'signed-out');
  });

  test.each([
    ['2026-11-29', false],
    ['2026-11-30', true],
    ['2026-12-03', true],
    ['2026-12-04', false],
  ])('ends soon, seen from %s: %s', (today, isSoon) => {
    expect(endsWithinDays(box, calendarDate(today))).toBe(isSoon);
  });

  test.each([
    [{}, []],
    [{ to: calendarDate('2026-12-01') }, []],
    [{ to: calendarDate('2026-11-30') }, ['timeBox.to']],
    [{ to: calendarDate('2027-12-01') }, []],
    [{ to: calendarDate('2027-12-02') }, ['timeBox.to']],
    [{ contentTo: month('2025-04') }, []],
    [{ contentTo: month('2025-03') }, ['timeBox.contentTo']],
  ])('with %j has faults at %j', (part, paths) => {
    expect(timeBoxFaults({ ...box, ...part }).map(({ path }) => path)).toEqual(paths);
  });

  const sight = sightOf([], { userId, roles: ['tax-inspector'], timeBox: box });
  test('is told to the functions behind the authorizer', () => {
    expect(sightIn(sightText(sight))).toEqual({
      labels: [],
      isLimited: true,
      content: { from: '2025-04', to: '2026-03' },
    });
  });

  test.each([
    ['in its first month', ['2025-04'], true],
    ['in its last month', ['2026-03'], true],
    ['in the month before', ['2025-03'], false],
    ['in the month after', ['2026-04'], false],
    ['in months on both sides of its end', ['2026-03', '2026-04'], true],
    ['in no month yet', [], false],
  ] as const)('9.2.2 sees what lies %s, or not', (_where, months, isSeen) => {
    const thing = { applicantId: another, labels: [], months: months.map(month) };
    expect(seesThing({ userId, sight }, thing)).toBe(isSeen);
    // Without such a period all of them are seen; a label hides them all the same.
    expect(seesThing({ userId }, thing)).toBe(true);
    expect(seesThing({ userId, sight }, { ...thing, labels: ['HR'] })).toBe(false);
  });

  test.each([
    ['2025-03', '2025-03'],
    ['2020-01', '2025-03'],
    ['2025-04', '2025-04'],
    ['2026-03', '2026-03'],
    ['2026-08', '2026-03'],
  ])('9.2.2 is told of what is so up to %s that it is up to %s', (upTo, told) => {
    expect(toldUpTo({ sight }, month(upTo))).toBe(told);
    expect(toldUpTo({}, month(upTo))).toBe(upTo);
  });

  test('9.2.2 only reads, whatever its roles come to since', () => {
    const text = sightText(sight);
    const rights = Object.keys(rightsIn({ roles: 'tax-inspector,accountant', sight: text }));
    expect(rights.length).toBeGreaterThan(5);
    expect(rights.filter((right) => !right.endsWith('.read'))).toEqual([]);
    expect(rightsIn({ roles: 'accountant' })).toMatchObject({ 'claims.confirm': 'company' });
  });

  test('9.2.2 has no right at all in a release that knows no account for some days', () => {
    const roles = boxedRoles(['tax-inspector', 'accountant']);
    // As the functions of before read them: they look at no months.
    expect(rolesIn(roles)).toEqual([]);
    expect(rightsIn({ roles })).toEqual({});
    expect(heldIn(roles)).toEqual(['tax-inspector', 'accountant']);
    expect(rightsIn({ roles, sight: sightText(sight) })).toMatchObject({ 'claims.read': 'company' });
  });

  const voting: OwnRole = {
    id: ownRole,
    name: '監査',
    grants: { 'claims.read': 'company', 'claims.vote': 'own', 'access.keep': 'company' },
  };
  const access = { ...shippedAccess, roles: [voting] };
  test('9.2.2 neither votes nor keeps access, whatever a role of it was given since', () => {
    expect(mayVote({ roles: [ownRole] }, access)).toBe(true);
    expect(mayVote({ roles: [ownRole], timeBox: box }, access)).toBe(false);
    const holder = { id: userId, name: '調査官', isActive: true };
    const holding = (timeBox?: TimeBox) =>
      new Map([[ownRole, [{ ...holder, ...(timeBox === undefined ? {} : { timeBox }) }]]]);
    expect(holdersOf(holding(), access, 'access.keep')).toHaveLength(1);
    expect(holdersOf(holding(box), access, 'access.keep')).toEqual([]);
    expect(holdersOf(holding(box), access, 'claims.read')).toHaveLength(1);
  });

  const someone: User = {
    id: userId,
    name: '調査官',
    grade: '一般',
    posts: [],
    roles: [ownRole],
    isActive: true,
    timeBox: box,
  };
  test.each([
    ['is stopped', { isActive: false }, undefined],
    ['is named anew', { name: '調査官（東）' }, undefined],
    ['is given other months', { timeBox: { ...box, contentTo: month('2026-04') } }, 'input-malformed'],
    ['is given another role', { roles: [ownRole, 'auditor'] }, 'input-malformed'],
  ] as const)('whose role writes since %s, or not', async (_what, part, refused) => {
    const masters = { access, departments: [], grades: [{ name: '一般' }] } as unknown as TenantMasters;
    const { timeBox: _box, ...forGood } = someone;
    const judged = await whyNotSo(masters, { ...someone, ...part }, someone);
    expect(judged === undefined || judged.ok ? undefined : judged.refusal.kind).toBe(refused);
    expect(await whyNotSo(masters, someone, { ...someone, isActive: false })).toBeDefined();
    expect(await whyNotSo(masters, someone, forGood)).toBeDefined();
  });

  test.each([
    [['auditor'], true],
    [['tax-inspector', 'auditor'], true],
    [['tax-inspector', 'applicant'], false],
    [['tenant-admin'], false],
  ] as const)('%j only read: %s', (roles, isOnly) => {
    expect(onlyRead(roles, shippedAccess)).toBe(isOnly);
    // What is switched off today may be switched on tomorrow.
    expect(onlyRead(roles, { ...shippedAccess, switchedOff: ['claims', 'approvals'] })).toBe(isOnly);
  });
});
