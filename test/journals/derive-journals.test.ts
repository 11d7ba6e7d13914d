import { describe, expect, test } from 'vitest';
import type { ClaimLine } from '#domain/lines/line.ts';
import { sumYen, yen } from '#domain/money/yen.ts';
import { minato } from '#local/seed/minato.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { aLine, aTrain, contextOf, day } from '#test/builders/claims.ts';
import { booked, closedThrough, derived, derivedOf, withCompany } from '#test/builders/journals.ts';

const nobody = { supplier: { name: '個人タクシー' } };
const taxi = (spentOn: string) => aLine({ itemCode: 'taxi', amount: 3_300, spentOn, ...nobody });
const reduced = (amount: number) => ({ rate: 'reduced', amount: yen(amount) }) as const;
const standard = (amount: number) => ({ rate: 'standard', amount: yen(amount) }) as const;

describe('deriving the journal of a claim', () => {
  test.each<[string, ClaimLine, readonly string[], readonly string[]]>([
    [
      'a meeting of 11,000 (J1, JNL-002)',
      aLine({ spentOn: '2026-11-20' }),
      ['会議費 10,000 P10Q', '仮払消費税 1,000 P10Q'],
      ['未払金[田中花子] 11,000 OT'],
    ],
    [
      'supplies by card (J7)',
      aLine({ itemCode: 'supplies', amount: 5_500, paidBy: 'corporate-card' }),
      ['消耗品費 5,000 P10Q', '仮払消費税 500 P10Q'],
      ['未払金[みなとカード] 5,500 OT'],
    ],
    [
      'a train by the books alone (A-01)',
      aTrain(),
      ['旅費交通費 26,764 P10Q', '仮払消費税 2,676 P10Q'],
      ['未払金[田中花子] 29,440 OT'],
    ],
    [
      'a taxi without a number on 2026-09-30 (A-06)',
      taxi('2026-09-30'),
      ['旅費交通費 3,060 P10T80', '仮払消費税 240 P10T80'],
      ['未払金[田中花子] 3,300 OT'],
    ],
    [
      'a taxi without a number on 2026-10-01 (A-07)',
      taxi('2026-10-01'),
      ['旅費交通費 3,090 P10T70', '仮払消費税 210 P10T70'],
      ['未払金[田中花子] 3,300 OT'],
    ],
    [
      '110,000 without a number on 2026-11-20 (J20)',
      aLine({ itemCode: 'supplies', amount: 110_000, spentOn: '2026-11-20', ...nobody }),
      ['消耗品費 103,000 P10T70', '仮払消費税 7,000 P10T70'],
      ['未払金[田中花子] 110,000 OT'],
    ],
    [
      '11,000 without a number on 2026-11-20 (JNL-002)',
      aLine({ spentOn: '2026-11-20', ...nobody }),
      ['会議費 10,300 P10T70', '仮払消費税 700 P10T70'],
      ['未払金[田中花子] 11,000 OT'],
    ],
    [
      'lunch boxes at 8 % (JNL-002)',
      aLine({ amount: 10_800, parts: [reduced(10_800)] }),
      ['会議費 10,000 P08Q', '仮払消費税 800 P08Q'],
      ['未払金[田中花子] 10,800 OT'],
    ],
    [
      'both rates on one receipt (JNL-002)',
      aLine({ amount: 7_660, parts: [standard(5_500), reduced(2_160)] }),
      ['会議費 5,000 P10Q', '会議費 2,000 P08Q', '仮払消費税 500 P10Q', '仮払消費税 160 P08Q'],
      ['未払金[田中花子] 7,660 OT'],
    ],
    [
      'stamp duty (J18)',
      aLine({ itemCode: 'stamp-duty', amount: 200, parts: [{ rate: 'out-of-scope', amount: yen(200) }] }),
      ['租税公課 200 OT'],
      ['未払金[田中花子] 200 OT'],
    ],
  ])('of %s', (_what, line, debits, credits) => {
    expect(booked(derived([line]))).toEqual([[debits, credits]]);
  });

  test('keeps the gross as cost under 税込経理 (JNL-002)', () => {
    expect(booked(derived([aLine()], aobaKobo.masters))).toEqual([
      [['会議費 11,000 P10Q'], ['未払金[田中花子] 11,000 OT']],
    ]);
  });

  test('of a daily allowance of 3,300 (J15)', () => {
    const regulation = {
      ...minato.masters.regulation,
      perDiems: [{ grade: '一般', dailyYen: yen(3_300), validFrom: day('2020-04-01') }],
    };
    const line = aLine({ itemCode: 'per-diem', amount: 3_300, purpose: 'trip', perDiemDays: 1, ...nobody });
    expect(booked(derived([line], { ...minato.masters, regulation }))).toEqual([
      [['旅費交通費 3,000 P10Q', '仮払消費税 300 P10Q'], ['未払金[田中花子] 3,300 OT']],
    ]);
  });

  test('sums three lines after their own tax: 2,730 + 270 (A-13)', () => {
    const lines = ['1', '2', '3'].map((id) => aLine({ id, amount: 1_000 }));
    expect(booked(derived(lines))).toEqual([
      [['会議費 2,730 P10Q', '仮払消費税 270 P10Q'], ['未払金[田中花子] 3,000 OT']],
    ]);
  });

  test('owes the employee and the card company apart', () => {
    const lines = [aLine({ id: '1' }), aLine({ id: '2', amount: 5_500, paidBy: 'corporate-card' })];
    expect(booked(derived(lines))).toEqual([
      [
        // Two rows: each cost faces the 補助科目 of whoever paid it (EXP-051).
        ['会議費 10,000 P10Q', '会議費 5,000 P10Q', '仮払消費税 1,000 P10Q', '仮払消費税 500 P10Q'],
        ['未払金[田中花子] 11,000 OT', '未払金[みなとカード] 5,500 OT'],
      ],
    ]);
  });

  test.each<[string, Partial<ClaimLine>]>([
    ['supplier', { supplier: { name: '株式会社別店', registrationNumber: 'T1180301018771' } }],
    ['content', { memo: '会場費' }],
    ['expense item', { itemCode: 'supplies' }],
    ['tax code', { supplier: { name: '株式会社サンプル' } }],
    ['payer', { paidBy: 'corporate-card' }],
  ])('C-12 keeps a row of its own for another %s', (_what, difference) => {
    const lines = [aLine({ id: '1' }), aLine({ id: '2', ...difference }), aLine({ id: '3' })];
    const costs = derived(lines).flatMap((entry) =>
      entry.lines.filter(({ isInputTax, isPayable }) => isInputTax !== true && isPayable !== true),
    );
    expect(costs.map(({ lineIds }) => lineIds)).toEqual([['1', '3'], ['2']]);
  });

  test('C-12 names every supplier and content in the row that books it, and in its tax', () => {
    const suppliers = ['東京文具', '大阪文具', '京都文具'];
    const lines = suppliers.map((name, index) =>
      aLine({ id: `${index}`, supplier: { ...aLine().supplier, name }, memo: `資料${index}` }),
    );
    const memos = derived(lines).flatMap((entry) => entry.lines.map(({ memo }) => memo));
    expect(memos).toEqual([
      '東京文具 資料0',
      '大阪文具 資料1',
      '京都文具 資料2',
      '東京文具 資料0',
      '大阪文具 資料1',
      '京都文具 資料2',
      '5月の経費',
    ]);
  });

  test.each([
    [
      'a refund alone',
      [-3_300],
      [['未払金[田中花子] 3,300 OT'], ['会議費 3,000 P10Q', '仮払消費税 300 P10Q']],
    ],
    [
      'a refund beside a purchase',
      [11_000, -3_300],
      [
        ['会議費 10,000 P10Q', '仮払消費税 1,000 P10Q'],
        ['会議費 3,000 P10Q', '仮払消費税 300 P10Q', '未払金[田中花子] 7,700 OT'],
      ],
    ],
    [
      'a refund of everything, which owes nothing',
      [11_000, -11_000],
      [
        ['会議費 10,000 P10Q', '仮払消費税 1,000 P10Q'],
        ['会議費 10,000 P10Q', '仮払消費税 1,000 P10Q'],
      ],
    ],
  ])('A-34 turns the sides of %s', (_what, amounts, sides) => {
    const lines = amounts.map((amount, index) => aLine({ id: `${index}`, amount }));
    const verdict = judgeClaim(lines, contextOf());
    // Refunds are judged at the original's rate; what is booked is the mirror of the purchase.
    const mirrored = {
      ...verdict,
      lines: verdict.lines.map((line) => ({
        ...line,
        parts: line.parts.map((part) =>
          part.gross < 0
            ? { ...part, deductibleTax: yen(-300 * (part.gross / -3_300)), cost: yen(part.gross * (10 / 11)) }
            : part,
        ),
      })),
    };
    expect(booked(derivedOf(lines, mirrored))).toEqual([sides]);
  });

  test('of a trip to 大阪 adds up to 55,583 + 5,557 / 61,140 over its days (K-01)', () => {
    const trip = { purpose: 'trip', evidenceIds: [] } as const;
    const hotel = (id: string, spentOn: string, amount: number) =>
      aLine({ id, itemCode: 'lodging', spentOn, amount, ...trip, lodging: { city: '大阪', nights: 1 } });
    const entries = derived([
      aTrain({ id: '1', spentOn: '2026-06-08' }),
      aLine({ id: '2', itemCode: 'per-diem', spentOn: '2026-06-08', amount: 7_500, perDiemDays: 3, ...trip }),
      { ...hotel('3', '2026-06-08', 13_200), overCapReason: '満室のため' },
      hotel('4', '2026-06-09', 11_000),
    ]);
    expect(entries.map(({ postedOn }) => postedOn)).toEqual(['2026-06-08', '2026-06-09']);
    const total = (name: string) =>
      sumYen(
        entries
          .flatMap(({ lines }) => lines.filter(({ account }) => account.name === name))
          .map(({ amount }) => amount),
      );
    expect([total('旅費交通費'), total('仮払消費税'), total('未払金')]).toEqual([55_583, 5_557, 61_140]);
  });

  test.each([
    ['2026-11-20', undefined, '2026-11-20', '旧'],
    ['2026-12-01', undefined, '2026-12-01', '新'],
    // November is closed: it is posted in December, with December's names.
    ['2026-11-20', '2026-11', '2026-12-01', '新'],
  ])(
    'names every account of an entry by one day, that on which it is posted: %s, closed %s',
    (spentOn, closed, postedOn, age) => {
      const accounts = minato.masters.accounts.flatMap((account) => [
        { ...account, name: `旧${account.name}`, validTo: day('2026-11-30') },
        { ...account, name: `新${account.name}`, validFrom: day('2026-12-01') },
      ]);
      const company = closed === undefined ? {} : closedThrough(closed);
      const masters = { ...withCompany(company), accounts };
      const [entry] = derived([aLine({ spentOn })], masters);
      expect(entry?.postedOn).toBe(postedOn);
      expect(entry?.lines.map(({ account }) => account.name)).toEqual([
        `${age}会議費`,
        `${age}仮払消費税`,
        `${age}未払金`,
      ]);
    },
  );
});
