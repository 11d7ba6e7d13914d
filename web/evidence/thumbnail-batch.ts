import { mostThumbnails } from '#contract/shapes/thumbnail-ids.ts';

type Answer = {
  readonly items: readonly { readonly id: string; readonly picture?: string | undefined }[];
  readonly later: readonly string[];
};
type Ask = (ids: readonly string[]) => Promise<Answer>;
type Waiter = {
  readonly promise: Promise<string | null>;
  readonly resolve: (picture: string | null) => void;
  readonly reject: (error: unknown) => void;
};

/** Rows that come into sight together ask together. */
const pauseMs = 50;
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, pauseMs);
  });

const waiterOf = (): Waiter => {
  const { promise, resolve, reject } = Promise.withResolvers<string | null>();
  return { promise, resolve, reject };
};

/**
 * Asks for the thumbnails of many rows in few requests, one after the other, those that are waited for longest first.
 * null: there is no picture of that file. A request that fails is told to whoever waits for what it asked for.
 */
export const thumbnailBatch = (ask: Ask): ((id: string) => Promise<string | null>) => {
  const waiting = new Map<string, Waiter>();
  let isAsking = false;

  const keep = (ids: readonly string[], { items, later }: Answer): void => {
    const pictures = new Map(items.map(({ id, picture }) => [id, picture]));
    // An answer that makes nothing of all of them would be asked for ever.
    const postponed = new Set(later.length < ids.length ? later : []);
    for (const id of ids)
      if (!postponed.has(id)) {
        waiting.get(id)?.resolve(pictures.get(id) ?? null);
        waiting.delete(id);
      }
  };
  const askNext = async (): Promise<void> => {
    const ids = [...waiting.keys()].slice(0, mostThumbnails);
    try {
      keep(ids, await ask(ids));
    } catch (error) {
      for (const id of ids) {
        waiting.get(id)?.reject(error);
        waiting.delete(id);
      }
    }
  };
  const askAll = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    await pause();
    // oxlint-disable-next-line no-await-in-loop -- one request at a time
    while (waiting.size > 0) await askNext();
    isAsking = false;
  };

  return (id) => {
    const waiter = waiting.get(id) ?? waiterOf();
    waiting.set(id, waiter);
    void askAll();
    return waiter.promise;
  };
};
