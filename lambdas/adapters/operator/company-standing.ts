import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { onlyOf } from '#lambdas/adapters/aws/expressions.ts';
import { company, suspendedCompany } from '#rows/control.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import type { OperatorWrites } from './operator-transaction.ts';

export type CompanyStanding = { readonly name: string; readonly state: string };

/** All that an operator may read of a company's own row, in IAM too (lib/stacks/operator-api.ts). */
const standingOf = company.only('name', 'state');

export type SuspendedCompany = {
  readonly tenantId: TenantId;
  readonly name: string;
  readonly reason: string;
  readonly at: Instant;
};

export const companyStandingsOf = (client: DynamoDBDocumentClient, TableName: string) => ({
  find: async (tenantId: TenantId): Promise<CompanyStanding | undefined> => {
    const Key = company.primaryKey({ tenantId });
    const only = onlyOf(standingOf.attributes);
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true, ...only }));
    return Item === undefined ? undefined : standingOf.read(Item);
  },
  /** The first ones: there are few, or something is very wrong. */
  listSuspended: async (limit: number): Promise<readonly SuspendedCompany[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': suspendedCompany.partitionKey({}) },
        ConsistentRead: true,
        Limit: limit,
      }),
    );
    return Items.flatMap((item) => {
      const parts = storedPartsOf(suspendedCompany, item);
      return parts === undefined ? [] : [{ tenantId: parts.tenantId, ...suspendedCompany.read(item) }];
    });
  },
});
export type CompanyStandings = ReturnType<typeof companyStandingsOf>;

const stateChange = (tenantId: TenantId, from: string, to: string) =>
  ({
    kind: 'update',
    table: 'control',
    key: company.primaryKey({ tenantId }),
    change: company.change({ set: { state: to } }),
    condition: { expression: '#state = :from', names: { '#state': 'state' }, values: { ':from': from } },
  }) as const;

type Suspending = {
  readonly name: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
};

/** The authorizer, the door and the jobs read the state anyway: it bites at the next request. */
export const suspending = (tenantId: TenantId, facts: Suspending): OperatorWrites => ({
  company: stateChange(tenantId, 'active', 'suspended'),
  suspended: { kind: 'put', table: 'control', item: suspendedCompany.stored({ tenantId }, facts) },
});

export const resuming = (tenantId: TenantId): OperatorWrites => ({
  company: stateChange(tenantId, 'suspended', 'active'),
  suspended: { kind: 'delete', table: 'control', key: suspendedCompany.primaryKey({ tenantId }) },
});
