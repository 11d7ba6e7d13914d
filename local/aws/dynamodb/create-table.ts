import { captureTable } from './capture-table.ts';
import type { Database } from './database.ts';
import type { Answer, StorageOperation, Table } from './dynalite.ts';
import type { Input } from './engine.ts';
import { recordedMembers, tableOperation } from './table-settings.ts';

const tagOperations = (table: string, tags: unknown): readonly StorageOperation[] =>
  (Array.isArray(tags) ? tags : []).map((tag: { readonly Key: string; readonly Value: string }) => ({
    type: 'put',
    key: `tag-${table}~${tag.Key}`,
    value: tag.Value,
  }));

/**
 * CreateTable: the table is there when the answer is. The answer says CREATING, as on AWS.
 * @throws ServiceFault ResourceInUseException, ValidationException
 */
export const createTable = async ({ engine, ledger, clock }: Database, input: Input): Promise<Answer> => {
  const prepared = engine.prepare('CreateTable', input);
  return ledger.alone(async () => {
    const now = clock();
    const created = await captureTable(engine, 'CreateTable', prepared);
    const table: Table = {
      ...created,
      CreationDateTime: now.getTime() / 1000,
      ...recordedMembers(input, created, now),
    };
    await engine.store.db.batch([tableOperation(table), ...tagOperations(table.TableName, input['Tags'])]);
    return { TableDescription: { ...table, TableStatus: 'CREATING' } };
  });
};
