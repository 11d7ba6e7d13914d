import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CalendarDate } from '#domain/kernel/time.ts';
import { retentionReport } from '#rows/control.ts';
import type { RetentionReport } from '#domain/retention/retention-report.ts';

/** One report a Japanese day, kept in the control plane beside what it is about. */
export const retentionReportsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  return {
    find: async (on: CalendarDate): Promise<RetentionReport | undefined> => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: retentionReport.primaryKey({ on }), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : retentionReport.read(Item).doc;
    },
    save: async (report: RetentionReport): Promise<void> => {
      const Item = retentionReport.stored({ on: report.on }, { doc: report });
      await client.send(new PutCommand({ TableName, Item }));
    },
  };
};

export type RetentionReports = ReturnType<typeof retentionReportsOf>;
