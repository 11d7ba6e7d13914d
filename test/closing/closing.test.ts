import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { changeFiling, closeMonth, reopenMonth, stateOfMonth } from '#domain/closing/closing.ts';
import { closedThroughOn } from '#domain/posting/posting-date.ts';
import { addMonths } from '#domain/calendar/calendar-date.ts';
import { isCalendarMonth, isInstant } from '#domain/kernel/time.ts';
import { day, known } from '#test/builders/claims.ts';
import { closedThrough } from '#test/builders/journals.ts';

const month = (text: string) => known(isCalendarMonth, text);
/** Filed through 2026-03 from 2026-06-02 on: the return of the year to March was due on Monday 06-01. */
const asOf = (today: string, company = closedThrough('2026-03')) => ({ company, today: day(today) });

describe('closing a month (K-03)', () => {
  test('closes it and all before it, and keeps 申告期限', () => {
    expect(closeMonth(month('2026-05'), asOf('2026-06-05'))).toEqual({
      ok: true,
      value: { filingMonths: 2, closedThrough: '2026-05' },
    });
  });

  test.each([
    ['the month that is going on', '2026-06', 'month-not-over'],
    ['a month to come', '2026-07', 'month-not-over'],
    ['a month that the company closed', '2026-04', 'month-already-closed'],
    ['a month of a filed year', '2026-02', 'month-already-closed'],
  ])('refuses %s', (_what, text, kind) => {
    expect(closeMonth(month(text), asOf('2026-06-05', closedThrough('2026-04')))).toEqual({
      ok: false,
      refusal: { kind },
    });
  });

  test.each([
    ['2026-05-31T14:59:59.999Z', 'month-not-over'],
    ['2026-05-31T15:00:00.000Z', undefined],
  ])('takes May over at midnight in Japan: %s', (text, kind) => {
    const decision = closeMonth(month('2026-05'), asOf(jstDateOf(known(isInstant, text))));
    expect(decision.ok ? undefined : decision.refusal.kind).toBe(kind);
  });
});

describe('reopening a month', () => {
  const closed = asOf('2026-06-05', closedThrough('2026-05'));

  test.each([
    ['the last one', '2026-05', '2026-04'],
    ['one before it, and the later one with it', '2026-04', '2026-03'],
  ])('opens %s', (_what, text, through) => {
    expect(reopenMonth(month(text), closed)).toMatchObject({ value: { closedThrough: through } });
  });

  test.each([
    ['2026-06', 'month-not-closed'],
    ['2026-03', 'month-filed'],
  ])('refuses %s: %s', (text, kind) => {
    expect(reopenMonth(month(text), closed)).toEqual({ ok: false, refusal: { kind } });
  });

  test('leaves a filed year closed, and knows it by the law alone', () => {
    expect(
      ['2026-03', '2026-04', '2026-05', '2026-06'].map((text) => stateOfMonth(month(text), closed)),
    ).toEqual(['filed', 'closed', 'closed', 'open']);
  });
});

describe('changing 申告期限', () => {
  const deadlines = fc.integer({ min: 2, max: 6 });
  const closings = fc.record(
    {
      filingMonths: deadlines,
      closedThrough: fc.integer({ min: -24, max: 6 }).map((by) => addMonths(month('2026-05'), by)),
    },
    { requiredKeys: ['filingMonths'] },
  );
  const days = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
    .map((date) => day(date.toISOString().slice(0, 10)));

  test('K-03 opens no month, whatever was closed and by whom', () => {
    fc.assert(
      fc.property(
        closings,
        deadlines,
        days,
        fc.integer({ min: 1, max: 12 }),
        (closing, filingMonths, today, first) => {
          const company = { fiscalYearStartMonth: first, closing };
          const before = closedThroughOn(company, today);
          const changed = { ...company, closing: changeFiling({ filingMonths }, { company, today }) };
          expect(closedThroughOn(changed, today) >= before).toBe(true);
          expect(changed.closing.filingMonths).toBe(filingMonths);
        },
      ),
    );
  });

  test('leaves to a reopening what the law no longer closes', () => {
    const company = closedThrough('2026-01');
    const today = day('2026-06-05');
    const closing = changeFiling({ filingMonths: 3 }, { company, today });
    expect(closing).toEqual({ filingMonths: 3, closedThrough: '2026-03', filingSince: '2026-06-05' });
    expect(reopenMonth(month('2026-03'), { company: { ...company, closing }, today })).toMatchObject({
      ok: true,
    });
  });
});
