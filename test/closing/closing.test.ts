import { describe, expect, test } from 'vitest';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { closeMonth, reopenMonth, stateOfMonth } from '#domain/closing/closing.ts';
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
