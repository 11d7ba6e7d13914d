import { mkdirSync } from 'node:fs';
import type { ItemRule } from './attribute-value.ts';
import { assertComparable } from './assert-comparable.ts';
import { dynalite, type Answer, type Prepared, type Store, type Table } from './dynalite.ts';
import { asFault } from './refusals.ts';

export type EngineOperation =
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'CreateTable'
  | 'DeleteItem'
  | 'DescribeTable'
  | 'GetItem'
  | 'ListTagsOfResource'
  | 'PutItem'
  | 'Query'
  | 'Scan'
  | 'TagResource'
  | 'UpdateItem'
  | 'UpdateTable';

export type Input = Readonly<Record<string, unknown>>;

export type Engine = {
  readonly store: Store;
  /** The engine's own checks of types and values. @throws ServiceFault ValidationException, SerializationException */
  readonly prepare: (operation: EngineOperation, input: Input) => Prepared;
  /** Runs one action, on another store if one is given. @throws ServiceFault */
  readonly run: (operation: EngineOperation, prepared: Prepared, store?: Store) => Promise<Answer>;
  readonly whyNotStored: ItemRule;
  /** @throws ServiceFault ResourceNotFoundException */
  readonly tableOf: (name: string) => Promise<Table>;
};

/** UpdateTable takes attribute definitions since indexes can be added; the engine's rules do not know them yet. */
const typesOf = (operation: EngineOperation) => {
  const { types } = dynalite.rulesOf(operation);
  if (operation !== 'UpdateTable') return types;
  const { notNull: _required, ...definitions } = Object(
    dynalite.rulesOf('CreateTable').types['AttributeDefinitions'],
  );
  return { ...types, AttributeDefinitions: definitions };
};

const preparedBy = (store: Store, operation: EngineOperation, input: Input): Prepared => {
  const types = typesOf(operation);
  try {
    // A copy, because the engine deletes what it does not know from the object itself.
    const prepared = dynalite.checks.checkTypes(structuredClone(input), types);
    dynalite.checks.checkValidations(prepared, types, dynalite.rulesOf(operation).custom, store);
    assertComparable(prepared);
    return prepared;
  } catch (error) {
    throw asFault(error);
  }
};

const runOn = (store: Store, operation: EngineOperation, prepared: Prepared): Promise<Answer> =>
  new Promise((resolve, reject) => {
    dynalite.actionOf(operation)(store, prepared, (error, answer) =>
      error ? reject(asFault(error)) : resolve(answer ?? {}),
    );
  });

const openStore = async (folder: string | undefined): Promise<Store> => {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const store = dynalite.database.create({
    ...(folder !== undefined && { path: folder }),
    createTableMs: 0,
    updateTableMs: 0,
  });
  try {
    await store.db.open();
  } catch (error) {
    throw new Error(
      `The DynamoDB data in ${folder ?? 'memory'} cannot be opened: is another process using it?`,
      {
        cause: error,
      },
    );
  }
  return store;
};

/**
 * Opens the storage in a folder, or in memory without one.
 * @throws Error when the folder is damaged or held by another process
 */
export const openEngine = async (place: {
  readonly folder: string | undefined;
  readonly region: string;
  readonly accountId: string;
  readonly whyNotStored: ItemRule;
}): Promise<Engine> => {
  const store = await openStore(place.folder);
  store.tableDb.awsRegion = place.region;
  store.tableDb.awsAccountId = place.accountId;
  return {
    store,
    whyNotStored: place.whyNotStored,
    prepare: (operation, input) => preparedBy(store, operation, input),
    run: (operation, prepared, on = store) => runOn(on, operation, prepared),
    tableOf: (name) =>
      new Promise((resolve, reject) => {
        store.getTable(name, (error, table) =>
          table === undefined ? reject(asFault(error)) : resolve(table),
        );
      }),
  };
};
