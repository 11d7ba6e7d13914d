import type { Item } from './attribute-value.ts';
import { captureTable } from './capture-table.ts';
import type { Database } from './database.ts';
import { clearing } from './delete-table.ts';
import type {
  Answer,
  AttributeDefinition,
  Index,
  Level,
  Prepared,
  StorageOperation,
  Table,
} from './dynalite.ts';
import type { Engine, Input } from './engine.ts';
import { entryOperations } from './index-entries.ts';
import { invalid, indexNotFound } from './refusals.ts';
import { recordedMembers, tableOperation } from './table-settings.ts';

type IndexUpdate = {
  readonly Create?: Index;
  readonly Delete?: { readonly IndexName: string };
  readonly Update?: unknown;
};

/** A table record and what has to be stored with it. */
type Step = { readonly table: Table; readonly operations: readonly StorageOperation[] };

const updatesOf = (input: Input): readonly IndexUpdate[] => {
  const updates: unknown = input['GlobalSecondaryIndexUpdates'];
  return Array.isArray(updates) ? updates : [];
};

const onDemand = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };

/** The engine knows provisioned tables only: a new index needs a throughput to pass its checks. */
const withThroughput = (input: Input): Input => ({
  ...input,
  GlobalSecondaryIndexUpdates: updatesOf(input).map((update) =>
    update.Create === undefined
      ? update
      : { ...update, Create: { ProvisionedThroughput: onDemand, ...update.Create } },
  ),
});

const dropIndex = async (level: Level, table: Table, name: string): Promise<Step> => {
  const indexes = table.GlobalSecondaryIndexes ?? [];
  if (!indexes.some(({ IndexName }) => IndexName === name)) throw indexNotFound();
  const { GlobalSecondaryIndexes: _all, ...rest } = table;
  const kept = indexes.filter(({ IndexName }) => IndexName !== name);
  return {
    table: { ...rest, ...(kept.length > 0 && { GlobalSecondaryIndexes: kept }) },
    operations: await clearing(level, `index-global~${table.TableName}~${name}~`),
  };
};

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null;

const backfill = async (level: Level, table: Table, index: Index) => {
  const operations: StorageOperation[] = [];
  const prefix = `item-${table.TableName}~`;
  for await (const [, item] of level.iterator({ gte: prefix, lt: `${prefix}\u00FF` })) {
    if (!isItem(item)) continue;
    operations.push(
      ...entryOperations({ kind: 'global', index }, { table, oldItem: undefined, newItem: item }),
    );
  }
  return operations;
};

const mergedDefinitions = (table: Table, prepared: Prepared): readonly AttributeDefinition[] => {
  const { AttributeDefinitions: given } = prepared;
  const fresh: readonly AttributeDefinition[] = Array.isArray(given) ? given : [];
  const known = new Set(table.AttributeDefinitions.map(({ AttributeName }) => AttributeName));
  return [...table.AttributeDefinitions, ...fresh.filter(({ AttributeName }) => !known.has(AttributeName))];
};

const addIndex = async (
  level: Level,
  table: Table,
  {
    Create: created,
    prepared,
  }: {
    readonly Create: Index;
    readonly prepared: Prepared;
  },
): Promise<Step> => {
  const indexes = table.GlobalSecondaryIndexes ?? [];
  if (indexes.some(({ IndexName }) => IndexName === created.IndexName)) {
    throw invalid(`One or more parameter values were invalid: Duplicate index name: ${created.IndexName}`);
  }
  const definitions = mergedDefinitions(table, prepared);
  const undefinedKey = created.KeySchema.find(
    ({ AttributeName: key }) => !definitions.some(({ AttributeName }) => AttributeName === key),
  );
  if (undefinedKey !== undefined) {
    throw invalid(
      'One or more parameter values were invalid: Some index key attributes are not defined in ' +
        `AttributeDefinitions. Keys: [${undefinedKey.AttributeName}]`,
    );
  }
  const index = {
    ...created,
    IndexArn: `${table.TableArn}/index/${created.IndexName}`,
    IndexStatus: 'ACTIVE',
    IndexSizeBytes: 0,
    ItemCount: 0,
    ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 },
  };
  const extended = {
    ...table,
    AttributeDefinitions: definitions,
    GlobalSecondaryIndexes: [...indexes, index],
  };
  return { table: extended, operations: await backfill(level, extended, index) };
};

const applyIndexUpdates = async (level: Level, table: Table, prepared: Prepared): Promise<Step> => {
  let step: Step = { table, operations: [] };
  for (const { Create, Delete } of updatesOf(prepared)) {
    const next = Delete === undefined ? undefined : await dropIndex(level, step.table, Delete.IndexName);
    const after: Step =
      next === undefined ? step : { ...next, operations: [...step.operations, ...next.operations] };
    const added = Create === undefined ? undefined : await addIndex(level, after.table, { Create, prepared });
    step = added === undefined ? after : { ...added, operations: [...after.operations, ...added.operations] };
  }
  return step;
};

const needsEngine = (input: Input) =>
  ['BillingMode', 'ProvisionedThroughput', 'GlobalSecondaryIndexUpdates'].some(
    (name) => input[name] !== undefined,
  );

const changesThroughput = (input: Input) =>
  input['BillingMode'] !== undefined ||
  input['ProvisionedThroughput'] !== undefined ||
  updatesOf(input).some(({ Update }) => Update !== undefined);

const updated = async (engine: Engine, input: Input): Promise<Step> => {
  const table = await engine.tableOf(String(input['TableName']));
  if (!needsEngine(input)) return { table, operations: [] };
  const prepared = engine.prepare('UpdateTable', withThroughput(input));
  const current = changesThroughput(input) ? await captureTable(engine, 'UpdateTable', prepared) : table;
  return applyIndexUpdates(engine.store.db, current, prepared);
};

/**
 * UpdateTable: throughput (by the engine), secondary indexes with their back-fill, deletion protection, streams and
 * encryption (recorded). All of it in one batch, finished when the answer is there.
 * @throws ServiceFault ResourceNotFoundException, ValidationException
 */
export const updateTable = async ({ engine, ledger, clock }: Database, input: Input): Promise<Answer> =>
  ledger.alone(async () => {
    await ledger.catchUpIndexes();
    const { table, operations } = await updated(engine, input);
    const recorded: Table = { ...table, ...recordedMembers(input, table, clock()) };
    await engine.store.db.batch([...operations, tableOperation(recorded)]);
    return { TableDescription: recorded };
  });
