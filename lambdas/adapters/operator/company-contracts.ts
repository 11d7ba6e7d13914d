import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { OperatorId, TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { termsOfBefore, type ContractTerms } from '#domain/tenants/contract-terms.ts';
import { isPlan } from '#domain/tenants/plans.ts';
import { onlyOf } from '#lambdas/adapters/aws/expressions.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { cursorBehind, sortKeyIn } from '#lambdas/adapters/tenant/cursor.ts';
import { company } from '#rows/control.ts';
import { contractChange } from '#rows/onboarding.ts';
import { indexKeys } from '#rows/indexes.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import type { OperatorWrites } from './operator-transaction.ts';

/** All that operators read of a company's own row, in IAM too (lib/stacks/operator-api.ts). */
export const contractedOf = company.only('name', 'state', 'plan', 'createdAt', 'contract', 'contractVersion');
const codeName = indexKeys.TenantList.sort;

export type CompanyContract = {
  readonly name: string;
  readonly state: string;
  readonly companyCode: string;
  readonly createdAt: string;
  /** `plan` is what the row says: a later release may know others. */
  readonly plan: string;
  readonly terms: Omit<ContractTerms, 'plan'>;
  readonly version: number;
};

/** Undefined where this release does not know the plan. */
export const termsIn = ({ plan, terms }: CompanyContract): ContractTerms | undefined =>
  isPlan(plan) ? { ...terms, plan } : undefined;

export type ContractChange = {
  readonly version: number;
  readonly before?: ContractTerms;
  readonly after: ContractTerms;
  readonly reason: string;
  readonly by: OperatorId;
  readonly byName: string;
  readonly at: Instant;
};

const { plan: _plan, ...noBounds } = termsOfBefore('standard');

export const companyContractsOf = (client: DynamoDBDocumentClient, TableName: string) => ({
  find: async (tenantId: TenantId): Promise<CompanyContract | undefined> => {
    const Key = company.primaryKey({ tenantId });
    const only = onlyOf([...contractedOf.attributes, codeName]);
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true, ...only }));
    if (Item === undefined) return undefined;
    const {
      name,
      state,
      plan,
      createdAt,
      contract = noBounds,
      contractVersion = 0,
    } = contractedOf.read(Item);
    const companyCode = String(Item[codeName]);
    return { name, state, plan, createdAt, companyCode, terms: contract, version: contractVersion };
  },
  /** The newest first. Throws `MalformedCursor`. */
  changes: async (
    tenantId: TenantId,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<{ readonly items: readonly ContractChange[]; readonly nextCursor?: string }> => {
    const from = cursor === undefined ? undefined : sortKeyIn(cursor, contractChange.among({ tenantId }));
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: `PK = :pk${from === undefined ? '' : ' AND SK < :sk'}`,
        ExpressionAttributeValues: {
          ':pk': contractChange.partitionKey({ tenantId }),
          ...(from === undefined ? {} : { ':sk': from }),
        },
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: limit + 1,
      }),
    );
    const shown = Items.slice(0, limit);
    const last = shown.at(-1);
    const parts = last === undefined ? undefined : storedPartsOf(contractChange, last);
    return {
      items: shown.map((item) => contractChange.read(item)),
      ...(Items.length > limit && parts !== undefined ? { nextCursor: cursorBehind(parts.eventId) } : {}),
    };
  },
});
export type CompanyContracts = ReturnType<typeof companyContractsOf>;

const keptOf = ({ plan, ...contract }: ContractTerms) => ({ plan, contract });

/** The new terms over the version that was seen, with their line of the history: all or none. */
export const contractChanged = (
  tenantId: TenantId,
  seen: number,
  change: Omit<ContractChange, 'version'>,
): OperatorWrites => ({
  contract: {
    kind: 'update',
    table: 'control',
    key: company.primaryKey({ tenantId }),
    change: company.change({ set: { ...keptOf(change.after), contractVersion: seen + 1 } }),
    condition: {
      expression: `attribute_exists(PK) AND ${seen === 0 ? 'attribute_not_exists(#version)' : '#version = :seen'}`,
      names: { '#version': 'contractVersion' },
      ...(seen === 0 ? {} : { values: { ':seen': seen } }),
    },
  },
  history: {
    kind: 'put',
    table: 'control',
    item: contractChange.stored({ tenantId, eventId: ulidAt(change.at) }, { ...change, version: seen + 1 }),
    condition: { expression: 'attribute_not_exists(PK)' },
  },
});
