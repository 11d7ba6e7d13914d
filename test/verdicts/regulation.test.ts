import { describe, expect, test } from 'vitest';
import { yen } from '#domain/money/yen.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, contextOf } from '#test/builders/claims.ts';

type Line = Parameters<typeof aLine>[0];
const lodging = (difference: Line = {}) =>
  aLine({
    itemCode: 'lodging',
    purpose: 'trip',
    amount: 13_200,
    lodging: { city: '大阪', nights: 1 },
    ...difference,
  });
const perDiem = (difference: Line = {}) =>
  aLine({
    itemCode: 'per-diem',
    purpose: 'trip',
    amount: 7_500,
    perDiemDays: 3,
    evidenceIds: [],
    ...difference,
  });
const said = (line: ClaimLine, grade = '一般') =>
  judgeLine(line, contextOf(undefined, { applicantGrade: grade })).findings.map(
    (finding) => `${finding.severity}: ${sayFinding(finding)}`,
  );

describe('lodging on a trip', () => {
  test('over the cap wants a reason (A-15)', () => {
    expect(said(lodging())).toEqual([
      'block: 大阪の宿泊費上限（1泊12,000円×1泊）を1,200円超えています。理由を入力してください',
    ]);
    expect(said(lodging({ overCapReason: '  ' }))[0]).toMatch(/^block/);
    expect(said(lodging({ overCapReason: '学会期間中で満室のため' }))).toEqual([
      'warn: 大阪の宿泊費上限（1泊12,000円×1泊）を1,200円超えています',
    ]);
  });

  test.each([
    [12_000, 1, 0],
    [12_001, 1, 1],
    [24_000, 2, 0],
    [24_001, 2, 1],
  ])('%d for %d nights has %d findings', (amount, nights, count) => {
    expect(said(lodging({ amount, lodging: { city: '大阪', nights } }))).toHaveLength(count);
  });

  test.each([
    ['大阪市', '大阪の宿泊費上限（1泊12,000円×1泊）を87,000円超えています'],
    ['札幌', '宿泊費の基準上限（札幌）（1泊10,000円×1泊）を89,000円超えています'],
  ])('A-1 99,000 in %s is over a cap, also where no row names the place', (city, words) => {
    const line = lodging({ amount: 99_000, lodging: { city, nights: 1 } });
    expect(said(line)).toEqual([`block: ${words}。理由を入力してください`]);
  });

  test('A-1 an empty place is asked for and judged by the default row', () => {
    expect(said(lodging({ amount: 99_000, lodging: { city: ' ', nights: 1 } }))).toEqual([
      'block: 宿泊地と泊数を入力してください',
      'block: 宿泊費の基準上限（1泊10,000円×1泊）を89,000円超えています。理由を入力してください',
    ]);
  });

  test('A-1 says so where the regulation has no default row', () => {
    const { masters } = minato;
    const regulation = { ...masters.regulation, lodgingCaps: { places: [], caps: [] } };
    const context = contextOf({ ...masters, regulation });
    const line = lodging({ amount: 99_000, lodging: { city: '札幌', nights: 1 } });
    expect(judgeLine(line, context).findings.map(sayFinding)).toEqual([
      '出張旅費規程に「札幌」の宿泊費の上限がありません（基準となる行が未登録です）。金額が妥当か確認してください',
    ]);
  });

  test('does not count the lodging tax (A-18)', () => {
    const parts = [
      { rate: 'standard', amount: yen(12_000) },
      { rate: 'out-of-scope', amount: yen(200) },
    ] as const;
    expect(said(lodging({ amount: 12_200, parts }))).toEqual([]);
  });

  test('wants the place and the nights', () => {
    const { lodging: _lodging, ...line } = lodging();
    expect(said(line)).toEqual(['block: 宿泊地と泊数を入力してください']);
  });
});

describe('a daily allowance', () => {
  test('needs no receipt and is what the regulation says (J15, A-15)', () => {
    expect(said(perDiem())).toEqual([]);
    expect(judgeLine(perDiem(), contextOf()).evidence).toMatchObject({
      need: 'none',
      because: { rule: 'SPC-014' },
    });
  });

  test('of another amount is refused with the right one', () => {
    expect(said(perDiem({ amount: 9_000 }))).toEqual([
      'block: 日当は規程により2,500円×3日＝7,500円です。金額を直してください',
    ]);
    expect(said(perDiem({ amount: 9_000 }), '課長')).toEqual([]);
  });

  test('wants the days, and a grade that the regulation knows', () => {
    const { perDiemDays: _days, ...line } = perDiem();
    expect(said(line)).toEqual(['block: 日当の日数を入力してください']);
    expect(said(perDiem(), '顧問')).toEqual([
      'block: 出張旅費規程に「顧問」の日当がありません。テナント管理者に連絡してください',
    ]);
  });
});
