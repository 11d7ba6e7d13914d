import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isFailedCondition } from '#lambdas/adapters/aws/meetings.ts';
import type { TenantId } from '#domain/kernel/ids.ts';
import { contractChange, onboardingOrder, onboardingProgress } from '#rows/onboarding.ts';

type Order = ReturnType<typeof onboardingOrder.read>;
type Progress = ReturnType<typeof onboardingProgress.read>;

/** What was ordered of a company, and how far it came. */
export const onboardingRunsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const get = async (Key: Readonly<Record<string, string>>) =>
    (await client.send(new GetCommand({ TableName, Key: { ...Key }, ConsistentRead: true }))).Item;
  return {
    order: async (tenantId: TenantId): Promise<Order | undefined> => {
      const item = await get(onboardingOrder.primaryKey({ tenantId }));
      return item === undefined ? undefined : onboardingOrder.read(item);
    },
    progress: async (tenantId: TenantId): Promise<Progress | undefined> => {
      const item = await get(onboardingProgress.primaryKey({ tenantId }));
      return item === undefined ? undefined : onboardingProgress.read(item);
    },
    note: async (tenantId: TenantId, progress: Progress): Promise<void> => {
      const Item = onboardingProgress.stored({ tenantId }, progress);
      await client.send(new PutCommand({ TableName, Item }));
    },
    /** The first record of the contract, once. */
    record: async (tenantId: TenantId, { userId: eventId, ...order }: Order): Promise<void> => {
      const { terms: after, reason, by, byName, at } = order;
      const Item = contractChange.stored(
        { tenantId, eventId },
        { version: 1, after, reason, by, byName, at },
      );
      try {
        await client.send(
          new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(PK)' }),
        );
      } catch (error) {
        if (!isFailedCondition(error)) throw error;
      }
    },
    /** Who he is the company alone keeps from now on. */
    forgetPerson: async (
      tenantId: TenantId,
      { email: _email, name: _name, loginId: _loginId, ...order }: Order,
    ): Promise<void> => {
      await client.send(
        new PutCommand({
          TableName,
          Item: onboardingOrder.stored({ tenantId }, order),
          ConditionExpression: 'attempt = :seen',
          ExpressionAttributeValues: { ':seen': order.attempt },
        }),
      );
    },
  };
};
