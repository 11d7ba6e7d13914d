import { addDays, daysBetween } from '#domain/calendar/calendar-date.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import { isFault, nothingFound, sealKey, type Findings, type Seal } from './proof/seal.ts';
import { holesIn, readSeal, sealedDaysOf, sealsOfDay, type SealedDays } from './read-seals.ts';
import { sealDay, type SealContext } from './seal-day.ts';

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

const daysFrom = (first: CalendarDate, last: CalendarDate): readonly CalendarDate[] =>
  Array.from({ length: Math.max(0, Math.min(mostDays, daysBetween(first, last) + 1)) }, (_, n) =>
    addDays(first, n),
  );

/** Days of a chain that this night looks at, the oldest first. */
const daysToLookAt = (sealed: SealedDays, since: CalendarDate, { yesterday }: ChainNight) => {
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
  const { archive } = context;
  const sealed = await sealedDaysOf(archive, chain);
  const { before, unsealed, isAgain } = daysToLookAt(sealed, since, night);
  const { at, yesterday } = night;
  const mayBeLate = (day: CalendarDate) => daysBetween(day, yesterday) + 1 < nightsOfGrace;
  // A seal that is gone was taken away: days are sealed one behind the other.
  const faulty: FaultyDay[] = holesIn(sealed).map((day) => ({
    day,
    findings: { ...nothingFound, broken: 1 },
  }));
  const tell = ({ day, findings }: Seal) => {
    if (isFault(findings)) faulty.push({ day, findings });
  };
  const ofYesterday = sealed.has(yesterday) ? [yesterday] : [];
  let count = 0;
  for (const day of [...before, ...ofYesterday]) {
    // oxlint-disable-next-line no-await-in-loop -- day by day
    const { seals, loose } = await sealsOfDay(archive, chain, day, sealed);
    const place = { chain, day, at, former: undefined, seals, loose };
    // oxlint-disable-next-line no-await-in-loop
    const looked = await sealDay(context, { ...place, again: isAgain.has(day), mayBeLate: mayBeLate(day) });
    if (looked.outcome === 'waits') continue;
    tell(looked.seal);
    if (looked.outcome !== 'sealed') continue;
    count += 1;
    sealed.set(day, [...(sealed.get(day) ?? []), looked.seal.number]);
  }
  const last = [...sealed.keys()].at(-1);
  let former = last === undefined ? undefined : (await sealsOfDay(archive, chain, last, sealed)).last;
  for (const [done, day] of unsealed.entries()) {
    const look = { chain, day, at, former, seals: [], loose: 0, again: false, mayBeLate: mayBeLate(day) };
    // oxlint-disable-next-line no-await-in-loop -- each day hangs on the one before it
    const looked = await sealDay(context, look);
    if (looked.outcome === 'waits') return { sealed: count, waiting: unsealed.length - done, faulty };
    tell(looked.seal);
    count += 1;
    // Another run may have sealed it in other words: what stands there is what the next day hangs on.
    // oxlint-disable-next-line no-await-in-loop
    former = (await readSeal(archive, sealKey(chain, day, 1))).itself;
  }
  return { sealed: count, waiting: 0, faulty };
};
