import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isTenantId } from '#domain/kernel/ids.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { companyDeed, operatorDeed } from '#rows/audit.ts';

/** An item of the trail as its table has it; details are sealed with the company's key. */
export type KeptDeed = Readonly<Record<string, unknown>>;

/** `t/<tenant>` or `ops`, and a day in Japan. */
type Place = { readonly chain: string; readonly day: CalendarDate };

const rowsAtOnce = 250;
const shards = [0, 1, 2, 3];

const partitionsOf = ({ chain, day: date }: Place): readonly string[] => {
  const day = date.replaceAll('-', '');
  if (chain === 'ops') return [operatorDeed.partitionKey({ day })];
  const tenantId = chain.replace(/^t\//, '');
  assert(isTenantId(tenantId), 'a chain is a company’s or the operators’');
  return shards.map((shard) => companyDeed.partitionKey({ tenantId, day, shard }));
};

const idOf = (deed: KeptDeed): string => String(deed['SK']);

/** What the audit table has of a day. It reads, and nothing else. */
export const auditDaysOf = (client: DynamoDBDocumentClient, TableName: string) => {
  async function* partition(pk: string): AsyncGenerator<KeptDeed> {
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- a page names the next one
      const page = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'PK = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ConsistentRead: true,
          Limit: rowsAtOnce,
          ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }),
        }),
      );
      yield* page.Items ?? [];
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
  }
  return {
    /** All of a day in the order of their ids, a page of each partition at a time. */
    async *deedsOf(place: Place): AsyncGenerator<KeptDeed> {
      const open = await Promise.all(
        partitionsOf(place).map(async (pk) => {
          const rows = partition(pk);
          return { rows, next: await rows.next() };
        }),
      );
      for (;;) {
        const [first] = open
          .filter(({ next }) => next.done !== true)
          .toSorted((a, b) => (idOf(a.next.value ?? {}) < idOf(b.next.value ?? {}) ? -1 : 1));
        if (first === undefined || first.next.done === true) return;
        yield first.next.value;
        // oxlint-disable-next-line no-await-in-loop -- one after the other, in their order
        first.next = await first.rows.next();
      }
    },
    /** One by its key. */
    find: async (
      place: Place,
      { shard, eventId }: { readonly shard: string; readonly eventId: string },
    ): Promise<KeptDeed | undefined> => {
      const pk = partitionsOf(place)[Number(shard)];
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'PK = :pk AND SK = :sk',
          ExpressionAttributeValues: { ':pk': pk, ':sk': eventId },
          ConsistentRead: true,
        }),
      );
      return Items[0];
    },
  };
};
export type AuditDays = ReturnType<typeof auditDaysOf>;
