import type { Timer } from './timer.ts';

/** Work that is done again and again, whenever there may be something to do. */
export type Turning = {
  /** There is something to do, at the latest after some milliseconds. */
  readonly wake: (milliseconds?: number) => void;
  /** Does now whatever there is to do. Throws what the work throws. */
  readonly catchUp: () => Promise<void>;
  /** Ends the waiting and the work: `isStopped` is true from now on, and the work is waited for. */
  readonly stop: () => Promise<void>;
  readonly isStopped: () => boolean;
  /** Waits, unless it is stopped meanwhile. */
  readonly pause: (milliseconds: number) => Promise<void>;
};

/** One turn at a time; a failed one is told to `onDefect`. */
export const keptTurning = (
  turn: () => Promise<void>,
  { timer, onDefect }: { readonly timer: Timer; readonly onDefect: (error: unknown) => void },
): Turning => {
  let last: Promise<void> = Promise.resolve();
  let waiting: { readonly until: number; readonly cancel: () => void } | undefined;
  let stopped = false;
  const pauses = new Set<() => void>();

  const run = (): Promise<void> => {
    waiting?.cancel();
    waiting = undefined;
    const next = last.then(() => (stopped ? undefined : turn()));
    last = next.catch(() => undefined);
    return next;
  };
  return {
    wake: (milliseconds = 0) => {
      const until = performance.now() + milliseconds;
      if (stopped || (waiting !== undefined && waiting.until <= until)) return;
      waiting?.cancel();
      waiting = { until, cancel: timer(milliseconds, () => void run().catch(onDefect)) };
    },
    catchUp: run,
    stop: async () => {
      stopped = true;
      waiting?.cancel();
      for (const end of pauses) end();
      await last;
    },
    isStopped: () => stopped,
    pause: (milliseconds) =>
      new Promise((resolve) => {
        const end = () => {
          cancel();
          pauses.delete(end);
          resolve();
        };
        const cancel = timer(milliseconds, end);
        pauses.add(end);
        if (stopped) end();
      }),
  };
};
