import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { assert } from '#domain/kernel/assert.ts';

export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

export const instantOf = (date: Date): Instant => {
  const text = date.toISOString();
  assert(isInstant(text), 'a date of our era is an instant');
  return text;
};

/** Waits until a moment by this clock; at once when it has passed. */
export const pauseUntil =
  (clock: Clock) =>
  (millis: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, Math.max(0, millis - clock().getTime()));
    });
