import { setTimeout as wait } from 'node:timers/promises';

/** A door that can be held: everyone who comes then waits, for a time or until it is released. */
export const heldDoor = () => {
  let held:
    | { readonly milliseconds: number | undefined; readonly released: PromiseWithResolvers<void> }
    | undefined;
  const release = () => {
    held?.released.resolve();
    held = undefined;
  };
  return {
    /** Without milliseconds, until released. */
    hold: (milliseconds?: number) => {
      release();
      held = { milliseconds, released: Promise.withResolvers<void>() };
    },
    release,
    /** When the one who comes now may pass; undefined when the door is open. */
    passage: (): Promise<void> | undefined => {
      if (held === undefined) return undefined;
      const { milliseconds, released } = held;
      if (milliseconds === undefined) return released.promise;
      return Promise.race([released.promise, wait(milliseconds, undefined, { ref: false })]);
    },
  };
};
