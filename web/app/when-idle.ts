/** Safari knows no idle callback: there a pause of so many ms stands for one. */
const pauseMs = 500;

const soon = (run: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run);
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(run, pauseMs);
  return () => clearTimeout(timer);
};

/** Runs one after the other, each when the browser has nothing to do. What it returns stops the rest. */
export const whenIdle = (deeds: readonly (() => void)[]): (() => void) => {
  let stop: (() => void) | undefined;
  const next = ([deed, ...rest]: readonly (() => void)[]): void => {
    if (deed === undefined) return;
    stop = soon(() => {
      deed();
      next(rest);
    });
  };
  next(deeds);
  return () => stop?.();
};
