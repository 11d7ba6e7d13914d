import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { assert } from '#domain/kernel/assert.ts';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { User } from '#domain/tenants/masters.ts';

/** Reads the row of one person; undefined when there is none. */
export const findPerson = async (
  client: DynamoDBDocumentClient,
  {
    tableName,
    tenantId,
    userId,
  }: { readonly tableName: string; readonly tenantId: TenantId; readonly userId: UserId },
): Promise<User | undefined> => {
  const { Item } = await client.send(
    new GetCommand({
      TableName: tableName,
      Key: { PK: `T#${tenantId}#USER`, SK: userId },
      ConsistentRead: true,
    }),
  );
  if (Item === undefined) return undefined;
  const doc: unknown = Item['doc'];
  assert(typeof doc === 'string', 'the row of a person holds his document');
  return JSON.parse(doc);
};
