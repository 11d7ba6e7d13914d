import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import { stateFaults } from '#domain/masters/judge-entries.ts';
import {
  areSameStates,
  endFault,
  endedOn,
  firstGap,
  shownState,
  spanOf,
  splitOn,
  stateOn,
  withState,
  type State,
} from '#domain/masters/states.ts';

const day = (offset: number) => addDays(calendarDate('2026-04-01'), offset);
const from = (offset: number, name: string, to?: number): State => ({
  validFrom: day(offset),
  ...(to === undefined ? {} : { validTo: day(to) }),
  name,
});

const anyState = fc
  .record({
    at: fc.nat({ max: 60 }),
    lasts: fc.option(fc.nat({ max: 20 }), { nil: undefined }),
    name: fc.constantFrom('A', 'B'),
  })
  .map(({ at, lasts, name }) => from(at, name, lasts === undefined ? undefined : at + lasts));
const days = Array.from({ length: 90 }, (_, offset) => day(offset));

describe('the states of an entry', () => {
  test('follow each other when one more begins', () => {
    const renamed = withState([from(0, '営業部')], from(30, '営業本部'));
    expect(renamed).toEqual([from(0, '営業部', 29), from(30, '営業本部')]);
    expect(withState(renamed, from(10, '販売部'))).toEqual([
      from(0, '営業部', 9),
      from(10, '販売部', 29),
      from(30, '営業本部'),
    ]);
    expect(withState(renamed, from(30, '販売本部'))).toEqual([from(0, '営業部', 29), from(30, '販売本部')]);
  });

  test('hold the new one on its days, and elsewhere what was there', () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 5 }), anyState, (states, added) => {
        const before = states.reduce<readonly State[]>(withState, []);
        fc.pre(stateFaults('x', before).length === 0);
        const after = withState(before, added);
        fc.pre(stateFaults('x', after).length === 0);
        const own = spanOf(after.find(({ validFrom }) => validFrom === added.validFrom) ?? added);
        for (const on of days.filter((one) => one <= own.to)) {
          const name = on < own.from ? stateOn(before, on)?.['name'] : added['name'];
          expect(stateOn(after, on)?.['name']).toBe(name);
        }
        expect(areSameStates(withState(after, added), after)).toBe(true);
      }),
    );
  });

  test('are in the order of their days, whatever the order in which they came', () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 6 }), (states) => {
        const firstDays = states.reduce<readonly State[]>(withState, []).map((state) => spanOf(state).from);
        expect(firstDays).toEqual(firstDays.toSorted());
      }),
    );
  });

  test('end on a day: nothing holds after it, and nothing changes before', () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 5 }), fc.nat({ max: 80 }), (states, offset) => {
        const before = states.reduce<readonly State[]>(withState, []);
        const after = endedOn(before, day(offset));
        for (const on of days)
          expect(stateOn(after, on)?.['name']).toBe(
            on <= day(offset) ? stateOn(before, on)?.['name'] : undefined,
          );
      }),
    );
    expect(endedOn([{ name: '創立記念日' }], day(0))).toEqual([]);
  });

  test('end on no day before one that has begun (what was used is never lost or renamed)', () => {
    fc.assert(
      fc.property(
        fc.array(anyState, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: -5, max: 80 }),
        fc.nat({ max: 80 }),
        (states, on, todayAt) => {
          const before = states.reduce<readonly State[]>(withState, []);
          const today = day(todayAt);
          const isKept = before
            .filter((state) => spanOf(state).from <= today)
            .every(({ validFrom }) => endedOn(before, day(on)).some((one) => one.validFrom === validFrom));
          expect(endFault(before, { on: day(on), today }) === undefined).toBe(isKept);
        },
      ),
    );
    expect(endFault([{ name: '創立記念日' }], { on: day(0), today: day(0) })).toBeUndefined();
  });

  test('say from a day on what held then, until what held would have ended', () => {
    fc.assert(
      fc.property(fc.array(anyState, { minLength: 1, maxLength: 5 }), fc.nat({ max: 80 }), (states, at) => {
        const before = states.reduce<readonly State[]>(withState, []);
        fc.pre(stateFaults('x', before).length === 0);
        const after = splitOn(before, day(at));
        expect(stateFaults('x', after)).toEqual([]);
        expect(after.map(({ validFrom }) => validFrom)).toContain(day(at));
        const held = stateOn(before, day(at));
        const same = days.filter((on) => held !== undefined || on < day(at));
        for (const on of same) expect(stateOn(after, on)?.['name']).toBe(stateOn(before, on)?.['name']);
      }),
    );
    expect(splitOn([from(0, '営業部', 100)], day(30))).toEqual([
      from(0, '営業部', 29),
      from(30, '営業部', 100),
    ]);
    expect(splitOn([from(10, '営業部')], day(0))).toEqual([from(0, '営業部', 9), from(10, '営業部')]);
    expect(splitOn([from(0, '営業部', 9)], day(20))).toEqual([from(0, '営業部', 9), from(20, '営業部')]);
  });

  test('have a first gap exactly where no state holds', () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 5 }), (states) => {
        const kept = states.reduce<readonly State[]>(withState, []);
        const span = { from: day(0), to: day(89) };
        expect(firstGap(span, kept)).toBe(days.find((on) => stateOn(kept, on) === undefined));
      }),
    );
  });

  test('keep their name after the end, and have it before the beginning', () => {
    const states = [from(10, '旧', 19), from(20, '新', 29)];
    expect([0, 15, 25, 60].map((offset) => shownState(states, day(offset))?.['name'])).toEqual([
      '旧',
      '旧',
      '新',
      '新',
    ]);
  });

  test.each([
    ['an end before the beginning', [from(5, 'A', 4)], { index: 0, field: 'validTo' }],
    ['two at once', [from(0, 'A', 10), from(10, 'B')], { index: 1, field: 'validFrom' }],
    ['more than 40', Array.from({ length: 41 }, (_, at) => from(at, 'A', at)), {}],
  ])('are refused with %s', (_name, states, fault) => {
    expect(stateFaults('D1', states)).toEqual([expect.objectContaining({ id: 'D1', ...fault })]);
  });
});
