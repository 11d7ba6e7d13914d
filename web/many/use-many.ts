import { useRef, useState } from 'react';
import { type ManyItem, runMany, type Standing } from '#web/many/run-many.ts';

type Perform<Item> = (item: Item) => Promise<unknown>;

export type ManyRun<Item extends ManyItem> = {
  readonly items: readonly Item[];
  /** Kept with the run, so that going on sends the very same. */
  readonly perform: Perform<Item>;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly phase: 'running' | 'stopping' | 'ended';
};

type ManyAct = {
  /** How many are on their way at once: 1 where their order or a counter they share matters. */
  readonly atOnce: number;
  /** After the last answer, or where it was stopped: what lists show has changed. */
  readonly onEnd: () => void;
};

export type Many<Item extends ManyItem> = {
  readonly run: ManyRun<Item> | undefined;
  readonly start: (items: readonly Item[], perform: Perform<Item>) => void;
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
export const useMany = <Item extends ManyItem>({ atOnce, onEnd }: ManyAct): Many<Item> => {
  const [run, setRun] = useState<ManyRun<Item>>();
  const isStopped = useRef(false);

  const send = async (items: readonly Item[], perform: Perform<Item>): Promise<void> => {
    isStopped.current = false;
    await runMany({
      items,
      atOnce,
      perform,
      isStopped: () => isStopped.current,
      tell: ({ id }, standing) =>
        setRun((was) => was && { ...was, standings: new Map(was.standings).set(id, standing) }),
      pause: wait,
    });
    setRun((was) => was && { ...was, phase: 'ended' });
    onEnd();
  };

  return {
    run,
    start: (items, perform) => {
      const standings = new Map(items.map(({ id }) => [id, { kind: 'waiting' } as const]));
      setRun({ items, perform, standings, phase: 'running' });
      void send(items, perform);
    },
    stop: () => {
      isStopped.current = true;
      setRun((was) => was && { ...was, phase: 'stopping' });
    },
    goOn: () => {
      if (run === undefined) return;
      setRun({ ...run, phase: 'running' });
      const open = run.items.filter(({ id }) => isOpen(run.standings.get(id)));
      void send(open, run.perform);
    },
    close: () => setRun(undefined),
  };
};
