import { setTimeout as pause } from 'node:timers/promises';

/** How long somebody waits for others who write the same items, and how. */
export type Patience = {
  /**
   * Before one more attempt: waits a moment and answers true, or answers false at once when the time has run out.
   * `attempts` were made already.
   */
  readonly pauseAfter: (attempts: number) => Promise<boolean>;
  /** Whether a further piece of work of some seconds would also be answered. */
  readonly hasTime: () => boolean;
};

type Parts = {
  /** What is left to the function, as Lambda's context tells it. */
  readonly millisLeft: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly wait?: (millis: number) => Promise<unknown>;
};

const firstMillis = 25;
const longestMillis = 2_500;
/** An attempt that is begun is also finished and answered. */
const reservedMillis = 3_000;

/** A hundred transactions of a hundred items take so long where each takes 100 ms. */
const pieceMillis = 10_000;

/** Waits by chance, so that those who met do not meet again, and longer each time, so that a crowd thins out. */
const momentAfter = (attempts: number, random: () => number): number =>
  Math.floor(random() * Math.min(longestMillis, firstMillis * 2 ** Math.min(attempts, 10)));

/** As long as the function has time. */
export const patienceOf = ({ millisLeft, random, wait = pause }: Parts): Patience => ({
  pauseAfter: async (attempts) => {
    const millis = momentAfter(attempts, random);
    if (millisLeft() - millis < reservedMillis) return false;
    await wait(millis);
    return true;
  },
  hasTime: () => millisLeft() >= pieceMillis + reservedMillis,
});

const briefAttempts = 9;

/** For jobs, whose run is repeated as a whole: some two seconds. */
export const briefPatience: Patience = {
  pauseAfter: async (attempts) => {
    if (attempts >= briefAttempts) return false;
    await pause(momentAfter(attempts, Math.random));
    return true;
  },
  hasTime: () => true,
};
