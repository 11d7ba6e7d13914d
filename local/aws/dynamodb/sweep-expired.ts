import type { AttributeValue, Item } from './attribute-value.ts';
import { captureWrite } from './capture-write.ts';
import type { Database } from './database.ts';
import type { Level } from './dynalite.ts';
import { tableNames } from './list-tables.ts';
import { isConditionFailure } from './refusals.ts';
import { forgetOldTokens } from './request-tokens.ts';
import { settingsOf } from './table-settings.ts';

const fiveYearsInSeconds = 157_680_000;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html */
const isExpired = (value: AttributeValue | undefined, nowSeconds: number) => {
  if (value?.N === undefined) return false;
  const expiry = Number(value.N);
  return expiry < nowSeconds && expiry > nowSeconds - fiveYearsInSeconds;
};

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null;

const expiredItems = async (level: Level, table: string, isDue: (item: Item) => boolean) => {
  const prefix = `item-${table}~`;
  const due: Item[] = [];
  for await (const [, item] of level.iterator({ gte: prefix, lt: `${prefix}\u00FF` })) {
    if (isItem(item) && isDue(item)) due.push(item);
  }
  return due;
};

/** Deletes one item, unless its expiry was moved since it was read. */
const expire = async (
  { engine, ledger }: Database,
  found: { readonly table: string; readonly item: Item; readonly attribute: string },
) => {
  const { KeySchema } = await engine.tableOf(found.table);
  const prepared = engine.prepare('DeleteItem', {
    TableName: found.table,
    Key: Object.fromEntries(KeySchema.map(({ AttributeName }) => [AttributeName, found.item[AttributeName]])),
    ConditionExpression: '#expiry = :seen',
    ExpressionAttributeNames: { '#expiry': found.attribute },
    ExpressionAttributeValues: { ':seen': found.item[found.attribute] },
  });
  await ledger.alone(async () => {
    try {
      const write = { operation: 'DeleteItem', prepared, returnsOldItem: false } as const;
      const { changes } = await captureWrite(engine, write);
      await ledger.commit(changes, { isExpiry: true });
    } catch (error) {
      if (!isConditionFailure(error)) throw error;
    }
  });
};

/** Removes what time to live says is over by the clock, and the request tokens nobody can repeat any more. */
export const sweepExpired = async (database: Database): Promise<void> => {
  const { engine, clock, ledger } = database;
  const level = engine.store.db;
  const now = clock();
  const nowSeconds = Math.floor(now.getTime() / 1000);
  await ledger.alone(() => forgetOldTokens(level, now));
  for (const table of await tableNames(level)) {
    const { timeToLive } = await settingsOf(level, table);
    if (timeToLive?.Enabled !== true) continue;
    const attribute = timeToLive.AttributeName;
    for (const item of await expiredItems(level, table, (one) => isExpired(one[attribute], nowSeconds))) {
      await expire(database, { table, item, attribute });
    }
  }
};
