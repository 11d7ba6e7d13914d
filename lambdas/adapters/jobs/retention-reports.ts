import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { RetentionReport } from '#domain/retention/retention-report.ts';

const keyOf = (on: CalendarDate) => ({ PK: 'JOB#retention-purge', SK: on });

/** One report a Japanese day, kept in the control plane beside what it is about. */
export const retentionReportsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  return {
    find: async (on: CalendarDate): Promise<RetentionReport | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(on), ConsistentRead: true }));
      return Item === undefined ? undefined : JSON.parse(String(Item['doc']));
    },
    save: async (report: RetentionReport): Promise<void> => {
      const Item = { ...keyOf(report.on), doc: JSON.stringify(report) };
      await client.send(new PutCommand({ TableName, Item }));
    },
  };
};

export type RetentionReports = ReturnType<typeof retentionReportsOf>;
