import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Cloud } from '#local/running-cloud.ts';

const tables = ['TenantData', 'Control', 'Session', 'Keystore', 'Audit'] as const;
type Row = Readonly<Record<string, unknown>>;

/** Every row that the cloud keeps for tenants, by its table. */
export const allRows = async (
  cloud: Pick<Cloud, 'services' | 'operator' | 'nameOf'>,
  aheadMillis = 0,
): Promise<Readonly<Record<string, readonly Row[]>>> => {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: cloud.services.dynamodb,
      region: 'ap-northeast-1',
      credentials: cloud.operator,
      systemClockOffset: aheadMillis,
    }),
  );
  const rowsOf = async (table: string): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- a page names the next one
      const page = await client.send(
        new ScanCommand({
          TableName: cloud.nameOf(table),
          ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }),
        }),
      );
      rows.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return rows;
  };
  return Object.fromEntries(
    await Promise.all(tables.map(async (table) => [table, await rowsOf(table)] as const)),
  );
};
