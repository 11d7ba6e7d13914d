import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { isOwnRoleId } from '#domain/kernel/ids.ts';
import { isCalendarMonth, type CalendarMonth } from '#domain/kernel/time.ts';
import type { PersonNow } from '#domain/rights/box-gains.ts';
import { allRights, shippedAccess, type CompanyAccess } from '#domain/rights/grants.ts';
import {
  gainsByAccess,
  guardedGains,
  guardedGainsOfAccess,
  guardedRights,
} from '#domain/rights/guarded-rights.ts';
import type { Grants } from '#domain/rights/roles.ts';
import type { TimeBox } from '#domain/rights/time-box.ts';
import { mailboxOf } from '#domain/tenants/mail-address.ts';

const ownRole = 'r01j0000000000000000000000b';
if (!isOwnRoleId(ownRole)) throw new Error(ownRole);
const month = (text: string): CalendarMonth => {
  if (!isCalendarMonth(text)) throw new Error(text);
  return text;
};
const box: TimeBox = {
  from: calendarDate('2026-12-01'),
  to: calendarDate('2026-12-03'),
  contentFrom: month('2026-04'),
  contentTo: month('2026-06'),
};
const boxed = (change: Partial<TimeBox> = {}): PersonNow => ({
  roles: ['tax-inspector'],
  isActive: true,
  timeBox: { ...box, ...change },
});
const is = (roles: PersonNow['roles'], isActive = true): PersonNow => ({ roles, isActive });
const giving = (grants: Grants, more: Partial<CompanyAccess> = {}): CompanyAccess => ({
  ...shippedAccess,
  roles: [{ id: ownRole, name: '人事', grants }],
  ...more,
});

const all = ['access.keep', 'users.keep', 'security.keep', 'settings.keep'];
const administrator = [
  '「ロールと権限を変更する」の権限',
  '「利用者を登録・変更・停止・削除する」の権限',
  '「セキュリティ設定を変更する」の権限',
  '「会社設定を変更する」の権限',
];

describe('管理者の権限 (9.2.2)', () => {
  test('are these four', () => {
    expect(guardedRights).toEqual(all);
    expect(guardedRights.every((right) => allRights.includes(right))).toBe(true);
  });

  test.each<[string, PersonNow | undefined, PersonNow, readonly string[]]>([
    ['is registered as an administrator', undefined, is(['tenant-admin']), administrator],
    ['is registered as an applicant', undefined, is(['applicant']), []],
    ['becomes an administrator', is(['applicant']), is(['applicant', 'tenant-admin']), administrator],
    ['is one no more', is(['tenant-admin']), is(['applicant']), []],
    ['stays one', is(['tenant-admin']), is(['tenant-admin', 'accountant']), []],
    ['becomes 経理', is(['applicant']), is(['applicant', 'accounting-manager']), []],
    ['is let in again as an administrator', is(['tenant-admin'], false), is(['tenant-admin']), administrator],
    ['is shut out', is(['tenant-admin']), is(['tenant-admin'], false), []],
    ['is changed while he is out', is(['applicant'], false), is(['tenant-admin'], false), []],
    ['is opened for some days', undefined, boxed(), ['すべての申請を閲覧する利用の開始']],
    ['is opened to look in for good', undefined, is(['auditor']), ['すべての申請を閲覧する利用の開始']],
    [
      'is let in again for his days',
      { ...boxed(), isActive: false },
      boxed(),
      ['すべての申請を閲覧する利用の開始'],
    ],
    ['gets a day more', boxed(), boxed({ to: calendarDate('2026-12-04') }), ['利用期間の延長']],
    ['gets a day before', boxed(), boxed({ from: calendarDate('2026-11-30') }), ['利用期間の延長']],
    ['gets days less', boxed(), boxed({ to: calendarDate('2026-12-02') }), []],
    ['sees a month more', boxed(), boxed({ contentFrom: month('2026-03') }), ['対象期間の拡大']],
    ['sees a month later', boxed(), boxed({ contentTo: month('2026-07') }), ['対象期間の拡大']],
    ['sees months less', boxed(), boxed({ contentTo: month('2026-05') }), []],
    ['is limited no more', boxed(), is(['tax-inspector']), ['期間の限定をやめること']],
    ['is limited from now on', is(['tax-inspector']), boxed(), []],
    [
      'writes, and is limited no more',
      boxed(),
      is(['tenant-admin']),
      [...administrator, '期間の限定をやめること'],
    ],
  ])('are gained, or what only looks in is opened, where somebody %s', (_who, before, after, gains) => {
    expect(guardedGains(before, after, shippedAccess)).toEqual(gains);
  });

  test('are gained by an own role that gives one', () => {
    const access = giving({ 'users.read': 'company', 'users.keep': 'company' });
    expect(guardedGains(is(['applicant']), is(['applicant', ownRole]), access)).toEqual([
      '「利用者を登録・変更・停止・削除する」の権限',
    ]);
  });

  test('are given by a role that gives one from now on, whoever has it', () => {
    const before = giving({ 'users.read': 'company' });
    const after = giving({ 'users.read': 'company', 'users.keep': 'company' });
    const told = ['ロール「人事」への「利用者を登録・変更・停止・削除する」の権限'];
    expect(guardedGainsOfAccess(before, after)).toEqual(told);
    expect(guardedGainsOfAccess(shippedAccess, after)).toEqual(told);
    expect(guardedGainsOfAccess(after, before)).toEqual([]);
    expect(guardedGainsOfAccess(after, shippedAccess)).toEqual([]);
    expect(gainsByAccess(is([ownRole]), before, after)).toBe(true);
    expect(gainsByAccess(is(['tenant-admin', ownRole]), before, after)).toBe(false);
    expect(gainsByAccess(is([ownRole], false), before, after)).toBe(false);
  });

  test('are as much as a pair of duties that nobody may hold is let be', () => {
    const before = giving({}, { refusedPairs: ['access-and-books'] });
    expect(guardedGainsOfAccess(before, giving({}))).toEqual([
      '職務の分離「権限の変更と、仕訳の計上」の禁止をやめること',
    ]);
    expect(guardedGainsOfAccess(giving({}), before)).toEqual([]);
  });

  test('are given by no other right', () => {
    for (const right of allRights.filter((one) => !all.includes(one)))
      expect(guardedGainsOfAccess(giving({}), giving({ [right]: 'company' }))).toEqual([]);
  });

  test.each([
    ['Watanabe+2@Minato.example.jp', 'watanabe@minato.example.jp'],
    ['watanabe@minato.example.jp', 'watanabe@minato.example.jp'],
    ['+@x.jp', '@x.jp'],
  ])('of %s are read in one mailbox', (address, mailbox) => {
    expect(mailboxOf(address)).toBe(mailbox);
  });
});
