import { addDays, calendarDate, daysBetween } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import { sha256 } from './canonical.ts';
import { sealDay, type SealContext } from './seal-day.ts';
import { isFault, sealKey, sealPrefix, type Findings, type Former, type Seal } from './seal.ts';

/** A chain that was never sealed begins a week back; a night that failed is made up for within it. */
const daysBack = 7;
/** Days of one chain that one night seals; the rest waits for the next. */
const mostDays = 31;
/** Days after which late records are looked for: what the stream still has, it has for a day. */
const lateDays = [2, 3];
/** Days after which a whole day is held against its table once more. */
const daysAgain = [7, 30];
/** So long the stream may still bring what the archive lacks (24 hours of its own, and the night). */
const nightsOfGrace = 2;

export type ChainNight = {
  /** The time that the schedule was meant for. */
  readonly at: Instant;
  /** The day in Japan that this night ends: the last one to be sealed. */
  readonly yesterday: CalendarDate;
};

export type FaultyDay = { readonly day: CalendarDate; readonly findings: Findings };
export type SealedChain = {
  readonly sealed: number;
  readonly waiting: number;
  readonly faulty: readonly FaultyDay[];
};

type Sealed = Map<CalendarDate, number>;

const dayAndNumber = /\/(\d{4})(\d\d)(\d\d)\/(\d{6})\.json$/;

/** How many seals each day has. */
const sealedDaysOf = async ({ archive }: SealContext, chain: string): Promise<Sealed> => {
  const sealed = new Map<CalendarDate, number>();
  for await (const key of archive.keysBelow(sealPrefix(chain))) {
    const [, year, month, day, number] = dayAndNumber.exec(key) ?? [];
    if (year !== undefined) sealed.set(calendarDate(`${year}-${month}-${day}`), Number(number));
  }
  return sealed;
};

const readSeal = async (
  { archive }: SealContext,
  [chain, day, number]: readonly [string, CalendarDate, number],
): Promise<{ readonly seal: Seal; readonly itself: Former }> => {
  const key = sealKey(chain, day, number);
  const text = await archive.text(key);
  const seal: Seal = JSON.parse(text);
  return { seal, itself: { key, hash: sha256(text) } };
};

const newestSealOf = async (context: SealContext, chain: string, day: CalendarDate, sealed: Sealed) => {
  const number = sealed.get(day);
  if (number === undefined) return undefined;
  const newest = await readSeal(context, [chain, day, number]);
  const { seal } = number === 1 ? newest : await readSeal(context, [chain, day, 1]);
  return { seal: newest.seal, itself: newest.itself, former: seal.former };
};

const daysFrom = (first: CalendarDate, last: CalendarDate): readonly CalendarDate[] =>
  Array.from({ length: Math.max(0, Math.min(mostDays, daysBetween(first, last) + 1)) }, (_, n) =>
    addDays(first, n),
  );

/** Days of a chain that this night looks at, the oldest first. */
const daysToLookAt = (sealed: Sealed, since: CalendarDate, { yesterday }: ChainNight) => {
  const last = [...sealed.keys()].at(-1);
  const weekBack = addDays(yesterday, 1 - daysBack);
  const first = last === undefined ? (since > weekBack ? since : weekBack) : addDays(last, 1);
  const before = [...daysAgain, ...lateDays]
    .toSorted((a, b) => b - a)
    .map((days) => addDays(yesterday, 1 - days))
    .filter((day) => sealed.has(day));
  return {
    before,
    unsealed: daysFrom(first, yesterday),
    isAgain: new Set(daysAgain.map((days) => addDays(yesterday, 1 - days))),
  };
};

/**
 * Seals the days of one chain that are over and not sealed, in their order, and looks again at some that are. `since`: the
 * company's first day. Yesterday is looked at though it is sealed, so that a run that broke off tells what it found.
 */
export const sealChain = async (
  context: SealContext,
  { chain, since }: { readonly chain: string; readonly since: CalendarDate },
  night: ChainNight,
): Promise<SealedChain> => {
  const sealed = await sealedDaysOf(context, chain);
  const { before, unsealed, isAgain } = daysToLookAt(sealed, since, night);
  const faulty: FaultyDay[] = [];
  const tell = ({ day, findings }: Seal) => {
    if (isFault(findings)) faulty.push({ day, findings });
  };
  const { at, yesterday } = night;
  const mayBeLate = (day: CalendarDate) => daysBetween(day, yesterday) + 1 < nightsOfGrace;
  const ofYesterday = sealed.has(yesterday) ? [yesterday] : [];
  let count = 0;
  for (const day of [...before, ...ofYesterday]) {
    // oxlint-disable-next-line no-await-in-loop -- day by day
    const known = await newestSealOf(context, chain, day, sealed);
    const look = {
      chain,
      day,
      at,
      former: undefined,
      known,
      again: isAgain.has(day),
      mayBeLate: mayBeLate(day),
    };
    // oxlint-disable-next-line no-await-in-loop
    const looked = await sealDay(context, look);
    if (looked.outcome === 'waits') continue;
    tell(looked.seal);
    if (looked.outcome === 'sealed') count += 1;
    sealed.set(day, looked.seal.number);
  }
  const last = [...sealed.keys()].at(-1);
  let former = last === undefined ? undefined : (await newestSealOf(context, chain, last, sealed))?.itself;
  for (const [done, day] of unsealed.entries()) {
    const look = { chain, day, at, former, known: undefined, again: false, mayBeLate: mayBeLate(day) };
    // oxlint-disable-next-line no-await-in-loop -- each day hangs on the one before it
    const looked = await sealDay(context, look);
    if (looked.outcome === 'waits') return { sealed: count, waiting: unsealed.length - done, faulty };
    tell(looked.seal);
    count += 1;
    // Another run may have sealed it in other words: what stands there is what the next day hangs on.
    // oxlint-disable-next-line no-await-in-loop
    former = (await readSeal(context, [chain, day, 1])).itself;
  }
  return { sealed: count, waiting: 0, faulty };
};
