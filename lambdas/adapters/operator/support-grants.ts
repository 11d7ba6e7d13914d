import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { GrantId, TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { askDays, mostOfDay, type SupportGrant } from '#domain/support/support-grant.ts';
import { ulidFrom } from '#lambdas/adapters/machine/ulid.ts';
import { onlyOf } from '#lambdas/adapters/aws/expressions.ts';
import { readBatch } from '#lambdas/adapters/aws/read-batch.ts';
import { cursorBehind, sortKeyIn } from '#lambdas/adapters/tenant/cursor.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import type { Row } from '#rows/row-kind.ts';
import { shownToOperators } from '#rows/shown-to-operators.ts';
import { supportAsked, supportGrant, supportTurn } from '#rows/support.ts';
import type { GrantPlace } from './operators.ts';
import type { OperatorWrite, OperatorWrites } from './operator-transaction.ts';

/** All that an operator may read of one, in IAM too (lib/stacks/operator-api.ts): who of the company answered is its own. */
const seenGrant = supportGrant.only(...shownToOperators);
/** With its keys, where rows are told apart. */
const seenAttributes = onlyOf(['PK', 'SK', ...seenGrant.attributes]);

/** 閲覧許可 with its place, as far as an operator may see it. */
export type PlacedGrant = GrantPlace & Omit<SupportGrant, 'decidedBy' | 'decidedByName' | 'withdrawnByName'>;

type Page = { readonly items: readonly PlacedGrant[]; readonly nextCursor?: string };
type PageRequest = { readonly limit: number; readonly cursor?: string };

/** What waits or is in force was asked for since then; ids may lie two days beside their moment (lambdas/support/ask-for-grant.ts). */
const daysBack = askDays + 3;
/** Within these days no more are made. */
const mostOfCompany = daysBack * mostOfDay + mostOfDay;

export const findGrantIn =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (place: GrantPlace): Promise<PlacedGrant | undefined> => {
    const Key = supportGrant.primaryKey(place);
    const only = onlyOf(seenGrant.attributes);
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true, ...only }));
    return Item === undefined ? undefined : { ...place, ...seenGrant.read(Item) };
  };

/** Which asking of a company is its last; undefined where nothing was ever asked of it. */
const findTurnIn =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (tenantId: TenantId): Promise<string | undefined> => {
    const Key = supportTurn.primaryKey({ tenantId });
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item === undefined ? undefined : supportTurn.read(Item).last;
  };

/** A client chooses its grant's id: two companies may have the same. */
const placeOf = ({ tenantId, grantId }: GrantPlace): string => `${tenantId} ${grantId}`;

const byPlace = (items: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(
    items.map((item) => {
      const place = storedPartsOf(supportGrant, item);
      return [place === undefined ? '' : placeOf(place), item];
    }),
  );

const placedIn = (item: Row): readonly PlacedGrant[] => {
  const place = storedPartsOf(supportGrant, item);
  return place === undefined ? [] : [{ ...place, ...seenGrant.read(item) }];
};

/** What operators asked companies for. */
export const supportGrantsOf = (client: DynamoDBDocumentClient, TableName: string) => ({
  find: findGrantIn(client, TableName),
  turn: findTurnIn(client, TableName),
  /** Of one company, the newest first. */
  ofCompany: async (tenantId: TenantId, at: Instant): Promise<readonly PlacedGrant[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: '#PK = :pk AND #SK >= :from',
        ExpressionAttributeValues: {
          ':pk': supportGrant.partitionKey({ tenantId }),
          ':from': ulidFrom(Date.parse(at) - daysBack * 86_400_000),
        },
        ...seenAttributes,
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: mostOfCompany,
      }),
    );
    return Items.flatMap(placedIn);
  },
  /** Of all companies, the newest first. Throws `MalformedCursor`. */
  page: async ({ limit, cursor }: PageRequest): Promise<Page> => {
    const below = cursor === undefined ? undefined : sortKeyIn(cursor, supportAsked.among({}));
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: `PK = :pk${below === undefined ? '' : ' AND SK < :sk'}`,
        ExpressionAttributeValues: {
          ':pk': supportAsked.partitionKey({}),
          ...(below === undefined ? {} : { ':sk': below }),
        },
        ConsistentRead: true,
        ScanIndexForward: false,
        // One more than the page: only one that is there is worth a cursor.
        Limit: limit + 1,
      }),
    );
    const places = Items.slice(0, limit).flatMap((item) => storedPartsOf(supportAsked, item) ?? []);
    const found =
      places.length === 0
        ? []
        : ((
            await readBatch(client, {
              [TableName]: {
                Keys: places.map((place) => supportGrant.primaryKey(place)),
                ConsistentRead: true,
                ...seenAttributes,
              },
            })
          )[TableName] ?? []);
    const rows = byPlace(found);
    const items = places.flatMap((place): readonly PlacedGrant[] => {
      const row = rows.get(placeOf(place));
      return row === undefined ? [] : [{ ...place, ...seenGrant.read(row) }];
    });
    const last = Items[limit - 1];
    return Items.length <= limit || last === undefined
      ? { items }
      : { items, nextCursor: cursorBehind(String(last['SK'])) };
  },
});
export type SupportGrants = ReturnType<typeof supportGrantsOf>;

