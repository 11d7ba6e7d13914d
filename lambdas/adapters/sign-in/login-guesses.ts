import type { UserId } from '#domain/kernel/ids.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';

/** Longer than any function runs (29 s): whoever took a place before that will not answer any more. */
const placeMillis = 30_000;

/** A place among those being judged: since when it is taken, and by whom. */
export const placeOf = (at: Instant, id: string): string => `${at}#${id}`;

const isForsaken = (place: string, at: Instant): boolean => {
  const [takenAt] = place.split('#');
  return !isInstant(takenAt) || Date.parse(at) - Date.parse(takenAt) > placeMillis;
};

/**
 * Wrong passwords and passwords being judged are together fewer than `most`. DynamoDB's conditions cannot add, so the
 * pairs are written out: none wrong and fewer than 5 being judged, one wrong and fewer than 4, …
 */
export const guessesLeft = (most: number) => {
  const counts = Array.from({ length: most + 1 }, (_unused, count) => count);
  const pairs = counts.slice(0, most).map((wrong) => {
    const isWrong =
      wrong === 0 ? '(attribute_not_exists(failures) OR failures <= :n0)' : `failures = :n${wrong}`;
    return `(${isWrong} AND (attribute_not_exists(places) OR size(places) < :n${most - wrong}))`;
  });
  return {
    expression: pairs.join(' OR '),
    values: Object.fromEntries(counts.map((count) => [`:n${count}`, count])),
  };
};

/** What a row of attempts says. */
export type Tried = {
  /** Absent when nobody has this login ID. */
  readonly userId?: UserId;
  readonly failures?: number;
  readonly lockedUntil?: Instant;
  readonly places?: ReadonlySet<string>;
};

type Busy =
  | { readonly kind: 'judging' }
  /** As many wrong ones as may be, and a crash before the lock was set. */
  | { readonly kind: 'spent' }
  /** Places whose time is over: a crash left them. */
  | { readonly kind: 'forsaken'; readonly places: readonly string[] };

/** Why a row that is not locked has no place left. */
export const busyIn = (
  { failures = 0, places = new Set() }: Tried,
  { mostFailures, at }: { readonly mostFailures: number; readonly at: Instant },
): Busy => {
  if (failures >= mostFailures) return { kind: 'spent' };
  const forsaken = [...places].filter((place) => isForsaken(place, at));
  return forsaken.length > 0 ? { kind: 'forsaken', places: forsaken } : { kind: 'judging' };
};
