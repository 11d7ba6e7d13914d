import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate as day } from '#domain/calendar/calendar-date.ts';
import { askField, everyAsked } from '#domain/items/ask-fields.ts';
import { itemMaster } from '#domain/items/item.ts';
import { itemFaults } from '#domain/items/item-faults.ts';
import { itemUses } from '#domain/items/item-uses.ts';
import { entriesOfRows, indexOfStates, statesOfIndex } from '#domain/masters/master-rows.ts';
import type { State } from '#domain/masters/states.ts';
import { mostIndexBytes } from '#domain/masters/row-room.ts';
import { everyAsk } from '#domain/rules/ask.ts';
import { allItemKinds, kindRow } from '#domain/rules/item-kinds.ts';
import { asksOfItem } from '#domain/tenants/asks-of-item.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { minato } from '#local/seed/minato.ts';
import { masterIndexes } from '#rows/settings.ts';

const stateOf = (kind: string, rest: State = {}): State => ({
  name: '名称',
  kind,
  accountCode: '741',
  defaultRate: kindRow(allItemKinds.find((known) => known === kind)).rates[0] ?? 'standard',
  validFrom: day('2020-04-01'),
  ...rest,
});
const faultsOf = (state: State) =>
  itemFaults(new Map([['x', { id: 'x', states: [state] }]])).map(({ field }) => field);

describe('an item', () => {
  test.each([
    ['taxi', { askSupplier: 'hidden' }, ['askSupplier']],
    ['taxi', { askSupplier: 'wanted' }, ['askSupplier']],
    ['entertainment', { askParticipants: 'optional' }, ['askParticipants']],
    ['lodging', { askLodging: 'hidden' }, ['askLodging']],
    ['per-diem', { askPerDiem: 'optional' }, ['askPerDiem']],
    ['public-transport', { askSupplier: 'hidden', askJourney: 'required' }, []],
    ['goods', { askPurpose: 'required', askRegistration: 'required' }, []],
    ['meeting', { askParticipants: 'required' }, []],
    ['public-fee', { defaultRate: 'standard' }, ['defaultRate']],
    ['goods', { defaultRate: 'reduced' }, []],
    ['taxi', { excludedAccountCode: '764' }, ['excludedAccountCode']],
    ['entertainment', { excludedAccountCode: '764', staffOnlyAccountCode: '712' }, []],
  ])('of the kind %s with %j is told what does not fit', (kind, rest, fields) => {
    expect(faultsOf(stateOf(kind, rest))).toEqual(fields);
  });

  test.each(allItemKinds)('of the kind %s may leave everything to its kind', (kind) => {
    expect(faultsOf(stateOf(kind))).toEqual([]);
    expect(asksOfItem({ kind })).toEqual(kindRow(kind).asks);
  });

  test('asks what its company says, and else what its kind does', () => {
    expect(asksOfItem({ kind: 'taxi', asks: { purpose: 'required' } })).toMatchObject({
      purpose: 'required',
      supplier: 'required',
      journey: 'optional',
    });
  });
});

const anItem = (changes: Partial<ExpenseItem> = {}): ExpenseItem => ({
  code: 'train',
  name: '電車',
  kind: 'public-transport',
  accountCode: '741',
  defaultRate: 'standard',
  validFrom: day('2020-04-01'),
  ...changes,
});

describe('rows of items', () => {
  test('come back as they were, with words and what they ask', () => {
    const asks = fc.dictionary(fc.constantFrom(...everyAsked), fc.constantFrom(...everyAsk));
    const words = fc.uniqueArray(fc.constantFrom('でんしゃ', 'JR', '地下鉄'), { minLength: 1 });
    fc.assert(
      fc.property(asks, fc.option(words, { nil: undefined }), (own, said) => {
        const row = anItem({ asks: own, ...(said === undefined ? {} : { words: said }) });
        expect(indexOfStates(itemMaster, statesOfIndex(itemMaster, [row]))).toEqual([row]);
      }),
    );
  });

  test('of before take what they ask from the document beside them, until they say it themselves', () => {
    const beside = [{ itemCode: 'train', asks: { journey: 'optional', later: 'x' } }];
    const [read] = statesOfIndex(itemMaster, [anItem()], beside);
    expect(read).toMatchObject({ id: 'train', askJourney: 'optional', name: '電車' });
    expect(indexOfStates(itemMaster, read === undefined ? [] : [read])).toEqual([
      anItem({ asks: { journey: 'optional' } }),
    ]);
    const [own] = statesOfIndex(itemMaster, [anItem({ asks: {} })], beside);
    expect(own?.[askField('journey')]).toBeUndefined();
  });

  test('of the demonstration are items that the master would take', () => {
    const entries = entriesOfRows(statesOfIndex(itemMaster, minato.masters.items));
    expect(itemFaults(entries)).toEqual([]);
    expect(entries.get('staff-condolence')?.states).toMatchObject([{ askSupplier: 'hidden' }]);
  });

  test('hold 1,000, each with words and all that it may ask', () => {
    const sign = (at: number) => String.fromCharCode(0x4e00 + ((at * 7_919) % 2_000));
    const doc = Array.from({ length: itemMaster.mostEntries }, (_, at) =>
      anItem({
        code: `item-${at}`,
        name: Array.from({ length: 20 }, (_none, place) => sign(at * 20 + place)).join(''),
        words: [sign(at), `${sign(at + 1)}${sign(at + 2)}`],
        accountCode: `${at}`,
        asks: Object.fromEntries(
          everyAsked.map((name, place) => [name, everyAsk[(at + place) % 4] ?? 'hidden']),
        ),
      }),
    );
    const { item } = masterIndexes.items.row({}, { doc });
    expect(String(item['doc']).length).toBeLessThan(mostIndexBytes);
    expect(masterIndexes.items.read(item).doc).toEqual(doc);
  });
});

test('routes of some items and watched amounts rest on them', () => {
  const { routes } = minato.masters;
  const watchedAmounts = [{ itemCode: 'taxi', warnAboveYen: 1 as never }];
  const uses = itemUses({ routes, watchedAmounts });
  expect(uses.filter(({ id }) => id === 'taxi').map(({ words }) => words)).toContain(
    '会社設定の確認する金額',
  );
  for (const { name, itemCodes } of routes)
    for (const code of itemCodes)
      expect(uses).toContainEqual(expect.objectContaining({ id: code, words: `承認ルート「${name}」` }));
});
