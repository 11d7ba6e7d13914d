import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import { searchClaims } from '#contract/claim-search.ts';
import { listJournals } from '#contract/journals.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { addDays, addMonths, monthOf } from '#domain/calendar/calendar-date.ts';
import { fiscalYearOf } from '#domain/calendar/fiscal-year.ts';
import { daysOfMonth, monthsOfPeriod, nextMonth } from '#domain/calendar/months.ts';
import {
  isUsableDay,
  isUsableMonth,
  usableDayPattern,
  usableMonthPattern,
} from '#domain/calendar/usable-days.ts';
import { known } from '#test/builders/claims.ts';
import { leavesOf, type Leaf } from './shape-leaves.ts';

/** All that a request of some endpoint says. */
const asked: readonly Leaf[] = [...tenantContracts, ...operatorContracts].flatMap(({ key, contract }) =>
  (['query', 'body'] as const).flatMap((part) => {
    const schema = part in contract ? contract[part] : undefined;
    return schema === undefined ? [] : leavesOf(schema, `${key} ${part}`);
  }),
);
const takes = ({ schema }: Leaf, text: unknown) => v.safeParse(schema, text).success;
/** Of texts only those that have the form: whatever takes any word is none. */
const ofForm = (text: string) => asked.filter((leaf) => takes(leaf, text) && !takes(leaf, 'word'));

const firstAndLast = ['1900-01-01', '9998-12-31'].map((text) => known(isUsableDay, text));

describe('days and months that a request names', () => {
  test.each([
    ['2026-05-20', ['0000-01-01', '0001-12-31', '1899-12-31', '9999-01-01', '9999-12-31', '2026-02-30']],
    ['2026-05', ['0000-01', '0001-12', '1899-12', '9999-01', '9999-12', '2026-13']],
  ])('TIM-004 of the form %s lie in years that every sum of days stays within', (text, outside) => {
    const leaves = ofForm(text);
    expect(leaves.length).toBeGreaterThan(2);
    expect(
      leaves.flatMap((leaf) =>
        outside.filter((one) => takes(leaf, one)).map((one) => `${leaf.place} takes ${one}`),
      ),
    ).toEqual([]);
    const [first, last] = firstAndLast.map((day) => day.slice(0, text.length));
    expect(
      leaves.filter((leaf) => !takes(leaf, first) || !takes(leaf, last)).map(({ place }) => place),
    ).toEqual([]);
  });

  test.each(firstAndLast)('TIM-004 whatever is computed around %s is a day', (day) => {
    const month = monthOf(day);
    expect(usableDayPattern.test(day) && usableMonthPattern.test(month) && isUsableMonth(month)).toBe(true);
    for (const count of [-1, 1, 31, -31]) expect(addDays(day, count) > '1898').toBe(true);
    for (const count of [-24, -1, 1, 11]) expect(addMonths(month, count)).toHaveLength(7);
    expect(daysOfMonth(month).from.slice(0, 7)).toBe(month);
    expect(monthsOfPeriod({ from: day, to: day })).toEqual([month]);
    expect(nextMonth(month) > month).toBe(true);
    for (const period of [{ from: day, to: day }, { month }])
      expect(v.safeParse(listJournals.query, period)).toMatchObject({ success: true });
    expect(v.safeParse(searchClaims.query, { from: day, to: day }).success).toBe(true);
    for (let start = 1; start <= 12; start += 1) expect(fiscalYearOf(day, start).from <= day).toBe(true);
  });
});
