import { useRef, useState } from 'react';

/** What is selected of a list, in the list's own order; what leaves the list does not come back selected. */
export type Selection = {
  readonly ids: readonly string[];
  readonly has: (id: string) => boolean;
  /** How many could be. */
  readonly most: number;
  /** One more or less; with Shift all between it and the one before become as it becomes. */
  readonly toggle: (id: string, isRange: boolean) => void;
  /** All that can be selected, or none where all are. */
  readonly toggleAll: () => void;
  readonly clear: () => void;
};

/** Those between two, both included, whichever comes first. */
export const between = (ids: readonly string[], one: string, other: string): readonly string[] => {
  const [a, b] = [ids.indexOf(one), ids.indexOf(other)];
  return a < 0 || b < 0 ? [other] : ids.slice(Math.min(a, b), Math.max(a, b) + 1);
};

/** `selectable` are those of the list that may be selected, in its order. */
export const useSelection = (selectable: readonly string[]): Selection => {
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string>(undefined);
  const free = new Set(selectable);
  const ids = selectable.filter((id) => chosen.has(id));
  const held = new Set(ids);
  if (held.size < chosen.size) choose(held);
  return {
    ids,
    has: (id) => held.has(id),
    most: selectable.length,
    toggle: (id, isRange) => {
      const meant = isRange && last.current !== undefined ? between(selectable, last.current, id) : [id];
      const next = new Set(ids);
      for (const one of meant)
        if (held.has(id)) next.delete(one);
        else if (free.has(one)) next.add(one);
      choose(next);
      last.current = id;
    },
    toggleAll: () => choose(new Set(ids.length === selectable.length ? [] : selectable)),
    clear: () => choose(new Set()),
  };
};
