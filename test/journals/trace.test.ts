import { describe, expect, test } from 'vitest';
import { yen } from '#domain/money/yen.ts';
import { assignSerials } from '#domain/journals/post-entry.ts';
import { assert } from '#domain/kernel/assert.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, aTrain } from '#test/builders/claims.ts';
import { derived, withCompany } from '#test/builders/journals.ts';

const nobody = { supplier: { name: '個人タクシー' } };
const traced = (...[line, masters]: [Parameters<typeof aLine>[0], Parameters<typeof derived>[1]?]) =>
  derived([aLine(line)], masters).flatMap(({ trace }) => trace.map(({ rule, says }) => `${rule} ${says}`));

describe('tracing how a number came about', () => {
  test('shows the rule, the formula and the rounding', () => {
    expect(traced({ spentOn: '2026-11-20', ...nobody })).toEqual([
      'TRN-003 経過措置（70％控除）：区分記載請求書相当の領収書の保存が必要',
      'TAX-004 税区分 課税仕入10% 区分70%',
      'TRN-004 11,000 × 10 × 70 ÷ 11,000 = 700（切捨て）',
    ]);
    expect(derived([aTrain()])[0]?.trace.map(({ says }) => says)).toEqual([
      '公共交通機関特例（29,440円 < 30,000円）：帳簿のみの保存で仕入税額控除',
      '税区分 課税仕入10% 適格',
      '29,440 × 10 ÷ 110 = 2,676（切捨て）',
    ]);
  });

  test.each([
    [
      { parts: [{ rate: 'reduced', amount: yen(11_000) }] },
      { taxRounding: 'half-up' },
      'TAX-006 11,000 × 8 ÷ 108 = 815（四捨五入）',
    ],
    [
      { parts: [{ rate: 'reduced', amount: yen(11_000), statedTax: yen(815) }] },
      {},
      'TAX-007 請求書に記載の税額 815円',
    ],
    [{}, { taxAccounting: 'inclusive' }, 'JNL-001 税込経理のため11,000円を費用とする（内税 1,000円）'],
    [{ parts: [{ rate: 'exempt', amount: yen(11_000) }] }, {}, 'TAX-005 非課税 11,000円'],
    [
      { spentOn: '2026-11-20', ...nobody },
      { transitionalBooking: 'none' },
      'TRN-004 経過措置70％を区分しない方針のため11,000円を費用とする',
    ],
    [{ spentOn: '2031-10-01', ...nobody }, {}, 'TRN-004 控除なしのため11,000円を費用とする'],
  ] as const)('of %j under %j ends with %s', (line, company, says) => {
    expect(traced(line, withCompany(company)).at(-1)).toBe(says);
  });

  test('tells why a dinner is no 交際費 (EXP-001)', () => {
    const participants = {
      headcount: 4,
      outside: [{ company: '株式会社アオバ', name: '中村部長', relation: '得意先' }],
      shop: '割烹さくら',
      address: '東京都港区1-1',
    };
    expect(traced({ itemCode: 'entertainment', amount: 39_600, participants }).at(-1)).toBe(
      'EXP-001 1人当たり9,000円（税抜）で10,000円以下のため、交際費から除外して「会議費」とします',
    );
  });
});

const memos = (line: Parameters<typeof aLine>[0]) => derived([aLine(line)])[0]?.lines.map(({ memo }) => memo);

describe('wording an entry', () => {
  test('notes what the books must say (SPC-001, TRN-003)', () => {
    expect(derived([aTrain()])[0]?.lines.map(({ memo }) => memo)).toEqual([
      '公共交通機関特例 JR東海 品川→新大阪 往復 大阪出張',
      '公共交通機関特例 JR東海 品川→新大阪 往復 大阪出張',
      '5月の経費',
    ]);
    expect(memos({ itemCode: 'taxi', spentOn: '2026-10-01', ...nobody })?.[0]).toBe(
      '70%控除対象 個人タクシー 打合せ',
    );
    expect(memos({})?.[0]).toBe('株式会社サンプル 打合せ');
  });

  test('C-13 puts the supplier before free words, which alone may be shortened', () => {
    const [line] = derived([aLine({ memo: '長い説明'.repeat(30) })])[0]?.lines ?? [];
    expect(line?.memoHead).toBe('株式会社サンプル');
    expect(line?.memo.startsWith('株式会社サンプル 長い説明')).toBe(true);
  });

  test('C-11 names the 経費科目 where nothing else says what was bought', () => {
    expect(memos({ memo: '' })?.[0]).toBe('株式会社サンプル 会議費');
  });

  test('C-12 notes the measure of each row apart', () => {
    const allowance = aLine({
      id: '2',
      itemCode: 'per-diem',
      spentOn: '2026-05-12',
      amount: 2_500,
      perDiemDays: 1,
      purpose: 'trip',
      supplier: { name: '' },
      evidenceIds: [],
    });
    expect(
      derived([aTrain(), allowance])[0]
        ?.lines.slice(0, 2)
        .map(({ memo }) => memo),
    ).toEqual(['公共交通機関特例 JR東海 品川→新大阪 往復 大阪出張', '出張旅費等特例 打合せ']);
  });
});

describe('posting entries', () => {
  const [first] = assignSerials(derived([aTrain()]), 41);
  assert(first !== undefined, 'a claim with a line has an entry');

  test('numbers them without gaps (LDG-003)', () => {
    const entries = derived([aTrain(), aLine({ id: '2' }), aLine({ id: '3', spentOn: '2026-05-21' })]);
    expect(assignSerials(entries, 41).map(({ serial, postedOn }) => [serial, postedOn])).toEqual([
      [41, '2026-05-12'],
      [42, '2026-05-20'],
      [43, '2026-05-21'],
    ]);
  });

  test.each([
    ['does not balance', { amount: yen(1) }],
    ['has a line of nothing', { amount: yen(0) }],
  ])('is a defect when an entry %s', (_what, difference) => {
    const [line, ...rest] = first.lines;
    assert(line !== undefined, 'an entry has lines');
    expect(() => assignSerials([{ ...first, lines: [{ ...line, ...difference }, ...rest] }], 1)).toThrow(
      'broken invariant',
    );
  });

  test('is a defect when the settings name an account that is gone', () => {
    const accounts = minato.masters.accounts.filter(({ code }) => code !== '318');
    expect(() => derived([aTrain()], { ...minato.masters, accounts })).toThrow('318');
  });
});
