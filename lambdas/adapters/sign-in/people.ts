import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import type { User } from '#domain/tenants/masters.ts';
import { person } from '#rows/people.ts';

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
      Key: person.primaryKey({ tenantId, userId }),
      ConsistentRead: true,
    }),
  );
  return Item === undefined ? undefined : person.read(Item).doc;
};
