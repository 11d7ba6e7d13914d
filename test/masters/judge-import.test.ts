import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import { departmentMaster } from '#domain/departments/department.ts';
import { holidayMaster } from '#domain/holidays/holiday.ts';
import type { Entry } from '#domain/masters/states.ts';
import { takeFile } from './take-file.ts';

const header = '部門コード,部門名,上位部門コード,適用開始日,適用終了日';
const departments = (...rows: readonly string[]) =>
  takeFile(departmentMaster, [header, ...rows].join('\r\n'));
const faultsOf = async (...rows: readonly string[]) =>
  (await departments(...rows)).faults.map(({ line, column, reason }) => [line, column, reason]);

describe('the dry run of an import', () => {
  test('tells what would change, and takes columns in any order', async () => {
    const sales: Entry = { id: 'sales', states: [{ validFrom: calendarDate('2026-04-01'), name: '営業部' }] };
    const text =
      '適用開始日,部門名,部門コード\r\n2026/4/1,営業部,sales\r\n令和9年4月1日,営業本部,ＳＡＬＥＳ－２\r\n2027-04-01,営業本部,sales\r\n';
    expect(await takeFile(departmentMaster, text, [sales])).toEqual({
      rowCount: 3,
      added: 1,
      changed: 1,
      unchanged: 0,
      reopened: 0,
      faults: [],
      changes: [
        {
          id: 'sales',
          before: sales.states,
          after: [
            { validFrom: '2026-04-01', validTo: '2027-03-31', name: '営業部' },
            { validFrom: '2027-04-01', name: '営業本部' },
          ],
        },
        { id: 'SALES-2', before: [], after: [{ validFrom: '2027-04-01', name: '営業本部' }] },
      ],
    });
  });

  test('gives every faulty row its line, column and reason', async () => {
    expect(
      await faultsOf(
        'D01,営業部,,2026-04-01,',
        ',企画部,,2026-04-01,',
        'D 3,総務部,,2026-04-01,',
        'D04,,,2026-04-01,',
        `D05,${'部'.repeat(61)},,2026-04-01,`,
        'D06,人事部,,2026-02-30,',
        'D07,法務部,,,',
        'D08,購買部,,0000-01-01,',
        'D09,情報部,D99,2026-04-01,',
        'D01,営業部,,2026-04-01,',
        'D11,監査部,,2026-04-01,2026-03-31',
        'D12,広報部,,2026-04-01,,余分',
        'D13,文字\u0007部,,2026-04-01,',
        'D14,文\ufffd部,,2026-04-01,',
        '＝D15,経理部,,2026-04-01,',
        'D16,"改\n行",,2026-04-01,',
        'D17,本"部,,2026-04-01,',
      ),
    ).toEqual([
      [3, '部門コード', '入力してください'],
      [4, '部門コード', expect.stringContaining('半角の英数字')],
      [5, '部門名', '入力してください'],
      [6, '部門名', '60文字以内で入力してください'],
      [7, '適用開始日', expect.stringContaining('日付として読めません')],
      [8, '適用開始日', expect.stringContaining('日付として読めません')],
      [9, '適用開始日', '1900年から9998年までの日付にしてください'],
      [10, '上位部門コード', '上位部門コード「D99」は登録されていません'],
      [11, '部門コード', '2行目と部門コードと適用開始日が同じです。どちらかを消してください'],
      [12, '適用終了日', '適用終了日は適用開始日以後の日付にしてください'],
      [13, undefined, expect.stringContaining('列が多い')],
      [14, '部門名', '改行や制御文字は使えません'],
      [15, '部門名', expect.stringContaining('文字化け')],
      [16, '部門コード', expect.stringContaining('半角の英数字')],
      [17, '部門名', '改行や制御文字は使えません'],
      [19, undefined, expect.stringContaining('値の途中に「"」')],
    ]);
  });

  test('finds circles at each of their rows', async () => {
    expect(
      (await faultsOf('A,a,B,2026-04-01,', 'B,b,C,2026-04-01,', 'C,c,A,2026-04-01,')).map(([line]) => line),
    ).toEqual([2, 3, 4]);
  });

  test.each([
    ['no row at all', '', '見出しの行がありません'],
    ['a header alone', header, '取り込む行がありません'],
    ['a column missing', '部門コード,適用開始日\r\nD1,2026-04-01', '見出しに「部門名」の列がありません'],
    [
      'a column that is none of ours',
      `${header},備考\r\nD1,営業部,,2026-04-01,,`,
      '「備考」という列は取り込めません',
    ],
    ['a column twice', `${header},部門名\r\nD1,営業部,,2026-04-01,,`, '「部門名」の列が2つあります'],
    [
      'a column without a name',
      `部門コード,,部門名,適用開始日\r\nD1,x,営業部,2026-04-01`,
      '2列目に見出しがありません',
    ],
  ])('refuses a file with %s', async (_name, text, reason) => {
    const { faults, changes } = await takeFile(departmentMaster, text);
    expect(faults).toEqual([expect.objectContaining({ reason: expect.stringContaining(reason) })]);
    expect(changes).toEqual([]);
  });

  test('reads words of choices, for holidays without periods', async () => {
    const text =
      '日付,名称,区分\r\n2026/12/29,年末休業,休業日\r\n2026-12-30,年末休業,お休み\r\n2026-12-29,x,営業日';
    expect(await takeFile(holidayMaster, text)).toMatchObject({
      rowCount: 2,
      faults: [
        { line: 3, column: '区分', reason: '「休業日」「営業日」のいずれかにしてください' },
        { line: 4, column: '日付', reason: '2行目と日付が同じです。どちらかを消してください' },
      ],
    });
  });

  test('takes the largest file of departments', async () => {
    const rows = Array.from(
      { length: 2_000 },
      (_, at) => `D${at},部${at},${at === 0 ? '' : `D${Math.floor((at - 1) / 8)}`},2026-04-01,`,
    );
    expect(await departments(...rows)).toMatchObject({ added: 2_000, faults: [] });
  });

  test('takes the last day of all days, as other software writes it, for no end', async () => {
    const [change] = (await departments('D01,営業部,,2026-04-01,9999/12/31')).changes;
    expect(change?.after).toEqual([{ validFrom: '2026-04-01', name: '営業部' }]);
  });

  test.each<[string, readonly string[], readonly (number | string)[] | undefined]>([
    [
      'an end that meets the next period',
      ['2026-04-01,2027-03-31', '2027-01-01,'],
      [3, '2行目の期間（2026-04-01 〜 2027-03-31）と重なっています'],
    ],
    [
      'the same, in the other order of lines',
      ['2027-01-01,', '2026-04-01,2027-03-31'],
      [3, '2行目の期間（2027-01-01 〜 ）と重なっています'],
    ],
    [
      'a short period within a long one, behind another',
      ['2026-01-01,2026-12-31', '2026-02-01,2026-02-28', '2026-05-01,2026-05-31'],
      [3, '2行目の期間（2026-01-01 〜 2026-12-31）と重なっています'],
    ],
    ['an end on the day before the next period', ['2026-04-01,2026-12-31', '2027-01-01,'], undefined],
    ['an open end, which the next period closes', ['2026-04-01,', '2027-01-01,'], undefined],
  ])('tells or takes periods of one code with %s', async (_name, periods, fault) => {
    const [first] = (await faultsOf(...periods.map((period) => `D01,営業部,,${period}`))).map(
      ([line, , reason]) => [line, reason],
    );
    expect(first).toEqual(fault);
  });

  test('ends what was there before a period of the file, whatever end it had', async () => {
    const sales: Entry = {
      id: 'D01',
      states: [
        { validFrom: calendarDate('2026-04-01'), validTo: calendarDate('2027-03-31'), name: '営業部' },
      ],
    };
    const { faults, changes } = await takeFile(departmentMaster, `${header}\r\nD01,営業本部,,2027-01-01,`, [
      sales,
    ]);
    expect(faults).toEqual([]);
    expect(changes[0]?.after.map(({ validTo }) => validTo)).toEqual(['2026-12-31', undefined]);
  });
});

