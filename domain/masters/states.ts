import { addDays, calendarDate } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { Value } from './fields/field-kind.ts';

/**
 * What an entry says from its first day to its last. Entries of a master without periods have one state without days,
 * or none once they were withdrawn.
 */
export type State = {
  readonly validFrom?: CalendarDate;
  readonly validTo?: CalendarDate;
  readonly [field: string]: Value | undefined;
};

/** What a state says where a text is meant: a name, the id of another entry. */
export const textIn = (state: State | undefined, name: string): string | undefined => {
  const value = state?.[name];
  return typeof value === 'string' ? value : undefined;
};

/** One thing that a master holds, with all that is kept of it now: its states in the order of their days. */
export type Entry = { readonly id: string; readonly states: readonly State[] };

/** Days with both ends included, written as dates, so that texts compare. */
export type Span = { readonly from: string; readonly to: string };

/** What has no beginning holds from this day on. */
export const firstDay = '0001-01-01';
/** What has no end lasts until this day. Other software writes it where there is none. */
export const lastDay = '9999-12-31';

export const spanOf = ({ validFrom, validTo }: State): Span => ({
  from: validFrom ?? firstDay,
  to: validTo ?? lastDay,
});

/** The days that both have; undefined where there is none. */
export const meetingOf = (one: Span, other: Span): Span | undefined => {
  const from = one.from > other.from ? one.from : other.from;
  const to = one.to < other.to ? one.to : other.to;
  return from <= to ? { from, to } : undefined;
};

/** The last day of all states; undefined where there is none. */
export const lastDayOf = (states: readonly State[]): string | undefined =>
  states
    .map((state) => spanOf(state).to)
    .toSorted()
    .at(-1);

export const stateOn = (states: readonly State[], on: string): State | undefined =>
  states.find((state) => meetingOf(spanOf(state), { from: on, to: on }) !== undefined);

/** What people call an entry: its state of the day, or else the last one before, or else the first. */
export const shownState = (states: readonly State[], on: string): State | undefined =>
  stateOn(states, on) ?? states.findLast((state) => spanOf(state).from <= on) ?? states[0];

/** The first day of the span on which no state holds; undefined where the states cover it. */
export const firstGap = (span: Span, states: readonly State[]): string | undefined => {
  let { from } = span;
  for (const state of states.toSorted(byFirstDay)) {
    const covered = spanOf(state);
    if (covered.from > from) return from;
    if (covered.to < from) continue;
    if (covered.to >= span.to) return undefined;
    from = addDays(calendarDate(covered.to), 1);
  }
  return from;
};

export const byFirstDay = (one: State, other: State): number =>
  spanOf(one).from < spanOf(other).from ? -1 : spanOf(one).from > spanOf(other).from ? 1 : 0;

const until = (state: State, day: CalendarDate): State =>
  spanOf(state).to <= day ? state : { ...state, validTo: day };

/**
 * The states with one more: it takes the place of the one that begins on the same day, ends the one before it, and
 * ends where the next one begins unless it says its own last day. A state without days replaces all.
 */
export const withState = (states: readonly State[], state: State): readonly State[] => {
  const { validFrom } = state;
  if (validFrom === undefined) return [state];
  const others = states.filter((other) => other.validFrom !== validFrom);
  const dayBefore = addDays(validFrom, -1);
  const earlier = others.filter((other) => spanOf(other).from < validFrom);
  const later = others.filter((other) => spanOf(other).from > validFrom).toSorted(byFirstDay);
  const next = later[0]?.validFrom;
  const own = next === undefined || state.validTo !== undefined ? state : until(state, addDays(next, -1));
  return [...earlier.map((one) => until(one, dayBefore)).toSorted(byFirstDay), own, ...later];
};

/**
 * The states with one more that begins on the day and says what holds then, until what holds then would have ended.
 * Where nothing holds it says what was said last.
 */
export const splitOn = (states: readonly State[], day: CalendarDate): readonly State[] => {
  const held = stateOn(states, day);
  const { validTo: _end, ...said } = held ?? shownState(states, day) ?? {};
  return withState(states, {
    ...said,
    validFrom: day,
    ...(held?.validTo === undefined ? {} : { validTo: held.validTo }),
  });
};

/**
 * Why an entry may not end on the day: what has begun was used, so that each of its states keeps its first day at
 * least. What is yet to begin may be withdrawn.
 */
export const endFault = (
  states: readonly State[],
  { on, today }: { readonly on: CalendarDate; readonly today: string },
): string | undefined => {
  const begun = states
    .map((state) => spanOf(state).from)
    .filter((from) => from <= today)
    .toSorted()
    .at(-1);
  return begun !== undefined && on < begun
    ? `終了日は適用開始日（${begun}）以後の日付にしてください`
    : undefined;
};

/** The states with nothing after the day. Those without days are withdrawn. */
export const endedOn = (states: readonly State[], on: CalendarDate): readonly State[] =>
  states
    .filter(({ validFrom }) => validFrom !== undefined && validFrom <= on)
    .map((state) => until(state, on));

/** Whether they say the same, on whatever days. */
export const saysSame = (one: State, other: State): boolean => {
  const { validFrom: _from, validTo: _to, ...own } = one;
  const { validFrom: _otherFrom, validTo: _otherTo, ...others } = other;
  return isSameState(own, others);
};

const isSameState = (one: State, other: State): boolean => {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
};

export const areSameStates = (one: readonly State[], other: readonly State[]): boolean =>
  one.length === other.length &&
  one.every((state, index) => {
    const counterpart = other[index];
    return counterpart !== undefined && isSameState(state, counterpart);
  });
