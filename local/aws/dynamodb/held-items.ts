import { setTimeout as pause } from 'node:timers/promises';

/** The items of the transactions that are under way. */
export type HeldItems = {
  readonly isHeld: (key: string) => boolean;
  /**
   * Takes the items of one transaction that nobody else holds. Whoever met another gives his own back at once; who
   * stored something holds them for as long as two phases take in AWS.
   */
  readonly take: (keys: readonly string[]) => {
    readonly isAnothers: (key: string) => boolean;
    readonly release: () => void;
    readonly releaseInTime: () => Promise<void>;
  };
};

/** @param millis how long a transaction that is stored holds its items at least */
export const heldItems = (millis: number): HeldItems => {
  const held = new Set<string>();
  return {
    isHeld: (key) => held.has(key),
    take: (keys) => {
      const begunAt = performance.now();
      const own = keys.filter((key) => !held.has(key));
      const others = new Set(keys.filter((key) => held.has(key)));
      for (const key of own) held.add(key);
      const release = (): void => own.forEach((key) => held.delete(key));
      return {
        isAnothers: (key) => others.has(key),
        release,
        releaseInTime: async () => {
          const rest = begunAt + millis - performance.now();
          if (rest > 0) await pause(rest);
          release();
        },
      };
    },
  };
};
