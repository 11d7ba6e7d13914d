import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { isOwnRoleId, isUserId, type UserId } from '#domain/kernel/ids.ts';
import { isCalendarMonth, type CalendarMonth } from '#domain/kernel/time.ts';
import type { PersonNow } from '#domain/rights/box-gains.ts';
import { allRights, shippedAccess, type CompanyAccess } from '#domain/rights/grants.ts';
import {
  gainsByAccess,
  guardedGains,
  guardedGainsOfAccess,
  guardedRights,
} from '#domain/rights/guarded-rights.ts';
import type { Holders } from '#domain/rights/holders.ts';
import type { Called } from '#domain/rights/label-gains.ts';
import type { Grants } from '#domain/rights/roles.ts';
import type { LabelSight } from '#domain/rights/sight.ts';
import type { Post } from '#domain/tenants/masters.ts';
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

const userId = (text: string): UserId => {
  if (!isUserId(text)) throw new Error(text);
  return text;
};
const suzuki = userId('01J0000000000000000000000B');
const tanaka = userId('01J0000000000000000000000C');
const called: Called = {
  label: (code) => (code === 'HR' ? '人事' : code),
  person: (id) => (id === suzuki ? '鈴木' : '田中'),
};
const ofAccess = (before: CompanyAccess, after: CompanyAccess, holders: Holders = new Map()) =>
  guardedGainsOfAccess(before, after, { holders, called });
