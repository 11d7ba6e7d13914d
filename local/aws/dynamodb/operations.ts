import { createTable } from './create-table.ts';
import type { Database } from './database.ts';
import { deleteTable } from './delete-table.ts';
import type { Answer } from './dynalite.ts';
import type { EngineOperation, Input } from './engine.ts';
import { exportTable } from './export-table.ts';
import { listTables } from './list-tables.ts';
import { readItems } from './read-items.ts';
import {
  describeContinuousBackups,
  describeTimeToLive,
  updateContinuousBackups,
  updateTimeToLive,
} from './table-settings.ts';
import { transactGet } from './transact-get.ts';
import { transactWrite } from './transact-write.ts';
import { updateTable } from './update-table.ts';
import { writeItems } from './write-items.ts';

export type Operation = (database: Database, input: Input) => Promise<Answer>;

const byEngine =
  (operation: EngineOperation): Operation =>
  async ({ engine }, input) =>
    engine.run(operation, engine.prepare(operation, input));

const byEngineAlone =
  (operation: EngineOperation): Operation =>
  async ({ engine, ledger }, input) => {
    const prepared = engine.prepare(operation, input);
    return ledger.alone(() => engine.run(operation, prepared));
  };

/** Everything that the local DynamoDB can do; any other operation is refused as unknown. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['BatchGetItem', (database, input) => readItems(database, 'BatchGetItem', input)],
  ['BatchWriteItem', (database, input) => writeItems(database, 'BatchWriteItem', input)],
  ['CreateTable', createTable],
  ['DeleteItem', (database, input) => writeItems(database, 'DeleteItem', input)],
  ['DeleteTable', deleteTable],
  ['DescribeContinuousBackups', describeContinuousBackups],
  ['DescribeTable', byEngine('DescribeTable')],
  ['DescribeTimeToLive', describeTimeToLive],
  ['ExportTableToPointInTime', exportTable],
  ['GetItem', (database, input) => readItems(database, 'GetItem', input)],
  ['ListTables', listTables],
  ['ListTagsOfResource', byEngine('ListTagsOfResource')],
  ['PutItem', (database, input) => writeItems(database, 'PutItem', input)],
  ['Query', (database, input) => readItems(database, 'Query', input)],
  ['Scan', (database, input) => readItems(database, 'Scan', input)],
  ['TagResource', byEngineAlone('TagResource')],
  ['TransactGetItems', transactGet],
  ['TransactWriteItems', transactWrite],
  ['UpdateContinuousBackups', updateContinuousBackups],
  ['UpdateItem', (database, input) => writeItems(database, 'UpdateItem', input)],
  ['UpdateTable', updateTable],
  ['UpdateTimeToLive', updateTimeToLive],
]);