type Asked = Pick<
  SupportGrant,
  'operatorId' | 'operatorName' | 'companyName' | 'reason' | 'parts' | 'hours' | 'askedAt' | 'expiresAt'
>;

type Turns = {
  /** As it was read. @default nothing was ever asked of the company */
  readonly turn: string | undefined;
  readonly next: string;
};

/** What was judged by what was asked of a company is done only where nobody asked meanwhile. */
const turnTaken = (tenantId: TenantId, { turn, next }: Turns): OperatorWrite => ({
  kind: 'put',
  table: 'control',
  item: supportTurn.stored({ tenantId }, { last: next }),
  condition:
    turn === undefined
      ? { expression: 'attribute_not_exists(PK)' }
      : { expression: '#last = :turn', names: { '#last': 'last' }, values: { ':turn': turn } },
});

/** The rows of an asking, once, and only where nobody asked since `turn` was read: by those that were known then it was judged. */
export const grantAsked = (place: GrantPlace, asked: Asked, turn: string | undefined): OperatorWrites => ({
  turn: turnTaken(place.tenantId, { turn, next: place.grantId }),
  grant: {
    kind: 'put',
    table: 'control',
    item: supportGrant.stored(place, asked),
    condition: { expression: 'attribute_not_exists(PK)' },
  },
  listed: { kind: 'put', table: 'control', item: supportAsked.stored(place, {}) },
});

type Open = {
  readonly tenantId: TenantId;
  readonly open: readonly PlacedGrant[];
  readonly turn: string | undefined;
};

/**
 * What waits or is in force of a company that is suspended: it ends with it, whoever else ends one of them at the same moment, and
 * does not come to life again when the company does.
 */
export const grantsEnded = ({ tenantId, open, turn }: Open, at: Instant): OperatorWrites => ({
  // Who asks at the same moment is judged after it.
  turn: turnTaken(tenantId, { turn, next: ulidFrom(Date.parse(at)) }),
  ...Object.fromEntries(
    open.map((grant) => [
      `grant ${grant.grantId}`,
      { ...grantEnded(grant, at), condition: { expression: 'attribute_exists(PK)' } },
    ]),
  ),
});

/** Whatever the company says of it at the same moment: it is less than it was. */
export const grantEnded = (place: { readonly tenantId: TenantId; readonly grantId: GrantId }, at: Instant) =>
  ({
    kind: 'update',
    table: 'control',
    key: supportGrant.primaryKey(place),
    change: supportGrant.change({ set: { endedAt: at } }),
    condition: { expression: 'attribute_exists(PK) AND attribute_not_exists(endedAt)' },
  }) as const;
