/** At most `max` pieces of work of one key at once; the others wait in the order in which they came. */
export const linesOf = (max: number) => {
  const lines = new Map<string, { busy: number; readonly waiting: (() => void)[] }>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const line = lines.get(key) ?? { busy: 0, waiting: [] };
    lines.set(key, line);
    if (line.busy < max) line.busy += 1;
    else await new Promise<void>((turn) => void line.waiting.push(turn));
    try {
      return await work();
    } finally {
      // Whoever waits takes over the place, so that nobody who comes now gets in between.
      const next = line.waiting.shift();
      if (next !== undefined) next();
      else if ((line.busy -= 1) === 0) lines.delete(key);
    }
  };
};
