import { type KeyboardEvent, useState } from 'react';
import { inTreeOrder, openBranches, type Branch } from '#domain/masters/entry-tree.ts';
import { shownState, textIn } from '#domain/masters/states.ts';
import type { EntryRow } from '#web/masters/entry-words.ts';

export type TreeRow = {
  readonly row: EntryRow;
  readonly depth: number;
  /** Absent where nothing stands below it. */
  readonly isOpen?: boolean;
};

type Move = { readonly focus?: string; readonly toggle?: string; readonly open?: string };

type Node = { readonly id: string; readonly row: EntryRow };

/** What a key does in a tree (WAI-ARIA treegrid); undefined for keys that are none of its own. */
export const moveOf = (key: string, rows: readonly TreeRow[], at: number): Move | undefined => {
  const idAt = (place: number): Move => {
    const id = rows[Math.max(0, Math.min(rows.length - 1, place))]?.row.entry.id;
    return id === undefined ? {} : { focus: id };
  };
  const here = rows[at];
  if (here === undefined) return undefined;
  const { id } = here.row.entry;
  switch (key) {
    case 'ArrowDown':
      return idAt(at + 1);
    case 'ArrowUp':
      return idAt(at - 1);
    case 'Home':
      return idAt(0);
    case 'End':
      return idAt(rows.length - 1);
    case 'ArrowRight':
      return here.isOpen === undefined ? {} : here.isOpen ? idAt(at + 1) : { toggle: id };
    case 'ArrowLeft':
      if (here.isOpen === true) return { toggle: id };
      return idAt(
        here.depth === 0 ? at : rows.findLastIndex(({ depth }, place) => place < at && depth < here.depth),
      );
    case 'Enter':
      return { open: id };
    default:
      return undefined;
  }
};

/** Of more than this only the upper levels are open at first. */
const mostOpen = 200;
const openLevels = 2;

const isClosedAtFirst = (branches: readonly Branch<Node>[]) => {
  const depthOf = new Map(branches.map(({ item, depth }) => [item.id, depth]));
  return (id: string): boolean => branches.length > mostOpen && (depthOf.get(id) ?? 0) >= openLevels - 1;
};

/** Rows as a tree by what `parent` says on the day, and what keys and clicks do to them. */
export const useTree = (
  all: readonly EntryRow[],
  { parent, today, onOpen }: { parent: string; today: string; onOpen: (entryId: string) => void },
) => {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [focused, focus] = useState<string>();
  const nodes = all.map((row): Node => ({ id: row.entry.id, row }));
  const branches = inTreeOrder(nodes, ({ row }) => textIn(shownState(row.entry.states, today), parent));
  const atFirst = isClosedAtFirst(branches);
  const isClosed = (id: string): boolean => atFirst(id) !== toggled.has(id);
  const rows = openBranches(branches, isClosed).map(({ item, depth, hasChildren }): TreeRow => ({
    row: item.row,
    depth,
    ...(hasChildren ? { isOpen: !isClosed(item.id) } : {}),
  }));
  const toggle = (id: string): void =>
    setToggled((known) => new Set(known.has(id) ? [...known].filter((one) => one !== id) : [...known, id]));
  const activeId = rows.some(({ row }) => row.entry.id === focused) ? focused : rows[0]?.row.entry.id;
  const onKey = (event: KeyboardEvent<HTMLTableSectionElement>): void => {
    const { currentTarget, target, key } = event;
    // Keys of a button within a row are its own.
    if (!(target instanceof HTMLElement) || target.dataset['entry'] === undefined) return;
    const at = rows.findIndex(({ row }) => row.entry.id === target.dataset['entry']);
    const move = moveOf(key, rows, at);
    if (move === undefined) return;
    event.preventDefault();
    if (move.toggle !== undefined) toggle(move.toggle);
    if (move.open !== undefined) onOpen(move.open);
    if (move.focus === undefined) return;
    focus(move.focus);
    [...currentTarget.querySelectorAll<HTMLElement>('[data-entry]')]
      .find(({ dataset }) => dataset['entry'] === move.focus)
      ?.focus();
  };
  return { rows, activeId, onKey, onToggle: toggle };
};
