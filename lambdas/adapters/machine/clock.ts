import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { assert } from '#domain/kernel/assert.ts';

export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

export const instantOf = (date: Date): Instant => {
  const text = date.toISOString();
  assert(isInstant(text), 'a date of our era is an instant');
  return text;
};

const [firstMillis, lastMillis] = [
  Date.parse('0000-01-01T00:00:00.000Z'),
  Date.parse('9999-12-31T23:59:59.999Z'),
];

/** The moment, or the end of our era that is nearest to it: for bounds of a search, which anybody may type. */
export const boundOf = (millis: number): Instant =>
  instantOf(new Date(Math.min(Math.max(millis, firstMillis), lastMillis)));

/** Waits until a moment by this clock; at once when it has passed. */
export const pauseUntil =
  (clock: Clock) =>
  (millis: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, Math.max(0, millis - clock().getTime()));
    });
