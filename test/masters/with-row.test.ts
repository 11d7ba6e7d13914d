import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import { partnerMaster } from '#domain/partners/partner.ts';
import { importRows } from '#domain/masters/import-rows.ts';
import { judgeImport } from '#domain/masters/judge-import.ts';
import { stateFaults } from '#domain/masters/judge-entries.ts';
import { stateOn, withState, type State } from '#domain/masters/states.ts';
import { withRow } from '#domain/masters/with-row.ts';
import { readCsv } from '#domain/csv/read-csv.ts';

const since = calendarDate('2026-04-01');
const numbered = { registrationNumber: 'T7000012050002', registeredFrom: '2023-10-01', kana: 'アオバ' };
const kept: readonly State[] = [{ validFrom: since, name: '青葉商会', ...numbered }];
const ended: readonly State[] = [
  { validFrom: since, validTo: calendarDate('2026-10-31'), name: '旧青葉', kana: 'キュウ' },
];
const renamed: readonly State[] = [
  { validFrom: since, validTo: calendarDate('2026-09-30'), name: '青葉商会', ...numbered },
  { validFrom: calendarDate('2026-10-01'), name: '青葉', ...numbered },
];

const taken = async (before: readonly State[], ...lines: readonly string[]) => {
  const entries = new Map([['P1', { id: 'P1', states: before }]]);
  const read = importRows(partnerMaster, readCsv(lines.join('\r\n')));
  const judged = await judgeImport(partnerMaster, read, { entries, faultsOf: async () => [] });
  const { faults, changed, unchanged, reopened, changes } = judged;
  expect(faults).toEqual([]);
  return { changed, unchanged, reopened, after: changes[0]?.after };
};

const names = '取引先コード,取引先名,適用開始日';

describe('a file that does not say everything', () => {
  test.each<[string, readonly State[], readonly string[], readonly State[] | undefined]>([
    ['says what is there', kept, [names, 'P1,青葉商会,2026-04-01'], undefined],
    ['renames', kept, [names, 'P1,青葉,2026-04-01'], [{ validFrom: since, name: '青葉', ...numbered }]],
    [
      'renames from a later day on',
      kept,
      [names, 'P1,青葉,2026-12-01'],
      [
        { validFrom: since, validTo: calendarDate('2026-11-30'), name: '青葉商会', ...numbered },
        { validFrom: calendarDate('2026-12-01'), name: '青葉', ...numbered },
      ],
    ],
    ['says each month what is there', kept, [names, 'P1,青葉商会,2026-12-01'], undefined],
    ['says what one period says, of two', renamed, [names, 'P1,青葉商会,2026-05-01'], undefined],
    ['leaves out the end', ended, [names, 'P1,旧青葉,2026-04-01'], undefined],
    [
      'has an empty end',
      ended,
      [`${names},適用終了日`, 'P1,旧青葉,2026-04-01,'],
      [{ validFrom: since, name: '旧青葉', kana: 'キュウ' }],
    ],
    [
      'has an empty number',
      kept,
      [`${names},登録番号,登録日`, 'P1,青葉商会,2026-04-01,,'],
      [{ validFrom: since, name: '青葉商会', kana: 'アオバ' }],
    ],
    [
      'has two rows, of which the second goes on with what the first says',
      [],
      [`${names},カナ`, 'P1,青葉商会,2026-04-01,アオバ', 'P1,青葉,2026-06-01,アオバ'],
      [
        { validFrom: since, validTo: calendarDate('2026-05-31'), name: '青葉商会', kana: 'アオバ' },
        { validFrom: calendarDate('2026-06-01'), name: '青葉', kana: 'アオバ' },
      ],
    ],
  ])(
    'keeps what it has no column for, and erases by an empty cell: it %s',
    async (_what, before, lines, after) => {
      const judged = await taken(before, ...lines);
      expect(judged.after).toEqual(after);
      expect(judged.unchanged).toBe(after === undefined ? 1 : 0);
    },
  );

  test.each<[string, readonly State[], readonly string[], number]>([
    ['an end that is left out', ended, [names, 'P1,旧青葉商会,2026-04-01'], 0],
    ['an end that is erased', ended, [`${names},適用終了日`, 'P1,旧青葉,2026-04-01,'], 1],
    ['an end that is later', ended, [`${names},適用終了日`, 'P1,旧青葉,2026-04-01,2026-12-31'], 1],
    ['an end that is earlier', ended, [`${names},適用終了日`, 'P1,旧青葉,2026-04-01,2026-09-30'], 0],
    ['a period behind the end', ended, [names, 'P1,旧青葉,2026-12-01'], 1],
    ['no end before', kept, [`${names},適用終了日`, 'P1,青葉,2026-04-01,'], 0],
    ['nothing before', [], [names, 'P1,青葉,2026-04-01'], 0],
  ])('counts what is open again: %s', async (_what, before, lines, reopened) => {
    expect((await taken(before, ...lines)).reopened).toBe(reopened);
  });

  test('tells what is open again first', async () => {
    const entries = new Map([
      ['P1', { id: 'P1', states: kept }],
      ['P2', { id: 'P2', states: ended }],
    ]);
    const rows = ['P1,青葉,2026-04-01,', 'P2,旧青葉,2026-04-01,'];
    const text = [`${names},適用終了日`, ...rows].join('\r\n');
    const read = importRows(partnerMaster, readCsv(text));
    const { changes } = await judgeImport(partnerMaster, read, { entries, faultsOf: async () => [] });
    expect(changes.map(({ id }) => id)).toEqual(['P2', 'P1']);
  });
});

const day = (offset: number) => addDays(since, offset);
const word = fc.constantFrom('A', 'B', undefined);
const anyState = fc
  .record({
    at: fc.nat({ max: 40 }),
    lasts: fc.option(fc.nat({ max: 15 }), { nil: undefined }),
    name: word,
    kana: word,
  })
  .map(({ at, lasts, name, kana }): State => ({
    validFrom: day(at),
    ...(lasts === undefined ? {} : { validTo: day(at + lasts) }),
    ...(name === undefined ? {} : { name }),
    ...(kana === undefined ? {} : { kana }),
  }));
const anyColumns = fc
  .subarray(['name', 'kana', 'validTo'])
  .map((columns) => new Set(['id', 'validFrom', ...columns]));

test('a row changes no value and no day for which the file has no column, and twice it changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyState, { maxLength: 4 }), anyState, anyColumns, (states, said, columns) => {
      const before = states.reduce<readonly State[]>(withState, []);
      fc.pre(stateFaults('x', before).length === 0);
      // What the file has no column for, no row says.
      const state: State = Object.fromEntries(Object.entries(said).filter(([name]) => columns.has(name)));
      const after = withRow(before, { state }, columns);
      fc.pre(stateFaults('x', after).length === 0);
      expect(withRow(after, { state }, columns)).toEqual(after);
      for (let offset = -1; offset < 70; offset += 1) {
        const [was, is] = [stateOn(before, day(offset)), stateOn(after, day(offset))];
        if (was === undefined || is === undefined) continue;
        const first = stateOn(before, said.validFrom ?? '') ?? was;
        const isOwn = offset >= 0 && is.validFrom === said.validFrom && is.validFrom !== was.validFrom;
        for (const name of ['name', 'kana'].filter((one) => !columns.has(one)))
          expect(is[name]).toBe(isOwn ? first[name] : was[name]);
      }
      const held = stateOn(before, said.validFrom ?? '');
      const isEndKept = held === undefined || columns.has('validTo');
      expect(isEndKept || stateOn(after, said.validFrom ?? '')?.validTo === held.validTo).toBe(true);
    }),
  );
});
