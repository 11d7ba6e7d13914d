import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantId } from '#domain/kernel/ids.ts';
import { company } from '#rows/control.ts';
import { partsInIndex } from '#rows/read-key.ts';

/** By what people of a company know it, and sign in. */
export type CompanyNames = { readonly name: string; readonly companyCode: string };

/** Undefined: there is no such company. */
export const companyNamesIn =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (tenantId: TenantId): Promise<CompanyNames | undefined> => {
    const Key = company.primaryKey({ tenantId });
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    const listed = Item === undefined ? undefined : partsInIndex(company, 'TenantList', Item);
    return Item === undefined || listed === undefined
      ? undefined
      : { name: company.read(Item).name, companyCode: listed.companyCode };
  };
