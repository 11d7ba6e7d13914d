import type { Database } from './database.ts';
import type { Answer, Level, StorageOperation } from './dynalite.ts';
import type { Input } from './engine.ts';
import { indexesOf } from './index-entries.ts';
import { invalid } from './refusals.ts';
import { settingsKey } from './table-settings.ts';

/** Deletes of all keys that begin with a prefix, which ends in `~`. */
export const clearing = async (level: Level, prefix: string): Promise<readonly StorageOperation[]> => {
  const operations: StorageOperation[] = [];
  for await (const key of level.keys({ gte: prefix, lt: `${prefix}\u00FF` }))
    operations.push({ type: 'del', key });
  return operations;
};

/**
 * DeleteTable: record, items, index entries, tags and settings go in one batch.
 * @throws ServiceFault ValidationException while deletion protection is on, ResourceNotFoundException
 */
export const deleteTable = async ({ engine, ledger }: Database, input: Input): Promise<Answer> => {
  const level = engine.store.db;
  return ledger.alone(async () => {
    const table = await engine.tableOf(String(input['TableName']));
    const name = table.TableName;
    if (table.DeletionProtectionEnabled === true) {
      throw invalid(
        'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
      );
    }
    await ledger.catchUpIndexes();
    const prefixes = [
      `item-${name}~`,
      `tag-${name}~`,
      ...indexesOf(table).map(({ kind, index }) => `index-${kind}~${name}~${index.IndexName}~`),
    ];
    const cleared = await Promise.all(prefixes.map((prefix) => clearing(level, prefix)));
    await level.batch([
      ...cleared.flat(),
      { type: 'del', key: `table~${name}` },
      { type: 'del', key: settingsKey(name) },
    ]);
    return { TableDescription: { ...table, TableStatus: 'DELETING' } };
  });
};
