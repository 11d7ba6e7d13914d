import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { dutyReminder } from '#rows/duties.ts';

/** Of which day the last reminder was. */
export const dutyRemindersOf = (client: DynamoDBDocumentClient, TableName: string) => ({
  isTold: async (day: CalendarDate): Promise<boolean> => {
    const Key = dutyReminder.primaryKey({});
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item !== undefined && dutyReminder.read(Item).day >= day;
  },
  told: async (day: CalendarDate): Promise<void> => {
    await client.send(new PutCommand({ TableName, Item: dutyReminder.stored({}, { day }) }));
  },
});
