import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { companyMaintenance, stageMaintenance } from '#rows/control.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import type { Item } from './token-rows.ts';

/**
 * 閲覧のみ: rows that an operator's command writes into the control table. The stage's own is read with every session;
 * a company's stands in the company's record too, which is read there anyway (docs/decisions/0108).
 */
const partition = stageMaintenance.partitionKey({});
export const stageMaintenanceRow = stageMaintenance.primaryKey({});

/** Until when nothing may be written, of all that says so; undefined when nothing does any more. */
export const readOnlyUntilIn = (
  { company, stage }: { readonly company: Instant | undefined; readonly stage: Item | undefined },
  at: Instant,
): Instant | undefined => {
  const ofStage = stage === undefined ? undefined : stageMaintenance.read(stage).until;
  return [company, ofStage]
    .filter((until) => until !== undefined && at < until)
    .toSorted((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1))
    .at(-1);
};

/** For jobs: which companies must not be written to now. Few rows, all in one partition. */
export const waitingCompaniesOf =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (at: Instant): Promise<(tenantId: TenantId) => boolean> => {
    const waiting = new Set<TenantId>();
    let isStageWaiting = false;
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
      for (const row of page.Items ?? []) {
        const tenantId = storedPartsOf(companyMaintenance, row)?.tenantId;
        const { until } = (tenantId === undefined ? stageMaintenance : companyMaintenance).read(row);
        if (at >= until) continue;
        if (tenantId === undefined) isStageWaiting = true;
        else waiting.add(tenantId);
      }
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return (tenantId) => isStageWaiting || waiting.has(tenantId);
  };
