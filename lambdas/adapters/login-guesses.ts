import { isInstant, type Instant } from '#domain/kernel/time.ts';

/** Longer than any function runs: whoever reserved before that will not answer any more. */
const forsakenMillis = 60_000;

/**
 * Wrong passwords and passwords being judged are together fewer than `most`. DynamoDB's conditions cannot add, so the
 * pairs are written out: none wrong and fewer than 5 being judged, one wrong and fewer than 4, …
 */
export const guessesLeft = (most: number) => {
  const counts = Array.from({ length: most + 1 }, (_unused, count) => count);
  const pairs = counts.slice(0, most).map((wrong) => {
    const isWrong =
      wrong === 0 ? '(attribute_not_exists(failures) OR failures <= :n0)' : `failures = :n${wrong}`;
    return `(${isWrong} AND (attribute_not_exists(judging) OR judging < :n${most - wrong}))`;
  });
  return {
    expression: pairs.join(' OR '),
    values: Object.fromEntries(counts.map((count) => [`:n${count}`, count])),
  };
};

type Busy =
  | { readonly kind: 'judging' }
  /** As many wrong ones as may be, and a crash before the lock was set. */
  | { readonly kind: 'spent' }
  /** Nobody reserved for long, yet places are taken: a crash left them. */
  | { readonly kind: 'forsaken'; readonly countedAt: Instant };

/** Why a row that is not locked has no place left. */
export const busyIn = (
  { failures, countedAt }: Readonly<Record<string, unknown>>,
  { mostFailures, at }: { readonly mostFailures: number; readonly at: Instant },
): Busy => {
  if (typeof failures === 'number' && failures >= mostFailures) return { kind: 'spent' };
  const isForsaken = isInstant(countedAt) && Date.parse(at) - Date.parse(countedAt) > forsakenMillis;
  return isForsaken ? { kind: 'forsaken', countedAt } : { kind: 'judging' };
};
