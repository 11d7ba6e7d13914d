import { describe, expect, test } from 'vitest';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { sayFinding } from '#domain/verdicts/verdict-words.ja.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, contextOf, day } from '#test/builders/claims.ts';
import { outcomeOf, part } from '#test/builders/outcomes.ts';

const trip = { startOn: day('2026-11-18'), endOn: day('2026-11-19') };
const stay = (city: string, rest = {}) => ({
  itemCode: 'lodging',
  amount: 99_000,
  spentOn: '2026-11-18',
  purpose: 'trip' as const,
  lodging: { city, nights: 1 },
  ...rest,
});
const capOf = (city: string): string => {
  const { findings } = judgeLine(aLine(stay(city)), contextOf(minato.masters, { trip }));
  return findings
    .filter(({ kind }) => kind === 'over-cap-reason-missing')
    .map((finding) => sayFinding(finding).split('を')[0])
    .join();
};

describe('A-1 the cap that binds, however the place is spelled', () => {
  test.each([
    ...['ｵｵｻｶ', 'オオサカ', 'おおさか', '大阪府', '大阪市', '大阪府堺市', 'ＯＳＡＫＡ', '大阪市北区'].map(
      (city) => [city, '大阪の宿泊費上限（1泊12,000円×1泊）'],
    ),
    ...['東京', '東京都', '東京都千代田区'].map((city) => [city, '東京の宿泊費上限（1泊14,000円×1泊）']),
    ...['海外', 'ニューヨーク', 'New York'].map((city) => [city, '海外の宿泊費上限（1泊25,000円×1泊）']),
    ...['東大阪市', '東大阪', '大阪狭山市', '堺市', '京都', '京都市', '京都府', 'Kyoto', '北九州市'].map(
      (city) => [city, `宿泊費の基準上限（${city}）（1泊10,000円×1泊）`],
    ),
    ...['', '　'].map((city) => [city, '宿泊費の基準上限（1泊10,000円×1泊）']),
  ])('%s', (city = '', cap) => {
    expect(capOf(city)).toBe(cap);
  });
});

describe('A-1, A-3 trips', () => {
  test.each([
    [
      '宿泊税 is not part of the charge',
      stay('大阪', { amount: 12_350, parts: [part('standard', 12_000), part('out-of-scope', 350)] }),
      trip,
      '旅費交通費 P10Q 10910+1090 OT 350+0 / qualified-invoice: invoice-needed',
    ],
    [
      'a room abroad, 対象外, has its cap',
      stay('ニューヨーク', { amount: 41_237, parts: [part('out-of-scope', 41_237)] }),
      trip,
      '旅費交通費 OT 41237+0 / receipt: receipt-needed / block over-cap-reason-missing',
    ],
    [
      'two days of allowance',
      {
        itemCode: 'per-diem',
        amount: 5_000,
        spentOn: '2026-11-18',
        perDiemDays: 2,
        purpose: 'trip' as const,
        supplier: { name: '' },
        evidenceIds: [],
      },
      trip,
      '旅費交通費 P10Q 4546+454 / none: trip-exempt',
    ],
    [
      'ten days of allowance',
      {
        itemCode: 'per-diem',
        amount: 25_000,
        spentOn: '2026-11-18',
        perDiemDays: 10,
        purpose: 'trip' as const,
        supplier: { name: '' },
        evidenceIds: [],
      },
      trip,
      '旅費交通費 P10Q 22728+2272 / none: trip-exempt / block per-diem-days-over-trip',
    ],
    [
      '前泊 over the new year',
      stay('名古屋', { amount: 9_000, spentOn: '2026-12-31', besideTripReason: '前泊' }),
      { startOn: day('2027-01-01'), endOn: day('2027-01-02') },
      '旅費交通費 P10Q 8182+818 / qualified-invoice: invoice-needed / info paid-before-trip',
    ],
    [
      'by card without a number',
      stay('大阪', { amount: 11_000, paidBy: 'corporate-card', supplier: { name: '旅館' } }),
      trip,
      '旅費交通費 P10T70 10300+700 / qualified-invoice: invoice-needed-for-card / warn registration-number-absent',
    ],
  ])('%s', (_name, line, on, outcome) => {
    expect(outcomeOf(line, minato.masters, { trip: on })).toBe(outcome);
  });
});
