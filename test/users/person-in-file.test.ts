import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { isOwnRoleId } from '#domain/kernel/ids.ts';
import type { CompanyAccess } from '#domain/rights/grants.ts';
import type { Post } from '#domain/tenants/masters.ts';
import { factsOfState, stateOfPerson, type FileFacts } from '#domain/users/person-in-file.ts';
import { postsOfText } from '#domain/users/post-texts.ts';

const access: CompanyAccess = { roles: [], switchedOff: [], refusedPairs: [], labels: [] };
const reading = { access, today: calendarDate('2026-11-30'), grades: [] };
const former: Post = {
  departmentId: 'D200',
  position: 'member',
  isPrimary: true,
  validFrom: calendarDate('2020-04-01'),
};
const tanaka: FileFacts = {
  name: '田中花子',
  email: 'tanaka@minato.example.jp',
  grade: '一般',
  posts: [former],
  roles: ['applicant', 'approver'],
};

/** What a file that has these columns alone makes of her. */
const made = (cells: object, before = tanaka) => {
  const facts = factsOfState({ ...stateOfPerson(before, before.email, reading), ...cells }, before, reading);
  return facts.ok ? facts.value : facts.refusal;
};
const main = (departmentId: string, validFrom: string, validTo?: string) => ({
  departmentId,
  position: 'member',
  isPrimary: true,
  validFrom,
  ...(validTo === undefined ? {} : { validTo }),
});

describe('a row that moves somebody', () => {
  test.each([
    ['to a day to come', '2027-01-01', '2026-12-31'],
    ['after the end of a month', '2027-03-01', '2027-02-28'],
    ['on a day that is past', '2026-04-01', '2026-03-31'],
    ['without a day of its own: today', '2020-04-01', '2026-11-29'],
  ])('%s ends where he was the day before', (_what, postFrom, last) => {
    expect(made({ departmentId: 'D300', postFrom })).toMatchObject({
      posts: [
        main('D200', '2020-04-01', last),
        main('D300', postFrom === '2020-04-01' ? '2026-11-30' : postFrom),
      ],
    });
  });

  test('before he was there takes the place of what was', () => {
    expect(made({ departmentId: 'D300', postFrom: '2019-04-01' })).toMatchObject({
      posts: [main('D300', '2019-04-01')],
    });
  });

  test('leaves an end that came before', () => {
    const before = { ...tanaka, posts: [{ ...former, validTo: calendarDate('2026-11-30') }] };
    expect(made({ departmentId: 'D300', postFrom: '2027-01-01' }, before)).toMatchObject({
      posts: [main('D200', '2020-04-01', '2026-11-30'), main('D300', '2027-01-01')],
    });
  });

  test('with another first day alone corrects it', () => {
    expect(made({ postFrom: '2021-04-01' })).toMatchObject({ posts: [main('D200', '2021-04-01')] });
  });

  test('says the same again, and changes nothing', () => {
    const cells = { departmentId: 'D300', postFrom: '2027-01-01' };
    const once = made(cells);
    if (!('posts' in once)) throw new Error('it is no fault');
    expect(made(cells, once)).toEqual(once);
  });
});

test('an empty cell of roles takes none away, and makes whoever is new an applicant', () => {
  expect(made({ roles: undefined })).toMatchObject({ roles: ['applicant', 'approver'] });
  const { roles: _none, ...state } = stateOfPerson(tanaka, tanaka.email, reading);
  expect(factsOfState(state, undefined, reading)).toMatchObject({ value: { roles: ['applicant'] } });
});

test.each(['2026/4/1', '2026-04-01', '2026年4月1日'])(
  'a post begins on %s, as a spreadsheet leaves it',
  (day) => {
    expect(postsOfText(`D200 長 ${day}〜2027/3/31`)).toMatchObject({
      value: [{ validFrom: '2026-04-01', validTo: '2027-03-31' }],
    });
  },
);

test.each<[string, object | undefined, object]>([
  ['whoever is new is 一般', undefined, { grade: '一般' }],
  ['whoever is known stays what he is', { ...tanaka, grade: '課長' }, { grade: '課長' }],
])('of a company that keeps no 等級, with an empty cell %s', (_what, changed, facts) => {
  const before = changed === undefined ? undefined : { ...tanaka, ...changed };
  const { grade: _none, ...state } = stateOfPerson(tanaka, tanaka.email, reading);
  expect(factsOfState(state, before, reading)).toMatchObject({ value: facts });
  const grades = [{ id: 'G1', name: '課長', validFrom: calendarDate('2020-04-01') }];
  expect(factsOfState(state, before, { ...reading, grades })).toMatchObject({
    refusal: [{ field: 'grade', reason: '入力してください' }],
  });
});

test('a role is known in whatever width, unless two are called so', () => {
  expect(made({ roles: '内部監査(閲覧のみ)' })).toMatchObject({ roles: ['auditor'] });
  const ids = ['r01j0000000000000000000000a', 'r01j0000000000000000000000b'].filter(isOwnRoleId);
  const roles = ids.map((id, at) => ({ id, name: at === 0 ? '旅費Ａ１' : '旅費A1', grants: {} }));
  const twins = { ...reading, access: { ...access, roles } };
  const state = stateOfPerson(tanaka, tanaka.email, twins);
  expect(factsOfState({ ...state, roles: '旅費Ａ１' }, tanaka, twins)).toMatchObject({
    value: { roles: [ids[0]] },
  });
  expect(factsOfState({ ...state, roles: '旅費A１' }, tanaka, twins)).toMatchObject({ ok: false });
});