describe('a file that is too much', () => {
  const onlyFault = async (text: string) => {
    const { faults, changes } = await takeFile(departmentMaster, text);
    expect(changes).toEqual([]);
    return faults;
  };

  test('is told by its first row or column too many, and looked at no further', async () => {
    const row = (at: number) => `D${at},部,,2026-04-01,`;
    const rows = Array.from({ length: 10_001 }, (_, at) => row(at));
    expect(await onlyFault([header, ...rows].join('\n'))).toEqual([
      { line: 10_002, reason: '1回に取り込めるのは10,000行までです。ファイルを分けてください' },
    ]);
    expect(await onlyFault(`${header}${','.repeat(200)}\n${row(1)}`)).toEqual([
      { line: 1, reason: '見出しの列が多すぎます（100列まで）' },
    ]);
    expect(await onlyFault(','.repeat(1_000_000))).toEqual([
      { line: 1, reason: '1行に1,000を超える列があります' },
    ]);
    expect(await onlyFault(`${header}\n${'x\n'.repeat(2_000_000)}`)).toHaveLength(1);
  });

  test('has no more periods of one code than an entry takes', async () => {
    const days = Array.from({ length: 9_000 }, (_, at) => addDays(calendarDate('2000-01-01'), at));
    const file = [header, ...days.map((on) => `D1,部,,${on},`)].join('\n');
    expect((await takeFile(departmentMaster, file)).faults).toEqual([
      { line: 42, column: '部門コード', reason: '1件に登録できる期間は40までです' },
    ]);
  });

  test('has its first 500 faults told', async () => {
    const rows = Array.from({ length: 2_000 }, () => ',,,,');
    expect((await departments(...rows.map((_, at) => `D ${at},部,,2026-04-01,`))).faults).toHaveLength(500);
    expect((await departments(...rows.map((_, at) => `D${at},部,nobody,2026-04-01,`))).faults).toHaveLength(
      500,
    );
  });
});
