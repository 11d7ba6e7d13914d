import { createRequire } from 'node:module';
import type { Item } from './attribute-value.ts';
import { knowingExpressions, type Parse } from './known-expressions.ts';

/*
 * What we use of dynalite 4.0.0, which ships no types. These are its internals: the version is pinned, and the
 * battery in test/local/aws/dynamodb is what an upgrade has to pass.
 */

type Done<Value = unknown> = (error?: Error | null, value?: Value) => void;

type Range = {
  readonly gte?: string;
  readonly gt?: string;
  readonly lt?: string;
  readonly lte?: string;
};

export type StorageOperation =
  | { readonly type: 'put'; readonly key: string; readonly value: unknown }
  | { readonly type: 'del'; readonly key: string };

/** The LevelDB (or its twin in memory) under the store: one flat, ordered key space of JSON values. */
export type Level = {
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly get: (key: string) => Promise<unknown>;
  readonly batch: (operations: readonly StorageOperation[]) => Promise<void>;
  readonly keys: (range: Range) => AsyncIterable<string>;
  readonly iterator: (range: Range) => AsyncIterable<readonly [string, unknown]>;
};

export type Part<Value> = {
  readonly lock: (key: string, run: (release: <Callback>(callback: Callback) => Callback) => void) => void;
  readonly get: (key: string, done: Done<Value>) => void;
  readonly put: (key: string, value: Value, done: Done) => void;
  readonly del: (key: string, done: Done) => void;
  readonly createValueStream: (range: Range & { readonly reverse?: boolean }) => unknown;
};

type KeyElement = { readonly AttributeName: string; readonly KeyType: string };

export type Index = {
  readonly IndexName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly Projection: { readonly ProjectionType?: string; readonly NonKeyAttributes?: readonly string[] };
};

export type AttributeDefinition = { readonly AttributeName: string; readonly AttributeType: string };

export type Table = {
  readonly TableName: string;
  readonly TableArn: string;
  readonly TableStatus: string;
  readonly AttributeDefinitions: readonly AttributeDefinition[];
  readonly KeySchema: readonly KeyElement[];
  readonly GlobalSecondaryIndexes?: readonly Index[];
  readonly LocalSecondaryIndexes?: readonly Index[];
  readonly DeletionProtectionEnabled?: boolean;
  /** Seconds since 1970. */
  readonly CreationDateTime: number;
};

export type Store = {
  readonly db: Level;
  readonly tableDb: Part<Table> & { awsRegion: string; awsAccountId: string };
  readonly getItemDb: (table: string) => Part<Item>;
  readonly getIndexDb: (kind: string, table: string, index: string) => Part<Item>;
  readonly getTable: (name: string, done: Done<Table>) => void;
};

/** A request after the engine's checks: unknown members are gone, expressions are parsed into `_…` members. */
export type Prepared = Readonly<Record<string, unknown>> & {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly Key?: Item;
  readonly Item?: Item;
  readonly ExclusiveStartKey?: Item;
};

export type Answer = Readonly<Record<string, unknown>>;

type Rules = { readonly types: Readonly<Record<string, unknown>>; readonly custom?: unknown };

const require = createRequire(import.meta.url);

const database: {
  readonly create: (options: {
    readonly path?: string;
    readonly createTableMs: number;
    readonly updateTableMs: number;
  }) => Store;
  readonly createKey: (item: Item, table: Table, keySchema?: readonly KeyElement[]) => string;
} = require('dynalite/db');

const checks: {
  readonly checkTypes: (input: object, types: Rules['types']) => Prepared;
  readonly checkValidations: (data: Prepared, types: Rules['types'], custom: unknown, store: Store) => void;
} = require('dynalite/validations');

// The engine's module may outlive this one, where modules are loaded anew within a process.
const conditions: { parse: Parse; own?: Parse } = require('dynalite/db/conditionParser');
conditions.own ??= conditions.parse;
conditions.parse = knowingExpressions(conditions.own);

type Act = (store: Store, data: Prepared, done: (error: Error | null, answer?: Answer) => void) => void;

const fileOf = (operation: string) => operation.charAt(0).toLowerCase() + operation.slice(1);

/** Each file once: Node looks for it anew at every `require`. */
const loading = <Loaded>(folder: string) => {
  const loaded = new Map<string, Loaded>();
  return (operation: string): Loaded => {
    const found: Loaded = loaded.get(operation) ?? require(`dynalite/${folder}/${fileOf(operation)}`);
    loaded.set(operation, found);
    return found;
  };
};
const rulesOf = loading<Rules>('validations');
const actionOf = loading<Act>('actions');

export const dynalite = { database, checks, rulesOf, actionOf };
