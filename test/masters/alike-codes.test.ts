import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/calendar/calendar-date.ts';
import { readCsv } from '#domain/csv/read-csv.ts';
import { codesLike, likenessOf } from '#domain/masters/alike-codes.ts';
import type { EntryChange } from '#domain/masters/entry-change.ts';
import { importRows } from '#domain/masters/import-rows.ts';
import { judgeChanged } from '#domain/masters/judge-changed.ts';
import { judgeEntries } from '#domain/masters/judge-entries.ts';
import { judgeImport } from '#domain/masters/judge-import.ts';
import type { Entries, EntryFault, Master } from '#domain/masters/master.ts';
import { partnerMaster } from '#domain/partners/partner.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import { exampleIdOf, exampleStateOf } from '#test/builders/example-entry.ts';

const today = '2026-05-12';

const entriesOf = (master: Master, ids: readonly string[]): Entries =>
  new Map(
    ids.map((id) => [id, { id, states: [{ ...exampleStateOf(master), [master.nameField]: `名${id}` }] }]),
  );

/** Only what is alike: references of the examples lead nowhere here. */
const alikeAmong = async (
  master: Master,
  entries: Entries,
  changes: readonly EntryChange[],
): Promise<readonly EntryFault[]> => {
  const judged = { changes, uses: [], today };
  const faults =
    master.kept === 'whole'
      ? judgeEntries(master, { ...judged, entries, entriesOf: () => new Map() })
      : await judgeChanged(master, {
          ...judged,
          counts: { open: 0, kept: 0 },
          find: async (noun, ids) =>
            new Map(noun === master.noun ? [...entries].filter(([id]) => ids.includes(id)) : []),
        });
  return faults.filter(({ field, reason }) => field === 'id' && reason.includes('だけが違います'));
};
const alike = (master: Master, kept: readonly string[], changes: readonly EntryChange[]) =>
  alikeAmong(master, entriesOf(master, kept), changes);
const newOf = (master: Master, id: string): EntryChange => ({
  id,
  before: [],
  after: [exampleStateOf(master)],
});

const coded = Object.values<Master>(everyMaster).filter(({ id }) => id.kind === 'code');

describe.each(coded.map((master) => [master.word, master] as const))('%s', (_word, master) => {
  const at = (code: string) => exampleIdOf(master, code);

  test('whose code is another’s but for letter case is refused at the code, with the other’s name', async () => {
    const [fault, ...others] = await alike(master, [at('a1')], [newOf(master, at('A1'))]);
    expect(others).toEqual([]);
    expect(fault?.reason).toBe(
      `${master.id.word}「${at('a1')}」（名${at('a1')}）と、大文字・小文字だけが違います。「${at('a1')}」のことなら、そのとおりに入力してください。別に登録するなら、見分けのつく${master.id.word}にしてください`,
    );
  });

  test('whose code is told apart by more, or that is there already, is taken', async () => {
    expect(await alike(master, [at('A1')], [newOf(master, at('A2'))])).toEqual([]);
    const change = { id: at('A1'), before: [exampleStateOf(master)], after: [exampleStateOf(master)] };
    expect(await alike(master, [at('A1'), at('a1')], [change])).toEqual([]);
  });

  test('stands once in a file: the second row is the faulty one', async () => {
    const changes = [newOf(master, at('B1')), newOf(master, at('b1'))];
    expect((await alike(master, [], changes)).map(({ id }) => id)).toEqual([at('b1')]);
  });
});

const numbered = coded.filter((master) => exampleIdOf(master, '12') === '12');

describe.each(numbered.map((master) => [master.word, master] as const))('%s', (_word, master) => {
  test.each([
    ['0012', '12'],
    ['12', '0012'],
    ['00000012', '012'],
  ])('%s stands in the way of %s, which a spreadsheet makes of it', async (kept, come) => {
    const [fault] = await alike(master, [kept], [newOf(master, come)]);
    expect(fault?.reason).toContain(`「${kept}」（名${kept}）と、先頭の0の数だけが違います（表計算ソフト`);
  });
  test.each([
    ['0012', '120'],
    ['100', '1'],
    ['A012', 'A12'],
  ])('%s does not stand in the way of %s', async (kept, come) => {
    expect(await alike(master, [kept], [newOf(master, come)])).toEqual([]);
  });
});

