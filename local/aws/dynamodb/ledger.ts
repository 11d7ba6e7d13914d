import type { Item, ItemChange } from './attribute-value.ts';
import type { Change } from './capture-write.ts';
import type { StorageOperation, Table } from './dynalite.ts';
import type { Engine } from './engine.ts';
import type { ChangedItems } from './changed-items.ts';
import { entryOperations, indexesOf } from './index-entries.ts';
import { inTurn } from './in-turn.ts';
import { lateIndexesOf, type IndexLag } from './late-indexes.ts';
import type { StreamJournal } from '#local/aws/streams/stream-journal.ts';

export type CommitListener = (changes: readonly ItemChange[]) => void;

/** The only door through which items are stored. */
export type Ledger = {
  /** Work that no other write may come between: read, decide, commit. Never call it inside itself. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Stores changes, their index entries and the notes given, all or nothing, in one batch. */
  readonly commit: (
    changes: readonly Change[],
    options?: { readonly notes?: readonly StorageOperation[]; readonly isExpiry?: boolean },
  ) => Promise<void>;
  /** Makes index entries visible that were held back. To be called inside `alone`. */
  readonly catchUpIndexes: () => Promise<void>;
  /** After this, a commit fails. Late index entries stay in the storage for the next start. */
  readonly close: () => Promise<void>;
};

const keyOf = (table: Table, item: Item): Item =>
  Object.fromEntries(
    table.KeySchema.flatMap(({ AttributeName: name }) => {
      const value = item[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

const itemOperation = ({ storageKey, newItem }: Change): StorageOperation =>
  newItem === undefined ? { type: 'del', key: storageKey } : { type: 'put', key: storageKey, value: newItem };

const publicChange = ({ table, oldItem, newItem }: Change, isExpiry: boolean): readonly ItemChange[] => {
  const item = newItem ?? oldItem;
  if (item === undefined) return []; // something absent was deleted
  return [
    {
      table: table.TableName,
      key: keyOf(table, item),
      ...(oldItem !== undefined && { oldItem }),
      ...(newItem !== undefined && { newItem }),
      ...(isExpiry && { isExpiry }),
    },
  ];
};

type LedgerParts = {
  readonly onCommit: CommitListener;
  readonly indexLag: IndexLag;
  readonly streams: Pick<StreamJournal, 'stage'>;
  readonly changed: Pick<ChangedItems, 'stage'>;
};

/** @param onCommit is called once per commit, in commit order, after the changes are stored */
export const openLedger = async (
  engine: Engine,
  { onCommit, indexLag, streams, changed }: LedgerParts,
): Promise<Ledger> => {
  const level = engine.store.db;
  const alone = inTurn();
  let isClosed = false;
  const whileOpen = <T>(work: () => Promise<T>) =>
    alone(async () => {
      if (isClosed) throw new Error('The local DynamoDB is closed');
      return work();
    });
  const late = await lateIndexesOf(level, {
    lag: indexLag,
    alone: (work) =>
      alone(async () => {
        if (!isClosed) await work();
      }),
  });

  return {
    alone: whileOpen,
    commit: async (changes, { notes = [], isExpiry = false } = {}) => {
      const entries = changes.flatMap((change) =>
        indexesOf(change.table).flatMap((index) => entryOperations(index, change)),
      );
      const published = changes.flatMap((change) => publicChange(change, isExpiry));
      const operations = [
        ...changes.map(itemOperation),
        ...late.stage(entries),
        ...streams.stage(published),
        ...changed.stage(published),
        ...notes,
      ];
      if (operations.length > 0) await level.batch(operations);
      if (published.length > 0) onCommit(published);
    },
    catchUpIndexes: late.catchUp,
    close: () =>
      alone(async () => {
        isClosed = true;
        await level.close();
      }),
  };
};
