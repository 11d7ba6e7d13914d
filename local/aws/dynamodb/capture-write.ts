import { assertWritable } from './assert-writable.ts';
import type { Item } from './attribute-value.ts';
import type { Answer, Part, Prepared, Store, Table } from './dynalite.ts';
import type { Engine } from './engine.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { isConditionFailure } from './refusals.ts';

export type WriteOperation = 'BatchWriteItem' | 'DeleteItem' | 'PutItem' | 'UpdateItem';

/** One item before and after, not yet stored. */
export type Change = {
  readonly table: Table;
  readonly storageKey: string;
  readonly oldItem: Item | undefined;
  readonly newItem: Item | undefined;
};

export type CapturedWrite = { readonly answer: Answer; readonly changes: readonly Change[] };

type Draft = Omit<Change, 'table'> & { readonly tableName: string };

const unlocked: Part<Item>['lock'] = (_key, run) => run((callback) => callback);

/** Index entries are derived from the changes when those are stored; the engine's own are dropped. */
const indexPart = (part: Part<Item>): Part<Item> => ({
  ...part,
  put: (_key, _item, done) => void setImmediate(done),
  del: (_key, done) => void setImmediate(done),
});

/** A store on which an action reads what is there, and writes into a list. */
const overlayOf = (store: Store, seen: Map<string, Item | undefined>, drafts: Draft[]): Store => {
  const itemPart = (tableName: string): Part<Item> => {
    const real = store.getItemDb(tableName);
    const draft = (key: string, newItem: Item | undefined) => {
      const storageKey = `item-${tableName}~${key}`;
      drafts.push({ tableName, storageKey, oldItem: seen.get(storageKey), newItem });
    };
    return {
      ...real,
      lock: unlocked,
      get: (key, done) =>
        real.get(key, (error, item) => {
          seen.set(`item-${tableName}~${key}`, item);
          done(error, item);
        }),
      put: (key, item, done) => {
        draft(key, item);
        setImmediate(done);
      },
      del: (key, done) => {
        draft(key, undefined);
        setImmediate(done);
      },
    };
  };
  return {
    ...store,
    getItemDb: itemPart,
    getIndexDb: (kind, table, index) => indexPart(store.getIndexDb(kind, table, index)),
  };
};

/**
 * Runs one write action unchanged against an overlay, so that nothing is stored yet.
 * @param returnsOldItem puts the item found into a ConditionalCheckFailedException
 * @throws ServiceFault ConditionalCheckFailedException, ValidationException, ResourceNotFoundException
 */
export const captureWrite = async (
  engine: Engine,
  {
    operation,
    prepared,
    returnsOldItem,
  }: {
    readonly operation: WriteOperation;
    readonly prepared: Prepared;
    readonly returnsOldItem: boolean;
  },
): Promise<CapturedWrite> => {
  const seen = new Map<string, Item | undefined>();
  const drafts: Draft[] = [];
  try {
    const answer = await engine.run(operation, prepared, overlayOf(engine.store, seen, drafts));
    const tables = new Map(
      await Promise.all(
        [...new Set(drafts.map(({ tableName }) => tableName))].map(
          async (name) => [name, await engine.tableOf(name)] as const,
        ),
      ),
    );
    const changes = drafts.flatMap(({ tableName, ...draft }) => {
      const table = tables.get(tableName);
      return table === undefined ? [] : [{ ...draft, table }];
    });
    for (const { table, ...change } of changes) assertWritable(table, change, operation, engine.whyNotStored);
    return { answer, changes };
  } catch (error) {
    const found = [...seen.values()].at(-1);
    if (!isConditionFailure(error) || !returnsOldItem || found === undefined) throw error;
    throw new ServiceFault(error.code, error.message, error.statusCode, { Item: found });
  }
};
