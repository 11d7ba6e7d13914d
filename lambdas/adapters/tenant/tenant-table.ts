import { GetCommand, QueryCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { assert } from '#domain/kernel/assert.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import { indexKeys } from '#rows/indexes.ts';
import { onlyOf, updateOf } from '#lambdas/adapters/aws/expressions.ts';
import type { claimCounter } from '#rows/claims.ts';
import type { StoredRow } from '#rows/forms.ts';
import type { RowRange } from '#rows/row-key.ts';
import { cursorOf, startKeyOf } from './cursor.ts';
import { briefPatience, type Patience } from '#lambdas/adapters/machine/patience.ts';
import { tenantKeysOf, type TenantKeys } from './tenant-keys.ts';
import {
  attemptOf,
  tableNamed,
  transactionOf,
  type Key,
  type NamedWrites,
  type OneAttempt,
  type TableNames,
  type TransactOutcome,
} from './transaction.ts';

export type Query = RowRange & {
  /** @default oldest key first */
  readonly forward?: boolean;
  readonly limit?: number;
  readonly cursor?: string;
  readonly consistent?: boolean;
  /** Nothing but these of each row; `SK` is among them where the list has pages. @default all of it */
  readonly attributes?: readonly string[];
  /** Rows that the list leaves out, which no key tells apart. With it, `limit` is demanded. */
  readonly filter?: {
    readonly matches: (item: StoredRow) => boolean;
    /** Of rows that match, those that may be seen; nothing of a page or its cursor tells of the others. @default all */
    readonly shown?: (items: readonly StoredRow[]) => Promise<readonly StoredRow[]>;
    /** How many rows one request may read for its page. */
    readonly mostRows: number;
  };
};
export type Page = {
  readonly items: readonly StoredRow[];
  readonly nextCursor?: string;
  /** Where the search gave up before its page was full: what lies behind it was not looked at. */
  readonly lastRead?: StoredRow;
};

/** A kind of row that counts, of which a tenant has one. */
type Counter = Pick<typeof claimCounter, 'key' | 'change' | 'read'>;

type Reading = {
  readonly consistent?: boolean;
  /** Nothing but these of the row, and its keys where they are among them. @default all of it */
  readonly attributes?: readonly string[];
};

/** The tenant's rows and nobody else's. Keys go in and come out without `T#<tenantId>#`. */
export type TenantTable = {
  readonly get: (key: Key, options?: Reading) => Promise<StoredRow | undefined>;
  /** Those of these rows that there are, in whatever order: 100 a call. Only of kinds that the role reads so. */
  readonly getMany: (keys: readonly Key[]) => Promise<readonly StoredRow[]>;
  /** One page; without `limit`, all pages of the range. Throws `MalformedCursor` for a cursor that is not ours. */
  readonly query: (query: Query) => Promise<Page>;
  /** What is remembered of a tenant hangs on this: the same object for as long as the tenant's session lives. */
  readonly session: WeakKey;
  /** How long `transact` waits for others; endpoints that decide anew wait by it too. */
  readonly patience: Patience;
  /** The same rows, for a request that has this much patience. */
  readonly within: (patience: Patience) => TenantTable;
  /** All or nothing. A failed condition is a value, found by the name of its write, with the item that stood in the way. */
  readonly transact: <const Writes extends NamedWrites>(writes: Writes) => Promise<TransactOutcome<Writes>>;
  /** The same without waiting for others: for whoever decides anew before the next attempt. */
  readonly transactOnce: <const Writes extends NamedWrites>(writes: Writes) => Promise<OneAttempt<Writes>>;
  /** Adds to a counter and returns its new value. */
  readonly addToCounter: (counter: Counter, by: number) => Promise<number>;
};

const rangeCondition = (
  { table = 'TenantData', index, pk, skFrom, skTo, skPrefix }: RowRange,
  keys: TenantKeys,
) => {
  const { partition, sort } = index === undefined ? { partition: 'PK', sort: 'SK' } : indexKeys[index];
  const values: Record<string, string> = { ':pk': keys.partitionOf({ table, pk }) };
  const conditions = ['#pk = :pk'];
  if (skPrefix !== undefined) {
    conditions.push('begins_with(#sk, :prefix)');
    values[':prefix'] = skPrefix;
  } else if (skFrom !== undefined && skTo !== undefined) {
    conditions.push('#sk BETWEEN :from AND :to');
    Object.assign(values, { ':from': skFrom, ':to': skTo });
  } else if (skFrom !== undefined) {
    conditions.push('#sk >= :from');
    values[':from'] = skFrom;
  } else if (skTo !== undefined) {
    conditions.push('#sk <= :to');
    values[':to'] = skTo;
  }
  return {
    KeyConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: { '#pk': partition, ...(conditions.length > 1 ? { '#sk': sort } : {}) },
    ExpressionAttributeValues: values,
  };
};

const withOnly = (asked: ReturnType<typeof rangeCondition>, attributes: Query['attributes']) => {
  if (attributes === undefined) return asked;
  const { ExpressionAttributeNames, ...only } = onlyOf(attributes);
  return {
    ...asked,
    ...only,
    ExpressionAttributeNames: { ...asked.ExpressionAttributeNames, ...ExpressionAttributeNames },
  };
};

/** Rows of a filtered list that one read asks for, 0.3 kB each: first few, and more where these were not enough. */
const rowsAtFirst = 500;
const rowsAtOnce = 2_500;
/** Of rows that match, so many are asked at once whether they may be seen. */
const askedAtOnce = 50;

/** The first so many of the rows that belong to the list. */
const fittingOf = async (
  items: readonly StoredRow[],
  most: number,
  filter: Query['filter'],
): Promise<readonly StoredRow[]> => {
  if (filter === undefined) return items.slice(0, most);
  const matching = items.filter((item) => filter.matches(item));
  const { shown } = filter;
  if (shown === undefined) return matching.slice(0, most);
  const found: StoredRow[] = [];
  for (let from = 0; from < matching.length && found.length < most; from += askedAtOnce)
    // oxlint-disable-next-line no-await-in-loop -- no more are asked than the page needs
    found.push(...(await shown(matching.slice(from, from + askedAtOnce))));
  return found.slice(0, most);
};

const queryIn =
  (client: DynamoDBDocumentClient, TableName: string, keys: TenantKeys) =>
  async (query: Query): Promise<Page> => {
    const found: Record<string, unknown>[] = [];
    const { limit, filter } = query;
    let [rows, lastRead]: [number, Record<string, unknown> | undefined] = [0, undefined];
    // One more than the page: only an item that is there is worth a cursor.
    const enough = limit === undefined ? Number.POSITIVE_INFINITY : limit + 1;
    let startKey = query.cursor === undefined ? undefined : startKeyOf(query.cursor, query, keys);
    do {
      // Pages follow each other: each begins where the one before ended.
      // eslint-disable-next-line no-await-in-loop
      const page = await client.send(
        new QueryCommand({
          TableName,
          ...withOnly(rangeCondition(query, keys), query.attributes),
          ...(query.index === undefined
            ? { ConsistentRead: query.consistent ?? false }
            : { IndexName: query.index }),
          ScanIndexForward: query.forward ?? true,
          ...(limit === undefined
            ? {}
            : {
                Limit: Math.max(
                  enough - found.length,
                  Math.min(
                    filter === undefined ? 0 : rows === 0 ? rowsAtFirst : rowsAtOnce,
                    (filter?.mostRows ?? rowsAtOnce) - rows,
                  ),
                ),
              }),
          ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
        }),
      );
      const { Items = [] } = page;
      const asStored = new Map(Items.map((item) => [keys.incoming(item), item] as const));
      // eslint-disable-next-line no-await-in-loop
      const fitting = await fittingOf([...asStored.keys()], enough - found.length, filter);
      found.push(...fitting.map((item) => asStored.get(item) ?? item));
      rows += Items.length;
      lastRead = Items.at(-1) ?? lastRead;
      startKey = page.LastEvaluatedKey;
    } while (startKey !== undefined && found.length < enough && rows < (filter?.mostRows ?? rows + 1));
    const items = found.slice(0, limit).map(keys.incoming);
    const last = found.length === enough ? found.at(-2) : undefined;
    if (last !== undefined) return { items, nextCursor: cursorOf(last, query, keys) };
    if (startKey === undefined || lastRead === undefined) return { items };
    return { items, nextCursor: cursorOf(lastRead, query, keys), lastRead: keys.incoming(lastRead) };
  };

/** BatchGetItem takes so many keys. */
const mostOfBatch = 100;

/** Rows of `TenantData` by their keys, consistently; loaded on use, since few ask so. */
const manyIn =
  (client: DynamoDBDocumentClient, TableName: string, keys: TenantKeys) =>
  async (wanted: readonly Key[]): Promise<readonly StoredRow[]> => {
    const { readBatch } = await import('#lambdas/adapters/aws/read-batch.ts');
    const batches = Array.from({ length: Math.ceil(wanted.length / mostOfBatch) }, (_, batch) =>
      wanted.slice(batch * mostOfBatch, (batch + 1) * mostOfBatch),
    );
    const found = await Promise.all(
      batches.map(async (batch) => {
        const Keys = batch.map((key) => ({ PK: keys.partitionOf(key), SK: key.sk }));
        return (await readBatch(client, { [TableName]: { Keys, ConsistentRead: true } }))[TableName] ?? [];
      }),
    );
    return found.flat().map(keys.incoming);
  };

/** Binds a tenant once. `client` must sign with that tenant's own session. */
export const tenantTableOf = (
  tenantId: TenantId,
  client: DynamoDBDocumentClient,
  names: TableNames,
  patience: Patience = briefPatience,
): TenantTable => {
  const keys = tenantKeysOf(tenantId);
  const TableName = names.tenantDataTable;
  const keyOf = (key: Key) => ({ PK: keys.partitionOf(key), SK: key.sk });
  const attempt = attemptOf(client, names, keys);
  return {
    session: client,
    patience,
    within: (ofRequest) => tenantTableOf(tenantId, client, names, ofRequest),
    get: async (key, { consistent = false, attributes } = {}) => {
      const only = attributes === undefined ? {} : onlyOf(attributes);
      const place = { TableName: tableNamed(names, key.table), Key: keyOf(key) };
      const { Item } = await client.send(new GetCommand({ ...place, ConsistentRead: consistent, ...only }));
      return Item === undefined ? undefined : keys.incoming(Item);
    },
    getMany: manyIn(client, TableName, keys),
    query: (query) => queryIn(client, tableNamed(names, query.table ?? 'TenantData'), keys)(query),
    transact: transactionOf(attempt, patience),
    transactOnce: attempt,
    addToCounter: async (counter, by) => {
      const Key = keyOf(counter.key({}));
      const change = updateOf(counter.change({ add: { next: by, listed: by } }));
      const { Attributes } = await client.send(
        new UpdateCommand({ TableName, Key, ...change, ReturnValues: 'ALL_NEW' }),
      );
      assert(Attributes !== undefined, 'an update that asks for the row is answered with it');
      return counter.read(Attributes).next;
    },
  };
};
