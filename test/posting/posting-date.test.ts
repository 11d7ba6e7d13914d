import { describe, expect, test } from 'vitest';
import { closedThroughOn, postingDateOf } from '#domain/posting/posting-date.ts';
import { isCalendarMonth } from '#domain/kernel/time.ts';
import { aLine, day, known } from '#test/builders/claims.ts';
import { derived, withCompany } from '#test/builders/journals.ts';

const month = (text: string) => known(isCalendarMonth, text);
const april = { fiscalYearStartMonth: 4 };

describe('closing months (EXP-051)', () => {
  test.each([
    ['before the return is due', april, '2026-05-29', '2025-03'],
    // 2026-05-31 is a Sunday: the return is due on Monday (国税通則法10条2項).
    ['on the day it is due', april, '2026-06-01', '2025-03'],
    ['on the day after', april, '2026-06-02', '2026-03'],
    ['of a calendar year', { fiscalYearStartMonth: 1 }, '2026-11-29', '2025-12'],
    ['of a year from October', { fiscalYearStartMonth: 10 }, '2026-11-29', '2025-09'],
    ['with an extension', { ...april, closing: { filingMonths: 3 } }, '2026-06-15', '2025-03'],
    [
      'that the company closed itself',
      { ...april, closing: { filingMonths: 2, closedThrough: month('2026-10') } },
      '2026-11-29',
      '2026-10',
    ],
    [
      'never less than what is filed',
      { ...april, closing: { filingMonths: 2, closedThrough: month('2024-10') } },
      '2026-11-29',
      '2026-03',
    ],
  ])('counts a fiscal year %s', (_when, company, today, last) => {
    expect(closedThroughOn(company, day(today))).toBe(last);
  });

  test.each([
    ['2026-04-01', '2026-03', '2026-04-01'],
    ['2026-03-31', '2026-03', '2026-04-01'],
    ['2023-08-15', '2026-03', '2026-04-01'],
    ['2025-11-30', '2025-12', '2026-01-01'],
  ])('an expense of %s with %s closed is posted on %s', (spentOn, closed, postedOn) => {
    expect(postingDateOf(day(spentOn), month(closed))).toBe(postedOn);
  });
});

describe('C-19: an expense of a filed year', () => {
  test('is posted in the next open month, and says when it was spent', () => {
    // Confirmed on 2026-06-15, when the year to 2026-03 is filed.
    const [entry] = derived([aLine({ spentOn: '2023-08-15' })]);
    expect(entry).toMatchObject({ postedOn: '2026-04-01', spentOn: '2023-08-15' });
    expect(entry?.lines.map(({ memo }) => memo)).toEqual([
      '発生日2023/08/15 株式会社サンプル 打合せ',
      '発生日2023/08/15 株式会社サンプル 打合せ',
      '発生日2023/08/15 5月の経費',
    ]);
    expect(entry?.trace.at(-1)?.says).toBe('発生日2023-08-15の月は締め済みのため、2026-04-01に計上');
  });

  test('stays an entry of its own beside others posted on that day', () => {
    const entries = derived([aLine({ spentOn: '2024-03-31' }), aLine({ id: '2', spentOn: '2026-04-01' })]);
    expect(entries.map(({ postedOn, spentOn }) => [postedOn, spentOn])).toEqual([
      ['2026-04-01', '2024-03-31'],
      ['2026-04-01', undefined],
    ]);
  });

  test('names the tax by its own day: nothing was 適格 before 2023-10-01', () => {
    const traced = (spentOn: string) => derived([aLine({ spentOn })])[0]?.trace[1]?.says;
    expect(traced('2023-09-30')).toBe('税区分 課税仕入10%');
    expect(traced('2023-10-01')).toBe('税区分 課税仕入10% 適格');
  });

  test('is posted on its day while the company says that the year is open', () => {
    const masters = withCompany({ closing: { filingMonths: 6 } });
    expect(derived([aLine({ spentOn: '2026-03-31' })], masters)[0]).toMatchObject({ postedOn: '2026-03-31' });
  });
});
