import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import { mostLevels, treeFaults } from '#domain/departments/department-tree.ts';
import { departmentMaster } from '#domain/departments/department.ts';
import type { EntryChange } from '#domain/masters/entry-change.ts';
import { judgeEntries } from '#domain/masters/judge-entries.ts';
import { stateOn, textIn, type Entry, type State } from '#domain/masters/states.ts';

const day = (offset: number) => addDays(calendarDate('2026-04-01'), offset);
const entry = (id: string, ...states: readonly State[]): Entry => ({ id, states });
const always = (parentId?: string): State => ({
  validFrom: day(0),
  name: '課',
  ...(parentId === undefined ? {} : { parentId }),
});
const mapOf = (entries: readonly Entry[]) => new Map(entries.map((one) => [one.id, one]));

/** Climbs on one day only, without knowing of spans. */
const isInCircle = (entries: ReadonlyMap<string, Entry>, id: string, on: string): boolean => {
  const parentOf = (one: string) => textIn(stateOn(entries.get(one)?.states ?? [], on), 'parentId');
  let next = parentOf(id);
  for (let steps = 0; next !== undefined && steps < 20; steps += 1) {
    if (next === id) return true;
    next = parentOf(next);
  }
  return false;
};

describe('the tree of departments', () => {
  test('finds exactly the departments that stand in a circle on some day', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const parent = fc.option(fc.constantFrom(...ids), { nil: undefined });
    const states = fc.record({ first: parent, second: parent, turn: fc.integer({ min: 1, max: 8 }) });
    fc.assert(
      fc.property(fc.array(states, { minLength: 5, maxLength: 5 }), (all) => {
        const entries = mapOf(
          all.map(({ first, second, turn }, at) =>
            entry(
              ids[at] ?? '',
              {
                validFrom: day(0),
                validTo: day(turn - 1),
                name: 'x',
                ...(first === undefined ? {} : { parentId: first }),
              },
              { validFrom: day(turn), name: 'x', ...(second === undefined ? {} : { parentId: second }) },
            ),
          ),
        );
        const days = Array.from({ length: 10 }, (_, offset) => day(offset));
        const circled = ids.filter((id) => days.some((on) => isInCircle(entries, id, on)));
        expect([...new Set(treeFaults(entries).map(({ id }) => id))].toSorted()).toEqual(circled);
      }),
      { numRuns: 300 },
    );
  });

  test('says the way around and from when', () => {
    const entries = mapOf([
      entry('sales', always()),
      entry('sales-1', always('sales')),
      entry('sales-2', always('sales-1')),
      entry(
        'head',
        { validFrom: day(0), validTo: day(9), name: '本部' },
        { validFrom: day(10), name: '本部', parentId: 'head' },
      ),
    ]);
    expect(treeFaults(entries)).toEqual([
      {
        id: 'head',
        index: 1,
        field: 'parentId',
        reason: '2026-04-11 から、上位部門をたどると自分に戻ります（head → head）',
      },
    ]);
  });

  test(`holds ${mostLevels} levels and not one more`, () => {
    const line = (levels: number) =>
      mapOf(
        Array.from({ length: levels }, (_, at) =>
          entry(`d${at}`, always(at === 0 ? undefined : `d${at - 1}`)),
        ),
      );
    expect(treeFaults(line(10))).toEqual([]);
    expect(treeFaults(line(12)).map(({ id }) => id)).toEqual(['d10', 'd11']);
  });
});

const judge = (
  entries: readonly Entry[],
  changes: readonly EntryChange[],
  uses: readonly { id: string; from: string }[] = [],
) =>
  judgeEntries(departmentMaster, {
    entries: mapOf(entries),
    changes,
    entriesOf: () => new Map(),
    uses: uses.map(({ id, from }) => ({ id, span: { from, to: '9999-12-31' }, words: '佐藤健一さんの所属' })),
    today: day(5),
  }).map(({ id, field, reason }) => [id, field, reason]);

describe('changing departments', () => {
  const company = [entry('sales', always()), entry('sales-1', always('sales')), entry('planning', always())];
  const after = (id: string, ...states: readonly State[]): EntryChange => ({
    id,
    before: company.find((one) => one.id === id)?.states ?? [],
    after: states,
  });

  test('takes a rename, a move and a new one', () => {
    expect(judge(company, [after('sales', { ...always(), name: '営業本部' })])).toEqual([]);
    expect(judge(company, [after('sales-1', always('planning'))])).toEqual([]);
    expect(judge(company, [after('sales-2', always('sales-1'))])).toEqual([]);
  });

  test('refuses a parent that is unknown, or ends before its child', () => {
    expect(judge(company, [after('sales-1', always('nowhere'))])).toEqual([
      ['sales-1', 'parentId', '上位部門コード「nowhere」は登録されていません'],
    ]);
    expect(judge(company, [after('sales', { ...always(), validTo: day(40) })])).toEqual([
      [
        'sales-1',
        'parentId',
        '課（sales-1）：上位部門コード「sales」は 2026-05-12 の時点で登録がないか、終了しています',
      ],
    ]);
  });

  test('refuses a circle that two rows make together', () => {
    expect(
      judge(company, [after('sales', always('planning')), after('planning', always('sales-1'))]),
    ).toHaveLength(3);
  });

  test('refuses an end while somebody is there from then on, and lets past uses be', () => {
    const ended = after('planning', { ...always(), validTo: day(10) });
    expect(judge(company, [ended], [{ id: 'planning', from: day(0) }])).toEqual([
      [
        'planning',
        undefined,
        '佐藤健一さんの所属が 2026-04-12 の時点で使っています。先にそちらを変更してください',
      ],
    ]);
    expect(judge(company, [ended], [{ id: 'sales', from: day(0) }])).toEqual([]);
  });

  test('does not blame a change for what was there before', () => {
    const odd = [...company, entry('lost', always('gone'))];
    expect(judge(odd, [after('planning', { ...always(), name: '企画室' })])).toEqual([]);
  });

  test('names the first few who are there, and counts the rest', () => {
    const ended = after('planning', { ...always(), validTo: day(10) });
    const uses = Array.from({ length: 500 }, () => ({ id: 'planning', from: day(0) }));
    const reasons = judge(company, [ended], uses).map(([, , reason]) => reason);
    expect(reasons).toHaveLength(6);
    expect(reasons.at(-1)).toBe('ほかに495件が使っています');
  });

  test('counts entries that hold today or later, and all in all five times as many', () => {
    const many = (count: number, stem: string, state: State) =>
      Array.from({ length: count }, (_, at) => entry(`${stem}${at}`, state));
    const over = { ...always(), validTo: day(4) };
    const one = [after('one-more', always())];
    expect(judge([...many(1_999, 'D', always()), ...many(1, 'X', over)], one)).toEqual([]);
    expect(judge(many(2_000, 'D', always()), one)).toEqual([
      ['', undefined, '部門は2,000件まで登録できます'],
    ]);
    const full = [...many(5, 'D', always()), ...many(9_995, 'X', over)];
    expect(judge(full, one)).toEqual([['', undefined, '部門は終了したものを含めて10,000件まで登録できます']]);
    const end: EntryChange = { id: 'D0', before: [always()], after: [over] };
    expect(judge(full, [end])).toEqual([]);
  });
});
