import { describe, expect, test } from 'vitest';
import { renderYayoi, type YayoiOptions } from '#domain/exports/yayoi.ts';
import { shippedProfile } from '#domain/exports/yayoi-profile.ts';
import { inFileOrder, rowsOfEntry } from '#domain/exports/yayoi-rows.ts';
import { assignSerials } from '#domain/journals/post-entry.ts';
import { reverseEntry } from '#domain/journals/reverse-entry.ts';
import { assert } from '#domain/kernel/assert.ts';
import { sumYen } from '#domain/money/yen.ts';
import { aLine, aTrain, day, noon } from '#test/builders/claims.ts';
import { anEntry, cost, exclusive, headOffice, line, meeting, printed } from '#test/builders/entries.ts';
import { taxAccountings, type TaxAccounting } from '#domain/tenants/masters.ts';
import { closedThrough, derived, withCompany } from '#test/builders/journals.ts';
import { done } from '#test/builders/submitted-claims.ts';

describe('writing the 弥生会計 file', () => {
  test('writes one line gross with its tax (ACC-010, JNL-003)', () => {
    expect(printed([meeting])).toBe(
      '"2000",,,"2026/11/20","会議費",,"本社","課対仕入内10%適格",11000,1000,"未払金",,"本社","対象外",11000,0,"打合せ 株式会社サンプル","EX-000123",,0,,"申請ID:EX-000123",0,0,"no"\r\n',
    );
  });

  test('writes 込 without tax under 税込経理', () => {
    const gross = anEntry([
      line('debit', '会議費', 11_000, 'P10Q', { department: headOffice, memo: '打合せ 株式会社サンプル' }),
      line('credit', '未払金', 11_000, 'OT', { department: headOffice }),
    ]);
    expect(printed([gross], { ...exclusive, taxAccounting: 'inclusive' })).toBe(
      '"2000",,,"2026/11/20","会議費",,"本社","課対仕入込10%適格",11000,,"未払金",,"本社","対象外",11000,0,"打合せ 株式会社サンプル","EX-000123",,0,,"申請ID:EX-000123",0,0,"no"\r\n',
    );
  });

  test('writes a slip of pairs as 2110, 2100, 2101 of type 3 (ACC-010)', () => {
    const slip = anEntry([
      ...cost('会議費', 10_000, 1_000, '打合せ'),
      ...cost('旅費交通費', 5_000, 500, '電車'),
      line('debit', '租税公課', 200, 'OT', { memo: '印紙' }),
      ...[11_000, 5_500, 200].map((amount) => line('credit', '未払金', amount, 'OT')),
    ]);
    const end = '"EX-000123",,3,,"申請ID:EX-000123",0,0,"no"\r\n';
    expect(printed([slip])).toBe(
      `"2110",,,"2026/11/20","会議費",,,"課対仕入内10%適格",11000,1000,"未払金",,,"対象外",11000,0,"打合せ",${end}` +
        `"2100",,,"2026/11/20","旅費交通費",,,"課対仕入内10%適格",5500,500,"未払金",,,"対象外",5500,0,"電車",${end}` +
        `"2101",,,"2026/11/20","租税公課",,,"対象外",200,0,"未払金",,,"対象外",200,0,"印紙",${end}`,
    );
  });

  test('leaves the other side blank where the sides differ in number, as 弥生 itself does', () => {
    const [entry] = assignSerials(
      derived([aLine(), aLine({ id: '2', itemCode: 'supplies', amount: 5_500 })]),
      7,
    );
    assert(entry !== undefined, 'a claim with lines has an entry');
    const cells = (options?: YayoiOptions) =>
      printed([entry], options)
        .split('\r\n')
        .map((row) => row.split(',').slice(0, 16).join(','));
    expect(cells()).toEqual([
      '"2110",,,"2026/05/20","会議費",,"営業一課","課対仕入内10%適格",11000,1000,,,,"対象外",0,0',
      '"2100",,,"2026/05/20","消耗品費",,"営業一課","課対仕入内10%適格",5500,500,,,,"対象外",0,0',
      '"2101",,,"2026/05/20",,,,"対象外",0,0,"未払金","田中花子","営業一課","対象外",16500,0',
      '',
    ]);
    const sundry = { ...exclusive, profile: { ...shippedProfile, unequalSides: 'sundry' } as const };
    expect(cells(sundry)).toEqual([
      '"2110",,,"2026/05/20","会議費",,"営業一課","課対仕入内10%適格",11000,1000,"諸口",,,"対象外",11000,0',
      '"2100",,,"2026/05/20","消耗品費",,"営業一課","課対仕入内10%適格",5500,500,"諸口",,,"対象外",5500,0',
      '"2101",,,"2026/05/20","諸口",,,"対象外",16500,0,"未払金","田中花子","営業一課","対象外",16500,0',
      '',
    ]);
  });

  test('pairs only a cost with its 未払金: as many lines on both sides are no pairs', () => {
    const rows = rowsOfEntry(
      anEntry([
        ...cost('会議費', 10_000, 1_000, '打合せ'),
        ...cost('旅費交通費', 5_000, 500, '電車'),
        line('credit', '未払金', 8_000, 'OT'),
        line('credit', '現金', 8_500, 'OT'),
      ]),
      shippedProfile,
    );
    expect(
      rows?.map(({ flag, debit, credit }) => [
        flag,
        debit.account,
        debit.gross,
        credit.account,
        credit.gross,
      ]),
    ).toEqual([
      ['2110', '会議費', 11_000, '', 0],
      ['2100', '旅費交通費', 5_500, '', 0],
      ['2100', '', 0, '未払金', 8_000],
      ['2101', '', 0, '現金', 8_500],
    ]);
  });

  test('A-34 keeps the words of a purchase and of its refund in rows of their own', () => {
    const cancelled = anEntry([
      line('debit', '会議費', 500, 'OT', { memo: '甲商店 茶菓', memoHead: '甲商店' }),
      line('credit', '会議費', 500, 'OT', { memo: '甲商店 返品', memoHead: '甲商店' }),
    ]);
    expect(printed([cancelled]).match(/"甲商店 [^"]+"/g)).toEqual(['"甲商店 茶菓"', '"甲商店 返品"']);
  });

  const taxiUnder = (taxAccounting: TaxAccounting) =>
    assignSerials(
      derived(
        [
          aLine({
            itemCode: 'taxi',
            amount: 3_300,
            spentOn: '2026-10-01',
            supplier: { name: '個人タクシー' },
          }),
        ],
        withCompany({ taxAccounting }),
      ),
      1,
    );
  const taxi = taxiUnder('exclusive');

  test.each<[string, Partial<YayoiOptions>, string]>([
    ['our share as its tax', {}, '"課対仕入内10%区分70%",3300,210,"未払金"'],
    [
      'the package to compute it, where the company wants that',
      { profile: { ...shippedProfile, transitional: 'package' } },
      '"課対仕入込10%区分70%",3300,,"未払金"',
    ],
    [
      'the company’s own label (ACC-005)',
      { labels: [{ code: 'P10T70', label: '課対仕入内10%区70' }] },
      '"課対仕入内10%区70",3300,210,"未払金"',
    ],
  ])('gives 経過措置 rows %s (TRN-004)', (_what, difference, cells) => {
    expect(printed(taxi, { ...exclusive, ...difference })).toContain(`"旅費交通費",,"営業一課",${cells}`);
  });

  test.each<[TaxAccounting, string]>([
    ['exclusive', '"課対仕入内10%区分70%",3300,210,"未払金"'],
    ['inclusive', '"課対仕入込10%区分70%",3300,,"未払金"'],
  ])(
    'keeps the bytes of what was posted under %s, whatever 経理方法 the company has by then',
    (by, cells) => {
      const posted = taxiUnder(by);
      const [now, later] = taxAccountings.map((taxAccounting) =>
        printed(posted, { ...exclusive, taxAccounting }),
      );
      expect(now).toContain(cells);
      expect(later).toBe(now);
    },
  );

  test('keeps them where no tax was deducted, which the lines alone do not say', () => {
    const trains = assignSerials(
      derived([aTrain({ spentOn: '2031-11-01', supplier: { name: '個人タクシー' }, itemCode: 'taxi' })]),
      1,
    );
    expect(trains[0]).toMatchObject({ taxAccounting: 'exclusive' });
    const [now, later] = taxAccountings.map((taxAccounting) =>
      printed(trains, { ...exclusive, taxAccounting }),
    );
    expect(now).toContain('課対仕入内10%控不');
    expect(later).toBe(now);
  });

  test('C-19 writes no 適格 for a purchase before 2023-10-01', () => {
    const old = assignSerials(derived([aLine({ spentOn: '2023-08-15' })]), 1);
    expect(printed(old)).toContain('"2026/04/01","会議費",,"営業一課","課対仕入内10%",11000,1000,');
  });

  test('writes a reversal with the cost and its tax on the other side', () => {
    const [entry] = assignSerials(
      [reverseEntry(meeting, { company: closedThrough('2026-11'), at: noon })],
      2,
    );
    assert(entry !== undefined, 'one entry reverses one');
    expect(printed([entry])).toContain(
      '"2026/12/01","未払金",,"本社","対象外",11000,0,"会議費",,"本社","課対仕入内10%適格",11000,1000,"仕訳1の取消 発生日2026/11/20 打合せ',
    );
  });

  test('repeats its bytes whatever the order of the entries (K-04)', () => {
    const entries = assignSerials(
      derived([aTrain(), aLine({ id: '2' }), aLine({ id: '3', spentOn: '2026-05-21' })]),
      1,
    );
    const { files, rowCount } = done(renderYayoi(entries, exclusive));
    expect(done(renderYayoi(entries.toReversed(), exclusive)).files).toEqual(files);
    expect(rowCount).toBe(3);
  });

  test('orders by date, claim number and serial', () => {
    const later = { postedOn: day('2026-11-21') };
    const entries = [
      anEntry(meeting.lines, { serial: 3, ...later }),
      anEntry(meeting.lines, { serial: 5, claimNumber: 'EX-000002' }),
      anEntry(meeting.lines, { serial: 4 }),
      anEntry(meeting.lines, { serial: 2 }),
    ];
    expect(inFileOrder(entries).map(({ serial }) => serial)).toEqual([5, 2, 4, 3]);
  });

  test('balances over the file (K-04)', () => {
    const rows = assignSerials(
      derived([aTrain(), aLine({ id: '2' }), aLine({ id: '3', amount: 777 })]),
      1,
    ).flatMap((entry) => rowsOfEntry(entry, shippedProfile) ?? []);
    const total = (side: 'debit' | 'credit') => sumYen(rows.map((row) => row[side].gross));
    expect(total('debit')).toBe(total('credit'));
  });
});
