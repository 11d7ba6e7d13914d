import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isTenantId, type TenantId } from '#domain/kernel/ids.ts';
import { company } from '#rows/control.ts';
import { indexKeys } from '#rows/indexes.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import { MalformedCursor } from '#lambdas/adapters/tenant/cursor.ts';
import type { Item } from '#lambdas/adapters/sign-in/token-rows.ts';

/** A tenant as its contract knows it; nothing of what it keeps with us. */
export type ListedTenant = {
  readonly tenantId: TenantId;
  readonly companyCode: string;
  readonly name: string;
  readonly state: string;
  readonly plan: string;
  readonly cell: string;
  readonly createdAt: string;
};

/** All companies are one partition of this index, in the order of their codes. */
const index = 'TenantList';
const { partition: partitionName, sort: sortName } = indexKeys[index];
const tenants = company.indexes?.[index][0] ?? '';

const listedIn = (item: Item): readonly ListedTenant[] => {
  const tenantId = storedPartsOf(company, item)?.tenantId;
  if (tenantId === undefined) return [];
  const { name, state, plan, cell, createdAt, [sortName]: companyCode } = company.readListed(item);
  return [{ tenantId, companyCode: String(companyCode), name, state, plan, cell, createdAt }];
};

const cursorOf = ({ companyCode, tenantId }: ListedTenant): string =>
  Buffer.from(JSON.stringify([companyCode, tenantId])).toString('base64url');

const startKeyOf = (cursor: string): Record<string, string> => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const [companyCode, tenantId]: readonly unknown[] = Array.isArray(parts) ? parts : [];
    if (typeof companyCode === 'string' && companyCode !== '' && isTenantId(tenantId))
      return { ...company.primaryKey({ tenantId }), [partitionName]: tenants, [sortName]: companyCode };
  } catch {
    // Told below in our own words.
  }
  throw new MalformedCursor('a cursor has another shape');
};

type PageRequest = { readonly limit: number; readonly cursor?: string };
export type TenantPage = { readonly items: readonly ListedTenant[]; readonly nextCursor?: string };

/** Throws `MalformedCursor` for a cursor that no list of ours gave out. */
export type ListTenants = (request: PageRequest) => Promise<TenantPage>;

export const tenantListOf =
  (client: DynamoDBDocumentClient, TableName: string): ListTenants =>
  async ({ limit, cursor }) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: index,
        KeyConditionExpression: '#list = :tenants',
        ExpressionAttributeNames: { '#list': partitionName },
        ExpressionAttributeValues: { ':tenants': tenants },
        // One more than the page: only a tenant that is there is worth a cursor.
        Limit: limit + 1,
        ...(cursor === undefined ? {} : { ExclusiveStartKey: startKeyOf(cursor) }),
      }),
    );
    const items = Items.slice(0, limit).flatMap(listedIn);
    const last = items.at(-1);
    return Items.length <= limit || last === undefined ? { items } : { items, nextCursor: cursorOf(last) };
  };

/** Whether a company stands in the list under this code. */
export const isCompanyCodeOf =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (companyCode: string): Promise<boolean> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: index,
        KeyConditionExpression: '#list = :tenants AND #code = :code',
        ExpressionAttributeNames: { '#list': partitionName, '#code': sortName },
        ExpressionAttributeValues: { ':tenants': tenants, ':code': companyCode },
        Limit: 1,
      }),
    );
    return Items.length > 0;
  };
