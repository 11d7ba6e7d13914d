import { describe, expect, test } from 'vitest';
import {
  daysBetween,
  formatDate,
  formatInstant,
  formatMonth,
  recentMonths,
  todayInJapan,
} from '#web/ui/format-date.ts';
import { formatAmount, formatYen } from '#web/ui/format-yen.ts';
import { numberTyped, rangeFaults, sayUnreadable } from '#web/ui/typed-digits.ts';

describe('writing yen', () => {
  test.each([
    [0, '0円'],
    [999, '999円'],
    [12_000, '12,000円'],
    [9_999_999_999, '9,999,999,999円'],
    [-1_630, '-1,630円'],
  ])('turns %d into digits and 円', (amount, text) => {
    expect(formatYen(amount)).toBe(text);
  });

  test('leaves 円 to the head of a column', () => {
    expect(formatAmount(55_583)).toBe('55,583');
  });
});

describe('writing dates', () => {
  test('adds the weekday', () => {
    expect(formatDate('2026-05-12')).toBe('2026/05/12(火)');
    expect(formatMonth('2026-05')).toBe('2026年5月');
  });

  test.each([
    ['2026-05-12T10:00:00+09:00', '2026/05/12(火) 10:00'],
    ['2026-05-11T16:30:00.000Z', '2026/05/12(火) 01:30'],
  ])('shows %s in Japan', (instant, text) => {
    expect(formatInstant(instant)).toBe(text);
  });

  test('knows the day in Japan at a moment', () => {
    expect(todayInJapan(Date.UTC(2026, 4, 11, 15, 0))).toBe('2026-05-12');
  });
});

describe('counting days and months', () => {
  test('counts both ends of a trip', () => {
    expect(daysBetween('2026-06-08', '2026-06-10')).toBe(3);
    expect(daysBetween('2026-06-10', '2026-06-08')).toBe(0);
    expect(daysBetween('', '2026-06-08')).toBe(0);
  });

  test('lists months back over the new year', () => {
    expect(recentMonths('2026-02-15', 3)).toEqual(['2026-02', '2026-01', '2025-12']);
  });
});

describe('reading a typed number', () => {
  test.each([
    ['1630', 1_630],
    ['１，６３０', 1_630],
    ['1,630円', 1_630],
    ['￥１６３０', 1_630],
    [' 0 ', 0],
    ['', undefined],
    ['-5', undefined],
    ['－５', undefined],
    ['△500', undefined],
    ['1e3', undefined],
    ['0012', 12],
    ['1 630', 1_630],
    ['9,999,999,999', 9_999_999_999],
    ['10000000000', undefined],
    ['9'.repeat(24), undefined],
    ['12.5', undefined],
    ['千円', undefined],
    ['1234567890123', undefined],
  ])('%j is %s', (typed, amount) => {
    expect(numberTyped(typed)).toBe(amount);
    expect(sayUnreadable(typed) === undefined).toBe(amount !== undefined || typed === '');
  });

  test('says why it cannot be one', () => {
    expect(sayUnreadable('-500')).toBe('0以上の整数で入力してください');
    expect(sayUnreadable('99,999,999,999')).toBe('9,999,999,999以下で入力してください');
  });

  test.each([
    [['', ''], {}],
    [['１,０００', ''], {}],
    [['1000', '1000円'], {}],
    [['1000', '999'], { most: '下限以上にしてください' }],
    [['-1', '999'], { least: '0以上の整数で入力してください' }],
    [['1000', 'abc'], { most: '0以上の整数で入力してください' }],
    [['x', 'y'], { least: '0以上の整数で入力してください', most: '0以上の整数で入力してください' }],
  ] as const)('of a range %j says what is wrong with each end', ([least, most], faults) => {
    expect(rangeFaults({ least, most })).toEqual(faults);
  });
});