const dated = numbered.filter(({ isDated }) => isDated);

describe.each(dated.map((master) => [master.word, master] as const))(
  '%s that lost its zeros',
  (_word, master) => {
    const state = { ...exampleStateOf(master), validFrom: calendarDate('2026-04-01') };
    const until = (id: string, day: string | undefined): Entries =>
      new Map([[id, { id, states: [day === undefined ? state : { ...state, validTo: calendarDate(day) }] }]]);
    const come = { id: '0012', before: [], after: [state] };

    test.each([
      ['yesterday', '2026-05-11'],
      ['today', today],
    ])('makes way for the right one once it ended: %s', async (_when, day) => {
      expect(await alikeAmong(master, until('12', day), [come])).toEqual([]);
    });
    test('stands in its way until then, and says how it makes way', async () => {
      const [fault] = await alikeAmong(master, until('12', undefined), [come]);
      expect(fault?.reason).toContain('「12」のほうが誤りなら、先に「12」を今日までで終了してください');
      const [other] = await alikeAmong(master, until('0012', undefined), [{ ...come, id: '12' }]);
      expect(other?.reason).not.toContain('終了してください');
    });
    test('ends later and lets the next one begin behind it', async () => {
      const kept = until('12', '2026-06-30');
      expect(await alikeAmong(master, kept, [come])).toHaveLength(1);
      const later = { ...state, validFrom: calendarDate('2026-07-01') };
      expect(await alikeAmong(master, kept, [{ ...come, after: [later] }])).toEqual([]);
    });
    test('does not come back beside the right one', async () => {
      const ended = { ...state, validTo: calendarDate('2026-05-11') };
      const back = { id: '12', before: [ended], after: [state] };
      expect(await alikeAmong(master, until('0012', undefined), [back])).toHaveLength(1);
    });
  },
);

test('a file that was opened in a spreadsheet tells each row whose zeros are gone, by its line', async () => {
  const entries = entriesOf(partnerMaster, ['0012', '0013']);
  const file = [
    '取引先コード,取引先名,適用開始日',
    '12,名12,2026-04-01',
    'Ｂ１,新しい商店,2026-04-01',
    '13,名13,2026-04-01',
  ];
  const { faults } = await judgeImport(partnerMaster, importRows(partnerMaster, readCsv(file.join('\r\n'))), {
    entries: new Map(),
    faultsOf: (changes) =>
      judgeChanged(partnerMaster, {
        changes,
        uses: [],
        today: calendarDate(today),
        counts: { open: 2, kept: 2 },
        find: async (_noun, ids) => new Map([...entries].filter(([id]) => ids.includes(id))),
      }),
  });
  expect(faults.map(({ line, column }) => [line, column])).toEqual([
    [2, '取引先コード'],
    [4, '取引先コード'],
  ]);
});

test('many new numbers are looked up width by width: a range over all of them would be the whole master', async () => {
  const asked: (readonly string[])[] = [];
  await judgeChanged(partnerMaster, {
    changes: Array.from({ length: 40 }, (_, at) => newOf(partnerMaster, String(20_001 + at))),
    uses: [],
    today,
    counts: { open: 0, kept: 0 },
    find: async (noun, ids) => {
      if (noun === partnerMaster.noun) asked.push(ids);
      return new Map();
    },
  });
  const looked = asked.filter((ids) => ids.some((id) => id.startsWith('0')));
  expect(looked.map((ids) => new Set(ids.map(({ length }) => length)).size)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(looked.every((ids) => ids.length === 40)).toBe(true);
});

describe('codes that are alike', () => {
  test.each([
    ['Ａ１', 'a1'],
    ['0000', '0'],
    ['012a', '012a'],
    ['318-001', '318-001'],
  ])('%s is like %s', (code, other) => expect(likenessOf(code)).toBe(other));

  test('are looked up by codes that are like it, and few of them', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z_-]{0,19}$/), (code) => {
        const like = codesLike(code, 20);
        expect(like.length).toBeLessThanOrEqual(12);
        for (const one of like) {
          expect(one).not.toBe(code);
          expect(likenessOf(one)).toBe(likenessOf(code));
        }
      }),
    );
  });
});