const labelled = (roles: LabelSight['roles'], people: LabelSight['people'] = []): CompanyAccess => ({
  ...shippedAccess,
  labels: [{ label: 'HR', roles, people }],
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
      'is 経理 no more, and looks in',
      is(['accountant']),
      is(['auditor']),
      ['すべての申請を閲覧する利用の開始'],
    ],
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
    expect(guardedGains(before, after, shippedAccess, called)).toEqual(gains);
  });

  test('are gained by an own role that gives one', () => {
    const access = giving({ 'users.read': 'company', 'users.keep': 'company' });
    expect(guardedGains(is(['applicant']), is(['applicant', ownRole]), access, called)).toEqual([
      '「利用者を登録・変更・停止・削除する」の権限',
    ]);
  });

  test('are given by a role that gives one from now on, whoever has it', () => {
    const before = giving({ 'users.read': 'company' });
    const after = giving({ 'users.read': 'company', 'users.keep': 'company' });
    const told = ['ロール「人事」への「利用者を登録・変更・停止・削除する」の権限'];
    expect(ofAccess(before, after)).toEqual(told);
    expect(ofAccess(shippedAccess, after)).toEqual(told);
    expect(ofAccess(after, before)).toEqual([]);
    expect(ofAccess(after, shippedAccess)).toEqual([]);
    expect(gainsByAccess(is([ownRole]), before, after)).toBe(true);
    expect(gainsByAccess(is(['tenant-admin', ownRole]), before, after)).toBe(false);
    expect(gainsByAccess(is([ownRole], false), before, after)).toBe(false);
  });

  test('are as much as a pair of duties that nobody may hold is let be', () => {
    const before = giving({}, { refusedPairs: ['access-and-books'] });
    expect(ofAccess(before, giving({}))).toEqual([
      '職務の分離「権限の変更と、仕訳の計上」の禁止をやめること',
    ]);
    expect(ofAccess(giving({}), before)).toEqual([]);
  });

  test('are given by no other right', () => {
    for (const right of allRights.filter((one) => !all.includes(one) && one !== 'claims.read'))
      expect(ofAccess(giving({}), giving({ [right]: 'company' }))).toEqual([]);
  });

  test('are as much as a role that opens all claims from now on, without the work of the books', () => {
    const sees = giving({ 'claims.read': 'company' });
    expect(ofAccess(giving({ 'claims.read': 'department' }), sees)).toEqual([
      'ロール「人事」ですべての申請を閲覧できるようになること',
    ]);
    expect(ofAccess(sees, giving({ 'claims.read': 'department' }))).toEqual([]);
    expect(ofAccess(giving({}), giving({ 'claims.read': 'company', 'claims.confirm': 'company' }))).toEqual(
      [],
    );
    // In two steps it is the same: first with the work of the books, then without.
    const books = giving({ 'claims.read': 'company', 'claims.confirm': 'company' });
    expect(ofAccess(books, sees)).toEqual(['ロール「人事」ですべての申請を閲覧できるようになること']);
    expect(gainsByAccess(is([ownRole]), giving({}), sees)).toBe(true);
    expect(gainsByAccess(is(['auditor', ownRole]), giving({}), sees)).toBe(false);
  });

  test('are as much as a label that is shown to another role or person', () => {
    expect(ofAccess(labelled([]), labelled(['accountant'], [suzuki, tanaka]))).toEqual([
      '情報のラベル「人事」をロール「経理」に見せること',
      '情報のラベル「人事」を鈴木さんに見せること',
      '情報のラベル「人事」を田中さんに見せること',
    ]);
    expect(ofAccess(shippedAccess, labelled(['auditor']))).toEqual([
      '情報のラベル「人事」をロール「内部監査（閲覧のみ）」に見せること',
    ]);
    expect(ofAccess(labelled(['accountant'], [suzuki]), labelled([]))).toEqual([]);
    const auditor = is(['auditor']);
    expect(gainsByAccess(auditor, labelled([]), labelled(['auditor']))).toBe(true);
    expect(gainsByAccess({ ...auditor, id: suzuki }, labelled([]), labelled([], [suzuki]))).toBe(true);
    expect(gainsByAccess({ ...auditor, id: tanaka }, labelled([]), labelled([], [suzuki]))).toBe(false);
    // Of what is his own he saw it before.
    expect(gainsByAccess(is(['applicant']), labelled([]), labelled(['applicant']))).toBe(false);
  });

  test.each<[string, PersonNow | undefined, PersonNow, readonly string[]]>([
    [
      'by a role of theirs',
      is(['applicant']),
      is(['applicant', 'accountant']),
      ['情報のラベル「人事」の閲覧'],
    ],
    ['by being registered with it', undefined, is(['accountant']), ['情報のラベル「人事」の閲覧']],
    ['by being let in again', is(['accountant'], false), is(['accountant']), ['情報のラベル「人事」の閲覧']],
    [
      'by being asked to approve, named already',
      { ...is(['applicant']), id: suzuki },
      { ...is(['approver']), id: suzuki },
      ['情報のラベル「人事」の閲覧'],
    ],
    ['by nothing new', is(['accountant']), is(['accountant', 'accounting-manager']), []],
    ['by a role that sees none', is(['applicant']), is(['approver']), []],
    ['by less', is(['accountant']), is(['applicant']), []],
  ])('of who comes to see a label are gained %s', (_how, before, after, gains) => {
    expect(guardedGains(before, after, labelled(['accountant'], [suzuki]), called)).toEqual(gains);
  });

  test('are as much as a role of who is here for some days that gives more to read', () => {
    const [before, after] = [
      giving({ 'claims.read': 'own' }),
      giving({ 'claims.read': 'department', 'journals.read': 'company' }),
    ];
    const held = (one: object): Holders =>
      new Map([[ownRole, [{ id: suzuki, name: '鈴木', isActive: true, ...one }]]]);
    const gain = ['ロール「人事」で、期間限定の鈴木さんが閲覧できる範囲の拡大'];
    expect(ofAccess(before, after, held({ timeBox: box }))).toEqual(gain);
    expect(ofAccess(before, after, held({}))).toEqual([]);
    expect(ofAccess(before, after, held({ timeBox: box, isActive: false }))).toEqual([]);
    expect(ofAccess(after, before, held({ timeBox: box }))).toEqual([]);
    const writes = giving({ 'claims.read': 'own', 'claims.write': 'own' });
    expect(ofAccess(before, writes, held({ timeBox: box }))).toEqual([]);
  });

  test('are as much as another department of who is here for some days and sees those of his posts', () => {
    const access = giving({ 'claims.read': 'department' });
    const at = (departmentId: string, more: Partial<Post> = {}): PersonNow => ({
      ...boxed(),
      roles: [ownRole],
      posts: [
        { departmentId, position: 'member', isPrimary: true, validFrom: calendarDate('2026-04-01'), ...more },
      ],
    });
    const gains = (before: PersonNow, after: PersonNow) => guardedGains(before, after, access, called);
    const short = { validTo: calendarDate('2026-12-31') };
    expect(gains(at('sales-1'), at('sales-2'))).toEqual(['閲覧できる範囲の拡大']);
    expect(gains(at('sales-1', short), at('sales-1'))).toEqual(['閲覧できる範囲の拡大']);
    expect(gains(at('sales-1'), at('sales-1', short))).toEqual([]);
    expect(
      gains({ ...at('sales-1'), roles: ['tax-inspector'] }, { ...at('sales-2'), roles: ['tax-inspector'] }),
    ).toEqual([]);
  });

  test.each([
    ['Watanabe+2@Minato.example.jp', 'watanabe@minato.example.jp'],
    ['watanabe@minato.example.jp', 'watanabe@minato.example.jp'],
    ['+@x.jp', '@x.jp'],
  ])('of %s are read in one mailbox', (address, mailbox) => {
    expect(mailboxOf(address)).toBe(mailbox);
  });
});
