import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { auditDayOf, auditFactsOf, auditWrite } from '#lambdas/adapters/tenant/audit-trail.ts';
import { tenantTableOf } from '#lambdas/adapters/tenant/tenant-table.ts';
import { operatorDeed } from '#rows/audit.ts';
import type { MailWorkerEnvironment } from './worker-environments.ts';

/** A deed of one plane that stands in the other's trail too: under the same id, with the hand that did it. */
export type MirroredDeed = {
  readonly id: string;
  readonly at: Instant;
  /** An operator, or somebody of the company; `-` for the clock. */
  readonly by: string;
  readonly action: string;
  readonly target: string;
};

const entryOf = ({ at, by, id, action, target }: MirroredDeed) =>
  ({
    request: { at, requestId: id, sourceIp: '-', actor: by === '-' ? undefined : { userId: by } },
    entry: { action, target, outcome: 'done' },
  }) as const;

const wasThere = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

/** In the operators' trail, as the worker itself. Once: whoever tells it again changes nothing. */
export const tellOperatorsIn =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (deed: MirroredDeed): Promise<void> => {
    const { request, entry } = entryOf(deed);
    const Item = operatorDeed.stored(
      { day: auditDayOf(deed.at), eventId: deed.id },
      auditFactsOf(request, entry),
    );
    try {
      await client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(PK)' }));
    } catch (error) {
      if (!wasThere(error)) throw error;
    }
  };

type Company = {
  readonly tenantId: TenantId;
  readonly client: DynamoDBDocumentClient;
  readonly environment: MailWorkerEnvironment;
};

/** In the company's own audit, under its own session. */
export const mirroredDeedsIn = ({ tenantId, client, environment }: Company) => ({
  tellCompany: async (deed: MirroredDeed): Promise<void> => {
    const { request, entry } = entryOf(deed);
    const table = tenantTableOf(tenantId, client, environment);
    // A condition that fails is a value: it was told before.
    await table.transact({ audit: await auditWrite(request, entry, { id: deed.id }) });
  },
});
