import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { assert } from '#domain/kernel/assert.ts';
import { isTenantId, type TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { AddressRules } from '#domain/tenants/company-addresses.ts';
import { rulesInForce, type SignInRules } from '#domain/tenants/sign-in-rules.ts';
import { companyCodeOf } from '#domain/tenants/sign-in-name.ts';
import { onlyOf } from '#lambdas/adapters/aws/expressions.ts';
import { company, companyCode as code } from '#rows/control.ts';

/** What the control plane says about a tenant. */
export type TenantRecord = AddressRules & {
  readonly tenantId: TenantId;
  readonly name: string;
  readonly isActive: boolean;
  /** Of its own, never laxer than what we ship; with them the length of its passwords. */
  readonly rules: SignInRules;
  /** Until when nothing of the company's may be written, once that was said. */
  readonly readOnlyUntil?: Instant;
};

/** The state of a company whose people may sign in. */
const served = 'active';

type Item = Readonly<Record<string, unknown>>;

/** Reads the row of `tenantId`; undefined when there is none. Throws for a row that this release does not know. */
export const tenantRecordOf = (tenantId: TenantId, item: Item | undefined): TenantRecord | undefined => {
  if (item === undefined) return undefined;
  const { name, state, ipCidrs, addresses, passwordPolicy, signInRules, readOnlyUntil } = company.read(item);
  return {
    tenantId,
    name,
    isActive: state === served,
    ipCidrs,
    ...(addresses === undefined ? {} : { addresses: addresses.doc }),
    rules: rulesInForce(signInRules?.doc, passwordPolicy),
    ...(readOnlyUntil === undefined ? {} : { readOnlyUntil }),
  };
};

const noCompany: string = `t${'0'.repeat(26)}`;
assert(isTenantId(noCompany), 'it has the form of a tenant id');
/** The id of no company: asked for where there is none, so that nobody can tell by the asking. */
export const unknownCompanyId: TenantId = noCompany;

export const controlOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const get = async (Key: Readonly<Record<string, string>>): Promise<Item | undefined> =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  const idOf = async (typed: string): Promise<TenantId | undefined> => {
    const item = await get(code.primaryKey({ companyCode: companyCodeOf(typed) }));
    return item === undefined ? undefined : code.read(item).tenantId;
  };
  const byId = async (tenantId: TenantId) =>
    tenantRecordOf(tenantId, await get(company.primaryKey({ tenantId })));
  return {
    byId,
    /** 企業コード → tenant. */
    byCompanyCode: async (companyCode: string): Promise<TenantRecord | undefined> => {
      const tenantId = await idOf(companyCode);
      return tenantId === undefined ? undefined : byId(tenantId);
    },
    /** The same, by the same two reads whether there is such a company or not. */
    byCompanyCodeEvenly: async (companyCode: string): Promise<TenantRecord | undefined> =>
      byId((await idOf(companyCode)) ?? unknownCompanyId),
  };
};

export type Control = ReturnType<typeof controlOf>;

const stateOf = company.only('state');

/** For jobs: whether a company's people may sign in; its state alone is read. */
export const isServedIn =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (tenantId: TenantId): Promise<boolean> => {
    const Key = company.primaryKey({ tenantId });
    const only = onlyOf(stateOf.attributes);
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true, ...only }));
    return Item !== undefined && stateOf.read(Item).state === served;
  };
