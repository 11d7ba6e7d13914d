const pauseMs = 2_000;

/** Tries until it succeeds, with a pause between: for what the page cannot go on without and must not break over. */
export const persistently = async <T>(load: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => {
        setTimeout(resolve, pauseMs);
      });
    }
  }
};
