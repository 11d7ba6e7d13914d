import { describe, expect, test } from 'vitest';
import { shippedItems } from '#domain/items/shipped-items.ts';
import { fieldsInOrder, pastedRides } from '#web/claims/pasted-rides.ts';
import { tableOf } from '#web/claims/pasted-table.ts';

const by = { today: '2026-11-29', items: shippedItems };
const read = (...rows: readonly string[]) => pastedRides(rows.join('\r\n'), by);
const ridesOf = (...rows: readonly string[]) => read(...rows)?.rides.map(({ facts }) => facts);
const unreadOf = (...rows: readonly string[]) =>
  read(...rows)?.unread.map(({ row, column, text }) => `${row} ${column} ${text}`);

describe('rides from a spreadsheet', () => {
  test('stand in the usual order where nothing is written above them', () => {
    expect(read('2026/11/20\t新橋\t大宮\t往復\t￥1,180\t商談', '')).toEqual({
      rides: [
        {
          row: 1,
          text: '2026/11/20　新橋　大宮　往復　￥1,180　商談',
          facts: {
            spentOn: '2026-11-20',
            from: '新橋',
            to: '大宮',
            isRoundTrip: true,
            amount: 1_180,
            memo: '商談',
          },
        },
      ],
      unread: [],
    });
  });

  test.each([
    ['11/20', '2026-11-20'],
    ['2026-11-20', '2026-11-20'],
    ['２０２６/１１/２０', '2026-11-20'],
    ['2026年11月20日（金）', '2026-11-20'],
    ['令和8年11月20日', '2026-11-20'],
    ['R8.11.20', '2026-11-20'],
    ['2026/11/20 0:00:00', '2026-11-20'],
  ])('the day %s', (typed, spentOn) => {
    expect(ridesOf(`${typed}\t新橋`)).toEqual([{ spentOn, from: '新橋' }]);
  });

  test.each([
    ['590', 590],
    ['５９０', 590],
    ['￥1,200', 1_200],
    ['¥1,200', 1_200],
    ['１，２００円', 1_200],
  ])('the amount %s', (typed, amount) => {
    expect(ridesOf(`11/20\t新橋\t大宮\t\t${typed}`)).toMatchObject([{ amount }]);
  });

  test.each([
    ['往復', true],
    ['○', true],
    ['有', true],
    ['片道', false],
    ['×', false],
    ['FALSE', false],
  ])('the return %s', (typed, isRoundTrip) => {
    expect(ridesOf(`11/20\t新橋\t大宮\t${typed}\t590`)).toMatchObject([{ isRoundTrip }]);
  });

  test('stand as their heads say, in any order and below a title', () => {
    const rows = [
      '11月の交通費\t',
      '金額\t乗車駅\t降車駅\t利用日\t目的',
      '590\t新橋\t大宮\t11/20\t訪問',
      '\t\t\t\t',
      '合計\t590',
    ];
    expect(ridesOf(...rows)).toEqual([
      { amount: 590, from: '新橋', to: '大宮', spentOn: '2026-11-20', memo: '訪問' },
    ]);
    expect(unreadOf(...rows)).toEqual(['1  11月の交通費', '5  合計　590']);
  });

  test('a way in one cell, a supplier and an item have their heads too', () => {
    expect(ridesOf('日付\t区間\t金額\t費目\t支払先', '11/20\t新橋⇔大宮\t1180\t高速道路\tNEXCO')).toEqual([
      {
        spentOn: '2026-11-20',
        from: '新橋',
        to: '大宮',
        isRoundTrip: true,
        amount: 1_180,
        itemCode: 'toll',
        rate: 'standard',
        supplierName: 'NEXCO',
      },
    ]);
  });

  test('loses nothing: what cannot be read and columns that are not known are told, cell by cell', () => {
    expect(unreadOf('11/31\t新橋\t大宮\tたぶん\t千二百円\t商談\tA-17', '11/20\t新橋')).toEqual([
      '1 日付 11/31',
      '1 往復 たぶん',
      '1 金額 千二百円',
      '1 7列目 A-17',
    ]);
    expect(unreadOf('日付\t社員番号\t金額', '11/20\t1001\t-590')).toEqual(['2 社員番号 1001', '2 金額 -590']);
    const long = '駅'.repeat(61);
    expect(unreadOf(`11/20\t${long}\t大宮`)).toEqual([`1 出発 ${long}`]);
    expect(ridesOf(`11/20\t${long}\t大宮`)).toEqual([{ spentOn: '2026-11-20', to: '大宮' }]);
  });

  test('a text without columns is no table', () => {
    expect(read('新橋から大宮まで\n往復')).toBeUndefined();
  });

  test('a quoted cell may hold lines, tabs and quotes', () => {
    expect(tableOf('a\t"b\nc ""d"""\te\n')).toEqual([['a', 'b\nc "d"', 'e'], ['']]);
  });

  test.each([['品名\t数量\nペン\t三本'], ['りんご\tみかん'], ['=A1\t=B1\n\t']])(
    'a table of something else is a text: %j',
    (text) => {
      expect(pastedRides(text, by)).toBeUndefined();
    },
  );

  test('without heads begin at the column into which they are pasted', () => {
    const at = (field: (typeof fieldsInOrder)[number]) => fieldsInOrder.indexOf(field);
    expect(pastedRides('新橋\t大宮\t往復\t1180', by, at('journey'))?.rides[0]?.facts).toEqual({
      from: '新橋',
      to: '大宮',
      isRoundTrip: true,
      amount: 1_180,
    });
    expect(pastedRides('1180\t商談\tなに', by, at('amount'))).toMatchObject({
      rides: [{ facts: { amount: 1_180, memo: '商談' } }],
      unread: [{ text: 'なに' }],
    });
  });

  test.each(['\n', '\r\n', '\r'])('rows end with %j', (end) => {
    expect(tableOf(['11/20\t新橋', '11/21\t大宮'].join(end))).toEqual([
      ['11/20', '新橋'],
      ['11/21', '大宮'],
    ]);
  });
});
