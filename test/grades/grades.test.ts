import { describe, expect, test } from 'vitest';
import type { Grade } from '#domain/grades/grade.ts';
import { gradeFaults, unknownGrade } from '#domain/grades/grade-faults.ts';
import { gradeMaster } from '#domain/grades/grade.ts';
import { peopleUses, regulationUses } from '#domain/grades/grade-uses.ts';
import { nameFaults, namedGrades } from '#domain/grades/named-grade.ts';
import { losing, useFaults } from '#domain/masters/judge-uses.ts';
import { entriesOfRows } from '#domain/masters/master-rows.ts';
import type { State } from '#domain/masters/states.ts';
import { yen } from '#domain/money/yen.ts';
import { day } from '#test/builders/claims.ts';

const since = { validFrom: day('2020-04-01') };
const later = { validFrom: day('2026-04-01') };
const grades: readonly Grade[] = [
  { id: 'G1', name: '一般', ...since, validTo: day('2026-03-31') },
  { id: 'G1', name: 'スタッフ', ...later },
  { id: 'G2', name: '課長', ...since, validTo: day('2026-12-31') },
];

describe('a grade that a text names', () => {
  test.each([
    ['一般', 'スタッフ'],
    ['スタッフ', 'スタッフ'],
    ['ｽﾀｯﾌ', 'スタッフ'],
    ['G1', 'スタッフ'],
    ['Ｇ１', 'スタッフ'],
    ['課長', '課長'],
    ['部長', '部長'],
    ['', ''],
  ])('is called as it is called now: %s is %s', (text, called) => {
    expect(namedGrades(grades).called(text)).toBe(called);
    expect(namedGrades(grades.toReversed()).called(text)).toBe(called);
  });

  test('is any text where the company keeps no grades', () => {
    expect([namedGrades([]).idOf('課長'), namedGrades([]).called('課長')]).toEqual([undefined, '課長']);
  });

  test('is one grade: no two share a name, a former name or a code', () => {
    const faultsOf = (...more: readonly Grade[]) =>
      nameFaults(entriesOfRows([...grades, ...more])).map(({ id, index, field, reason }) => [
        [id, index, field],
        reason,
      ]);
    expect(faultsOf()).toEqual([]);
    for (const name of ['一般', 'ｽﾀｯﾌ', 'g2'])
      expect(faultsOf({ id: 'G9', name, ...since }).map(([place]) => place)).toEqual([['G9', 0, 'name']]);
    expect(faultsOf({ id: 'G9', name: '課長', ...since })[0]?.[1]).toBe(
      '「課長」は等級「G2」と同じ呼び方です',
    );
  });
});

describe('a regulation that pays by grade', () => {
  const faultsOf = (rows: readonly object[], before: readonly object[] = []) =>
    gradeFaults(rows as never, { before: before as never, grades }).map(({ at, reason }) => [at, reason]);

  test('names grades that are kept for all of its days', () => {
    expect(
      faultsOf([
        { grade: '一般', ...since },
        { grade: '部長', ...since },
        { grade: '課長', ...since },
        { ...since },
        { grade: '課長', ...since, validTo: day('2026-12-31') },
        { grade: 'G1', validFrom: day('2019-04-01') },
      ]),
    ).toEqual([
      [1, '等級「部長」は登録されていません'],
      [2, '等級「課長」は 2027-01-01 の時点で登録がないか、終了しています'],
      [5, '等級「G1」は 2019-04-01 の時点で登録がないか、終了しています'],
    ]);
  });

  test('keeps what it named before, and names anything where no grades are kept', () => {
    const old = { grade: '部長', ...since };
    expect(faultsOf([old, { grade: '主任', ...since }], [old])).toEqual([
      [1, '等級「主任」は登録されていません'],
    ]);
    expect(gradeFaults([old], { before: [], grades: [] })).toEqual([]);
  });
});

describe('a person', () => {
  test.each([
    ['一般', undefined, undefined],
    ['G2', undefined, undefined],
    ['主任', undefined, '等級「主任」は登録されていません'],
    ['主任', '主任', undefined],
    ['主任', '一般', '等級「主任」は登録されていません'],
  ])('is of a grade that is kept, or stays what he was: %s after %s', (grade, before, told) => {
    expect(unknownGrade(grade, { before, grades })).toBe(told);
    expect(unknownGrade(grade, { before, grades: [] })).toBeUndefined();
  });
});

describe('what rests on a grade', () => {
  const use = { id: 'G1', span: { from: '2020-04-01', to: '9999-12-31' }, words: '田中花子さんの等級' };
  const judged = (after: readonly State[], uses = [use]) => {
    const before = entriesOfRows(grades).get('G1')?.states ?? [];
    const changes = [{ id: 'G1', before, after }];
    return {
      asked: losing(gradeMaster, changes, '2026-11-30'),
      told: useFaults(gradeMaster, { changes, uses, today: '2026-11-30' }).map(({ reason }) => reason),
    };
  };
  const [first, last] = [
    { name: '一般', ...since, validTo: day('2026-03-31') },
    { name: 'スタッフ', ...later },
  ];
  const renamed = '田中花子さんの等級が使っています。名称は、変わる日からの期間を追加して変えてください';

  test.each<[string, readonly State[], readonly string[]]>([
    [
      'one more name',
      [first, { ...last, validTo: day('2026-12-31') }, { name: '社員', validFrom: day('2027-01-01') }],
      [],
    ],
    ['another width of its letters', [first, { ...last, name: 'ｽﾀｯﾌ' }], []],
    ['another name in place of one', [first, { ...last, name: '社員' }], [renamed]],
    ['a former name that goes', [{ ...last, ...since }], [renamed]],
    [
      'an end',
      [first, { ...last, validTo: day('2026-12-31') }],
      ['田中花子さんの等級が 2027-01-01 の時点で使っています。先にそちらを変更してください'],
    ],
  ])('is told of %s', (_what, after, told) => {
    expect(judged(after)).toEqual({ asked: told.length === 0 ? [] : ['G1'], told });
    expect(judged(after, []).told).toEqual([]);
  });

  test('are rows of the regulation for their days, and people who may sign in', () => {
    const named = namedGrades(grades);
    const regulation = {
      perDiems: [{ grade: '一般', dailyYen: yen(2_500), ...since, validTo: day('2027-03-31') }],
      lodgingCaps: {
        places: [],
        caps: [
          { nightlyYen: yen(10_000), ...since },
          { grade: 'G2', nightlyYen: yen(12_000), ...since },
        ],
      },
    };
    expect(regulationUses(regulation, named)).toEqual([
      { id: 'G1', span: { from: '2020-04-01', to: '2027-03-31' }, words: '出張旅費規程の日当' },
      { id: 'G2', span: { from: '2020-04-01', to: '9999-12-31' }, words: '出張旅費規程の宿泊費の上限' },
    ]);
    const people = [
      { name: '田中花子', grade: 'スタッフ', isActive: true },
      { name: '退職者', grade: 'スタッフ', isActive: false },
      { name: '鈴木一郎', grade: '部長', isActive: true },
    ];
    expect(peopleUses(people, named).map(({ id, words }) => [id, words])).toEqual([
      ['G1', '田中花子さんの等級'],
    ]);
  });
});
