/** Rings once after some milliseconds, unless it is cancelled by the function it returns. Tests ring by hand. */
export type Timer = (milliseconds: number, ring: () => void) => () => void;

/** The machine's timer. A pending one does not keep the process alive. */
export const machineTimer: Timer = (milliseconds, ring) => {
  const timer = setTimeout(ring, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};
