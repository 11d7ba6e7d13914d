import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId } from '#domain/kernel/ids.ts';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { stageMaintenance } from '#rows/control.ts';
import type { Item } from './token-rows.ts';

/**
 * 閲覧のみ: rows that an operator's command writes into the control table. The stage's own is read with every session;
 * a company's stands in the company's record too, which is read there anyway (docs/decisions/0108).
 */
const partition = stageMaintenance.partitionKey({});
export const stageMaintenanceRow = stageMaintenance.primaryKey({});

const untilIn = (value: unknown, at: Instant): readonly Instant[] =>
  isInstant(value) && at < value ? [value] : [];

/** Until when nothing may be written, of all that says so; undefined when nothing does any more. */
export const readOnlyUntilIn = (
  { company, stage }: { readonly company: Item | undefined; readonly stage: Item | undefined },
  at: Instant,
): Instant | undefined =>
  [...untilIn(company?.['readOnlyUntil'], at), ...untilIn(stage?.['until'], at)].toSorted().at(-1);

/** For jobs: which companies must not be written to now. Few rows, all in one partition. */
export const waitingCompaniesOf =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (at: Instant): Promise<(tenantId: TenantId) => boolean> => {
    const waiting = new Set<unknown>();
    let ExclusiveStartKey: Item | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- a page names the next one
      const page = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'PK = :pk',
          ExpressionAttributeValues: { ':pk': partition },
          ConsistentRead: true,
          ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey }),
        }),
      );
      for (const { SK, until } of page.Items ?? []) if (untilIn(until, at).length > 0) waiting.add(SK);
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return (tenantId) => waiting.has(stageMaintenanceRow.SK) || waiting.has(tenantId);
  };
