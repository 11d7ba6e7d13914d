import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { namesOf } from '#contract/listed.ts';
import type { Department } from '#domain/departments/department.ts';
import type { CalendarMonth, Instant } from '#domain/kernel/time.ts';
import type { Post } from '#domain/tenants/masters.ts';
import { isMailAddress, keptMailAddressOf } from '#domain/tenants/mail-address.ts';
import { invitationEnd, whyNotInvited } from '#domain/users/invitation-end.ts';
import { isOfInvitations, personStateOf, personStates, stateFilters } from '#domain/users/person-state.ts';
import { postFaults } from '#domain/users/post-faults.ts';

const noon = '2026-11-30T03:00:00.000Z' as Instant;
const runs = { expiresAt: '2026-11-30T03:00:00.001Z' as Instant };
const over = { expiresAt: noon };
const there = { isActive: true };
const deleted = { isActive: false, deletedAt: noon };

const boxTo = (to: string) => ({
  from: calendarDate('2026-11-01'),
  to: calendarDate(to),
  contentFrom: '2026-05' as CalendarMonth,
  contentTo: '2026-05' as CalendarMonth,
});

describe('an invitation of who is here for some days (9.2.2, 9.2.4)', () => {
  const days = (from: string, to = '2027-03-31') => ({
    timeBox: { from: calendarDate(from), to: calendarDate(to) },
  });
  test('ends after seven days, by link and by password', () => {
    expect(new Date(invitationEnd(noon)).toISOString()).toBe('2026-12-07T03:00:00.000Z');
  });

  test.each([
    ['for good', {}, undefined],
    ['from today', days('2026-11-30'), undefined],
    ['from the last day of which it is good on the next too', days('2026-12-05'), undefined],
    ['from a day that it would end on or before', days('2026-12-06'), '2026年12月1日'],
    ['until yesterday', days('2026-11-01', '2026-11-29'), '利用期間が終わっています'],
  ])('of who is here %s is refused, or not', (_days, whom, why) => {
    expect(whyNotInvited(whom, noon) ?? 'not at all').toContain(why ?? 'not at all');
  });
});

describe('the state of a person', () => {
  test.each([
    ['has a password of his own', there, undefined, 'active'],
    ['was told by nobody', there, 'none', 'uninvited'],
    ['follows his invitation in time', there, runs, 'invited'],
    ['let it end, its last moment excluded', there, over, 'expired'],
    ['is shut out, invited or not', { isActive: false }, runs, 'disabled'],
    ['has one day left', { ...there, timeBox: boxTo('2026-11-30') }, undefined, 'active'],
    ['was here for days that are over', { ...there, timeBox: boxTo('2026-11-29') }, undefined, 'over'],
    ['was here for such days, and invited in vain', { ...there, timeBox: boxTo('2026-11-29') }, runs, 'over'],
    [
      'was shut out before they were',
      { isActive: false, timeBox: boxTo('2026-11-29') },
      undefined,
      'disabled',
    ],
    ['was deleted', deleted, 'none', 'deleted'],
  ] as const)('of who %s', (_how, user, invitation, state) => {
    expect(personStateOf(user, invitation, noon)).toBe(state);
  });

  test.each(namesOf(stateFilters))(
    'asks of a filter whether it needs to know who was invited: %s',
    (filter) => {
      const wanted: readonly string[] = stateFilters[filter];
      const holds = ([undefined, 'none', runs, over] as const).map((told) =>
        wanted.includes(personStateOf(there, told, noon)),
      );
      expect(isOfInvitations(filter)).toBe(new Set(holds).size > 1);
    },
  );

  test('is found by some filter, and by those for it alone', () => {
    expect(new Set(Object.values(stateFilters).flat())).toEqual(new Set(personStates));
    expect(stateFilters.present).not.toContain('deleted');
  });
});

const day = calendarDate;
const departments: readonly Department[] = [
  { id: 'old', name: '企画部', validFrom: day('2020-04-01'), validTo: day('2026-03-31') },
  { id: 'sales', name: '営業部', validFrom: day('2020-04-01'), validTo: day('2025-03-31') },
  { id: 'sales', name: '営業本部', validFrom: day('2025-04-01') },
];
const post = (difference: Partial<Post> = {}): Post => ({
  departmentId: 'sales',
  position: 'member',
  isPrimary: true,
  validFrom: day('2024-04-01'),
  ...difference,
});
const besides = (difference: Partial<Post> = {}) =>
  post({ isPrimary: false, position: 'head', ...difference });
const faults = (posts: readonly Post[], before: readonly Post[] = []) =>
  postFaults({ posts, before, departments }).map(({ path }) => path);

describe('posts of a person (所属・兼務)', () => {
  test.each<[string, readonly Post[], readonly string[]]>([
    ['none at all', [], []],
    ['across a renaming of the department', [post()], []],
    ['a second one beside the main one', [post(), besides()], []],
    [
      'one after the other in the same department',
      [post({ validTo: day('2024-12-31') }), post({ validFrom: day('2025-01-01') })],
      [],
    ],
    ['before its department began', [post({ validFrom: day('2019-04-01') })], ['posts.0.departmentId']],
    ['beyond the last day of its department', [post({ departmentId: 'old' })], ['posts.0.departmentId']],
    ['until the last day of its department', [post({ departmentId: 'old', validTo: day('2026-03-31') })], []],
    ['that ends before it begins', [post({ validTo: day('2024-03-31') })], ['posts.0.validTo']],
    [
      'twice on one day',
      [post({ validTo: day('2025-01-01') }), post({ validFrom: day('2025-01-01') })],
      ['posts.1.departmentId', 'posts.1.isPrimary'],
    ],
    ['two main ones on one day', [post(), besides({ isPrimary: true })], ['posts.1.isPrimary']],
    ['no main one', [besides()], ['posts.0.isPrimary']],
  ])('%s', (_what, posts, paths) => {
    expect(faults(posts)).toEqual(paths);
  });

  test('that stand already are left alone, though their department has ended since', () => {
    const held = post({ departmentId: 'old' });
    expect(faults([held], [held])).toEqual([]);
    expect(faults([{ ...held, validTo: day('2027-03-31') }], [held])).toEqual(['posts.0.departmentId']);
  });
});

describe('a mail address', () => {
  test.each([
    ['hana@example.jp', true],
    ['ｈａｎａ＠ｅｘａｍｐｌｅ．ｊｐ', true],
    [' hana@example.jp ', true],
    ['hana+keihi@sub.example.co.jp', true],
    ['hana@example', false],
    ['hana@@example.jp', false],
    ['花@example.jp', false],
    ['hana@example.jp\nBcc: x@example.jp', false],
    [`${'a'.repeat(65)}@example.jp`, false],
    ['', false],
  ])('%j', (typed, isOne) => {
    expect(isMailAddress(keptMailAddressOf(typed))).toBe(isOne);
  });
});
