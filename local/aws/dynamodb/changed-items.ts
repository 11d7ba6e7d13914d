import type { Item, ItemChange } from './attribute-value.ts';
import type { Level, StorageOperation } from './dynalite.ts';

/** An item that was written or deleted, and when last, in milliseconds since 1970. */
type ChangedItem = { readonly at: number; readonly key: Item };

/** When each item changed last, in the same storage as the items: what an incremental export is made of. */
export type ChangedItems = {
  /** To be stored in one batch with the items. */
  readonly stage: (changes: readonly ItemChange[]) => readonly StorageOperation[];
  /** Keys of a table's items that changed at a moment or after it, deleted ones too. */
  readonly since: (table: string, from: number) => Promise<readonly ChangedItem[]>;
};

/** Nobody asks for changes of before the window of point-in-time recovery. */
const keptMillis = 8 * 86_400_000;

const isChangedItem = (value: unknown): value is ChangedItem =>
  typeof value === 'object' && value !== null && 'at' in value && 'key' in value;

/** @param isKept whether a table's changes are ever asked for */
export const changedItemsIn = (level: Level, clock: () => Date, isKept: boolean): ChangedItems => ({
  stage: (changes) =>
    isKept
      ? changes.map(({ table, key }) => ({
          type: 'put',
          key: `changed~${table}~${JSON.stringify(key)}`,
          value: { at: clock().getTime(), key } satisfies ChangedItem,
        }))
      : [],
  since: async (table, from) => {
    const found: ChangedItem[] = [];
    const old: StorageOperation[] = [];
    const oldest = clock().getTime() - keptMillis;
    for await (const [name, value] of level.iterator({
      gte: `changed~${table}~`,
      lt: `changed~${table}~\u00FF`,
    })) {
      if (!isChangedItem(value)) continue;
      if (value.at >= from) found.push(value);
      else if (value.at < oldest) old.push({ type: 'del', key: name });
    }
    if (old.length > 0) await level.batch(old);
    return found;
  },
});
