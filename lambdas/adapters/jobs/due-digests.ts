import { DeleteCommand, PutCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { digestDue } from '#rows/control.ts';
import { storedPartsOf } from '#rows/read-key.ts';

/** Which digest of whom: only ids, as all companies' stand in one partition. */
export type DueDigest = { readonly tenantId: TenantId; readonly userId: UserId; readonly at: Instant };

/** Rows that one page asks for. */
const rowsAtOnce = 200;

/** The digests that are due, of all companies. A digest is planned as often as one likes, and is one row. */
export const dueDigestsOf = (client: DynamoDBDocumentClient, TableName: string) => ({
  plan: async (due: DueDigest): Promise<void> => {
    await client.send(new PutCommand({ TableName, Item: digestDue.stored(due, {}) }));
  },
  end: async (due: DueDigest): Promise<void> => {
    await client.send(new DeleteCommand({ TableName, Key: digestDue.primaryKey(due) }));
  },
  /** Page by page, the oldest first. */
  async *dueAt(at: Instant): AsyncGenerator<readonly DueDigest[]> {
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- a page names the next one
      const page = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'PK = :pk AND SK <= :until',
          ExpressionAttributeValues: { ':pk': digestDue.partitionKey({}), ':until': `${at}~` },
          ConsistentRead: true,
          Limit: rowsAtOnce,
          ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }),
        }),
      );
      yield (page.Items ?? []).flatMap((row) => storedPartsOf(digestDue, row) ?? []);
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
  },
});
export type DueDigests = ReturnType<typeof dueDigestsOf>;
