import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, firstDayOf, monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { expenseDateOf, type JournalEntry } from '#domain/journals/entry.ts';
import { assignSerials, sideTotal } from '#domain/journals/post-entry.ts';
import { closedThroughOn } from '#domain/posting/posting-date.ts';
import { reversalDateOf, reverseEntry } from '#domain/journals/reverse-entry.ts';
import { assert } from '#domain/kernel/assert.ts';
import { isCalendarMonth, isInstant, type CalendarMonth } from '#domain/kernel/time.ts';
import { aLine, aTrain, day, known, noon } from '#test/builders/claims.ts';
import { booked, closedThrough, derived } from '#test/builders/journals.ts';

const posted = (...lines: Parameters<typeof derived>[0]): JournalEntry => {
  const [entry] = assignSerials(derived(lines), 41);
  assert(entry !== undefined, 'a line is posted');
  return entry;
};
const open = { fiscalYearStartMonth: 4 };

describe('reversing an entry (赤伝, LDG-001)', () => {
  test('posts its mirror image on the same day while the month is open', () => {
    const reversal = reverseEntry(posted(aTrain()), { company: open, at: noon });
    expect(booked([reversal])).toEqual([
      [['未払金[田中花子] 29,440 OT'], ['旅費交通費 26,764 P10Q', '仮払消費税 2,676 P10Q']],
    ]);
    expect(reversal).toMatchObject({ reverses: 41, postedOn: '2026-05-12', claimNumber: 'EX-000123' });
    expect('spentOn' in reversal || 'serial' in reversal).toBe(false);
  });

  test('says what it answers, where no file may cut it (ACC-002)', () => {
    const reversal = reverseEntry(posted(aLine()), { company: open, at: noon });
    expect(reversal.lines.map(({ memo, memoHead }) => [memo, memoHead])).toEqual([
      ['仕訳41の取消 株式会社サンプル 打合せ', '仕訳41の取消'],
      ['仕訳41の取消 株式会社サンプル 打合せ', '仕訳41の取消'],
      ['仕訳41の取消 5月の経費', undefined],
    ]);
    expect(reversal.trace.at(-1)).toEqual({
      lineId: '1',
      rule: 'LDG-001',
      says: '仕訳41（計上日2026-05-20）の取消：貸借を逆にして計上',
    });
  });

  test('of a closed month stands on the first day of the next open one, with 発生日 (EXP-051)', () => {
    const reversal = reverseEntry(posted(aLine()), { company: closedThrough('2026-05'), at: noon });
    expect(reversal).toMatchObject({ postedOn: '2026-06-01', spentOn: '2026-05-20' });
    expect(reversal.lines[0]?.memo).toBe('仕訳41の取消 発生日2026/05/20 株式会社サンプル 打合せ');
    expect(reversal.trace.at(-1)?.says).toBe(
      '仕訳41（計上日2026-05-20）の取消：貸借を逆にして計上。元の月は締め済みのため、2026-06-01に計上',
    );
  });

  test('of an entry that was late itself says its 発生日 once', () => {
    const late = posted(aLine({ spentOn: '2023-08-15' }));
    expect(late).toMatchObject({ postedOn: '2026-04-01', spentOn: '2023-08-15' });
    const reversal = reverseEntry(late, { company: closedThrough('2026-05'), at: noon });
    expect(reversal).toMatchObject({ postedOn: '2026-06-01', spentOn: '2023-08-15' });
    expect(reversal.lines[0]?.memo).toBe('仕訳41の取消 発生日2023/08/15 株式会社サンプル 打合せ');
    expect(reversal.trace.filter(({ rule }) => rule === 'EXP-051')).toEqual([]);
  });

  test('of a year whose return was due says so, and stands in the open one', () => {
    // Posted before the return of the year to 2027-03 was due on 2027-05-31.
    const at = known(isInstant, '2027-06-01T03:00:00.000Z');
    const entry = posted(aLine());
    expect(reversalDateOf(entry, { company: open, at })).toEqual({ postedOn: '2027-04-01', isFiled: true });
    expect(reverseEntry(entry, { company: open, at }).trace.at(-1)?.says).toContain(
      '元の事業年度は申告期限を過ぎているため、2027-04-01に計上',
    );
  });

  test.each([
    // The return is due on Monday 2027-05-31, until midnight in Japan.
    ['the last millisecond of the day it is due', '2027-05-31T14:59:59.999Z', '2026-05-20'],
    ['midnight in Japan after it', '2027-05-31T15:00:00.000Z', '2027-04-01'],
  ])('follows the day in Japan: %s', (_when, text, postedOn) => {
    expect(reversalDateOf(posted(aLine()), { company: open, at: known(isInstant, text) }).postedOn).toBe(
      postedOn,
    );
  });

  test.each([
    ['2026-05-31', '2026-05', '2026-06-01'],
    ['2026-05-31', '2026-04', '2026-05-31'],
    ['2026-06-01', '2026-05', '2026-06-01'],
    ['2026-12-31', '2026-12', '2027-01-01'],
  ])('knows the ends of months: of %s with %s closed it is %s', (postedOn, closed, on) => {
    expect(
      reversalDateOf({ lines: [], postedOn: day(postedOn) }, { company: closedThrough(closed), at: noon })
        .postedOn,
    ).toBe(on);
  });
});

describe('any entry and any closing', () => {
  const months = fc
    .integer({ min: -40, max: 12 })
    .map((count) => addMonths(known(isCalendarMonth, '2026-05'), count));
  const companies = fc.record({
    fiscalYearStartMonth: fc.integer({ min: 1, max: 12 }),
    closing: fc.record(
      { filingMonths: fc.integer({ min: 2, max: 6 }), closedThrough: months },
      { requiredKeys: ['filingMonths'] },
    ),
  });
  const instants = fc
    .date({ min: new Date('2026-05-01'), max: new Date('2029-12-31'), noInvalidDate: true })
    .map((date) => known(isInstant, date.toISOString()));
  const spent = fc
    .tuple(months, fc.integer({ min: 1, max: 28 }))
    .map(([month, on]) => day(`${month}-${String(on).padStart(2, '0')}`));

  test('is answered by as much on the other side, never in a closed month, by the tax of its own day', () => {
    fc.assert(
      fc.property(companies, instants, spent, (company, at, spentOn) => {
        const entry = posted(aLine({ spentOn }));
        const reversal = reverseEntry(entry, { company, at });
        const closed: CalendarMonth = closedThroughOn(company, jstDateOf(at));
        expect(monthOf(reversal.postedOn) > closed).toBe(true);
        const isOpen = monthOf(entry.postedOn) > closed;
        expect(reversal.postedOn).toBe(isOpen ? entry.postedOn : firstDayOf(addMonths(closed, 1)));
        expect(expenseDateOf(reversal)).toBe(expenseDateOf(entry));
        const lines = [...entry.lines, ...reversal.lines];
        for (const { account } of lines) {
          const ofAccount = lines.filter((line) => line.account.code === account.code);
          expect(sideTotal(ofAccount, 'debit')).toBe(sideTotal(ofAccount, 'credit'));
        }
      }),
    );
  });
});
