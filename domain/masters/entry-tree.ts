import { referredBy } from './fields/every-kind.ts';
import type { Master } from './master.ts';

/** The field by which entries of a master stand below each other; undefined for a master that is no tree. */
export const parentField = ({ noun, fields }: Pick<Master, 'noun' | 'fields'>): string | undefined =>
  Object.entries(fields).find(([, field]) => referredBy(field) === noun)?.[0];

/** An entry at its place in the tree; `depth` is 0 at the top. */
export type Branch<Item> = { readonly item: Item; readonly depth: number; readonly hasChildren: boolean };

type Node = { readonly id: string };

/**
 * Each once: below its parent and in the order in which they came. At the top is what has no parent among these, and
 * one of a circle.
 */
export const inTreeOrder = <Item extends Node>(
  items: readonly Item[],
  parentOf: (item: Item) => string | undefined,
): readonly Branch<Item>[] => {
  const ids = new Set(items.map(({ id }) => id));
  const isTop = (item: Item): boolean => {
    const parent = parentOf(item);
    return parent === undefined || !ids.has(parent);
  };
  const children = Map.groupBy(items, (item) => (isTop(item) ? undefined : parentOf(item)));
  const placed = new Set<string>();
  const branches: Branch<Item>[] = [];
  const climbDown = (item: Item, depth: number): void => {
    if (placed.has(item.id)) return;
    placed.add(item.id);
    const below = children.get(item.id) ?? [];
    branches.push({ item, depth, hasChildren: below.some(({ id }) => !placed.has(id)) });
    for (const child of below) climbDown(child, depth + 1);
  };
  for (const item of [...(children.get(undefined) ?? []), ...items]) climbDown(item, 0);
  return branches;
};

/** Without what stands below a closed one. */
export const openBranches = <Item extends Node>(
  branches: readonly Branch<Item>[],
  isClosed: (id: string) => boolean,
): readonly Branch<Item>[] => {
  let hiddenBelow = Number.POSITIVE_INFINITY;
  return branches.filter(({ item, depth }) => {
    if (depth > hiddenBelow) return false;
    hiddenBelow = isClosed(item.id) ? depth : Number.POSITIVE_INFINITY;
    return true;
  });
};
