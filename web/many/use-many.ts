import { useCallback, useRef, useState } from 'react';
import { type ManyItem, runMany, type Standing } from '#web/many/run-many.ts';

export type ManyRun<Item extends ManyItem> = {
  readonly items: readonly Item[];
  readonly standings: ReadonlyMap<string, Standing>;
  readonly phase: 'running' | 'stopping' | 'ended';
};

type ManyAct<Item extends ManyItem> = {
  /** How many are on their way at once: 1 where their order or a counter they share matters. */
  readonly atOnce: number;
  readonly perform: (item: Item) => Promise<unknown>;
  /** After the last answer, or where it was stopped: what lists show has changed. */
  readonly onEnd: () => void;
};

export type Many<Item extends ManyItem> = {
  readonly run: ManyRun<Item> | undefined;
  readonly start: (items: readonly Item[]) => void;
  /** Those on their way are still answered. */
  readonly stop: () => void;
  /** Sends again what has no answer yet, each under its own key. */
  readonly goOn: () => void;
  readonly close: () => void;
};

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

const isOpen = (standing: Standing | undefined): boolean =>
  standing === undefined || standing.kind === 'waiting' || standing.kind === 'unknown';

/** One act on many claims, claim by claim, with what became of each. */
export const useMany = <Item extends ManyItem>(act: ManyAct<Item>): Many<Item> => {
  const [run, setRun] = useState<ManyRun<Item>>();
  const latest = useRef(act);
  latest.current = act;
  const isStopped = useRef(false);

  const send = useCallback(async (items: readonly Item[]): Promise<void> => {
    isStopped.current = false;
    await runMany({
      items,
      atOnce: latest.current.atOnce,
      perform: (item) => latest.current.perform(item),
      isStopped: () => isStopped.current,
      tell: ({ id }, standing) =>
        setRun((was) => was && { ...was, standings: new Map(was.standings).set(id, standing) }),
      pause: wait,
    });
    setRun((was) => was && { ...was, phase: 'ended' });
    latest.current.onEnd();
  }, []);

  return {
    run,
    start: (items) => {
      const standings = new Map(items.map(({ id }) => [id, { kind: 'waiting' } as const]));
      setRun({ items, standings, phase: 'running' });
      void send(items);
    },
    stop: () => {
      isStopped.current = true;
      setRun((was) => was && { ...was, phase: 'stopping' });
    },
    goOn: () => {
      if (run === undefined) return;
      setRun({ ...run, phase: 'running' });
      void send(run.items.filter(({ id }) => isOpen(run.standings.get(id))));
    },
    close: () => setRun(undefined),
  };
};
