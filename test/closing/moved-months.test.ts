import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths } from '#domain/calendar/calendar-date.ts';
import { changeFiling, type Filing } from '#domain/closing/closing.ts';
import { movedMonths, refuseMoved, sayMoved } from '#domain/closing/moved-months.ts';
import { closedThroughOn, filedThroughOn, shippedClosing } from '#domain/posting/posting-date.ts';
import { isCalendarMonth } from '#domain/kernel/time.ts';
import type { Company } from '#domain/tenants/masters.ts';
import { day, known } from '#test/builders/claims.ts';

type Kept = Pick<Company, 'fiscalYearStartMonth' | 'closing'>;
const changed = (company: Kept, next: Partial<Filing>, today: string): Kept => {
  const { filingMonths } = { ...(company.closing ?? shippedClosing), ...next };
  return {
    fiscalYearStartMonth: next.fiscalYearStartMonth ?? company.fiscalYearStartMonth,
    closing: changeFiling({ filingMonths }, { company, today: day(today) }),
  };
};
const april: Kept = { fiscalYearStartMonth: 4 };
const today = '2026-11-30';

describe('K-03: a change of the fiscal year, or of 申告期限', () => {
  test.each<[string, Kept, Partial<Filing>, string, string | undefined]>([
    ['a slip to September', april, { fiscalYearStartMonth: 9 }, today, '2026年4月〜8月が締まります'],
    ['a year to December', april, { fiscalYearStartMonth: 1 }, today, undefined],
    ['the same year', april, { fiscalYearStartMonth: 4 }, today, undefined],
    ['a year to September', april, { fiscalYearStartMonth: 10 }, '2026-12-01', '2026年4月〜9月が締まります'],
    [
      'years over New Year',
      april,
      { fiscalYearStartMonth: 2 },
      '2027-04-02',
      '2026年4月〜2027年1月が締まります',
    ],
    [
      'a shorter deadline',
      { ...april, closing: { filingMonths: 3 } },
      { filingMonths: 2 },
      '2026-06-15',
      '2025年4月〜2026年3月が締まります',
    ],
    ['a longer deadline', april, { filingMonths: 3 }, '2026-06-15', undefined],
  ])('says which months move: %s', (_what, company, next, on, words) => {
    const moved = movedMonths(next, { company, today: day(on) });
    const said = moved === undefined ? 'nothing' : sayMoved(moved);
    const refused = moved === undefined ? '「月を締める」権限' : refuseMoved(moved);
    expect(said).toContain(words ?? 'nothing');
    expect(refused).toContain('「月を締める」権限');
  });

  test.each<[string, Partial<Filing>, Partial<Filing>, Kept]>([
    ['fiscal year', { fiscalYearStartMonth: 9 }, { fiscalYearStartMonth: 4 }, april],
    ['deadline', { filingMonths: 2 }, { filingMonths: 3 }, { ...april, closing: { filingMonths: 3 } }],
  ])('leaves nothing closed once a slip is taken back: %s', (_what, slip, back, company) => {
    for (const on of [today, '2026-06-15']) {
      const before = closedThroughOn(company, day(on));
      const slipped = changed(company, slip, on);
      const restored = changed(slipped, back, on);
      expect(closedThroughOn(restored, day(on))).toBe(before);
      expect(closedThroughOn(slipped, day(on)) > before).toBe(
        movedMonths(back, { company: slipped, today: day(on) })?.act === 'reopen',
      );
    }
  });

  test('keeps closed what came due while the years of the slip were kept', () => {
    const kept = changed(april, { fiscalYearStartMonth: 9 }, today);
    expect(closedThroughOn(changed(kept, { fiscalYearStartMonth: 4 }, '2027-11-02'), day('2027-11-02'))).toBe(
      '2027-08',
    );
  });

  const filings = fc.record(
    { fiscalYearStartMonth: fc.integer({ min: 1, max: 12 }), filingMonths: fc.integer({ min: 2, max: 6 }) },
    { requiredKeys: [] },
  );
  const months = fc
    .integer({ min: -24, max: 6 })
    .map((by) => addMonths(known(isCalendarMonth, '2026-05'), by));
  const days = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
    .map((date) => day(date.toISOString().slice(0, 10)));
  const companies = fc.record({
    fiscalYearStartMonth: fc.integer({ min: 1, max: 12 }),
    closing: fc.record(
      { filingMonths: fc.integer({ min: 2, max: 6 }), closedThrough: months },
      { requiredKeys: ['filingMonths'] },
    ),
  });

  test('says each month that moves and none else, and any number of slips on one day leave nothing', () => {
    fc.assert(
      fc.property(
        companies,
        fc.array(filings, { maxLength: 4 }),
        filings,
        days,
        (company, slips, next, on) => {
          const slipped = slips.reduce<Kept>((now, slip) => changed(now, slip, on), company);
          const moved = movedMonths(next, { company: slipped, today: on });
          const [before, after] = [slipped, changed(slipped, next, on)].map((one) =>
            closedThroughOn(one, on),
          );
          const said =
            moved === undefined ? before : moved.act === 'close' ? moved.last : addMonths(moved.first, -1);
          expect(said).toBe(after);
          const own = {
            fiscalYearStartMonth: company.fiscalYearStartMonth,
            filingMonths: company.closing.filingMonths,
          };
          const restored = changed(slipped, own, on);
          expect(closedThroughOn(restored, on)).toBe(closedThroughOn(company, on));
          expect(filedThroughOn(restored, on)).toBe(filedThroughOn(company, on));
        },
      ),
    );
  });
});
