import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { assert } from '#domain/kernel/assert.ts';
import { isTenantId, type TenantId } from '#domain/kernel/ids.ts';
import { floorPolicy, type PasswordPolicy } from '#domain/tenants/password-policy.ts';
import { companyCodeOf } from '#domain/tenants/sign-in-name.ts';
import { company, companyCode as code } from '#rows/control.ts';

/** What the control plane says about a tenant. */
export type TenantRecord = {
  readonly tenantId: TenantId;
  readonly name: string;
  readonly isActive: boolean;
  /** Empty: no restriction. */
  readonly ipCidrs: readonly string[];
  readonly passwordPolicy: PasswordPolicy;
};

type Item = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Item => typeof value === 'object' && value !== null;

const policyOf = (value: unknown): PasswordPolicy => {
  const minimumLength = isRecord(value) ? value['minimumLength'] : undefined;
  return typeof minimumLength === 'number' && minimumLength > floorPolicy.minimumLength
    ? { minimumLength }
    : floorPolicy;
};

/** A list that cannot be read allows nobody: `unreadable` is no address range. */
const rangesOf = (value: unknown): readonly string[] => {
  if (value === undefined) return [];
  return Array.isArray(value)
    ? value.map((range) => (typeof range === 'string' ? range : 'unreadable'))
    : ['unreadable'];
};

/** Reads the META item of `tenantId`; undefined when there is none. */
export const tenantRecordOf = (tenantId: TenantId, item: Item | undefined): TenantRecord | undefined =>
  item === undefined
    ? undefined
    : {
        tenantId,
        name: typeof item['name'] === 'string' ? item['name'] : '',
        isActive: item['state'] === 'active',
        ipCidrs: rangesOf(item['ipCidrs']),
        passwordPolicy: policyOf(item['passwordPolicy']),
      };

const noCompany: string = `t${'0'.repeat(26)}`;
assert(isTenantId(noCompany), 'it has the form of a tenant id');
/** The id of no company: asked for where there is none, so that nobody can tell by the asking. */
export const unknownCompanyId: TenantId = noCompany;

const codeKeyOf = (typed: string) => code.primaryKey({ companyCode: companyCodeOf(typed) });

export const controlOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const get = async (Key: Readonly<Record<string, string>>): Promise<Item | undefined> =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  const byId = async (tenantId: TenantId) =>
    tenantRecordOf(tenantId, await get(company.primaryKey({ tenantId })));
  return {
    byId,
    /** 企業コード → tenant. */
    byCompanyCode: async (companyCode: string): Promise<TenantRecord | undefined> => {
      const tenantId: unknown = (await get(codeKeyOf(companyCode)))?.['tenantId'];
      return isTenantId(tenantId) ? byId(tenantId) : undefined;
    },
    /** The same, by the same two reads whether there is such a company or not. */
    byCompanyCodeEvenly: async (companyCode: string): Promise<TenantRecord | undefined> => {
      const tenantId: unknown = (await get(codeKeyOf(companyCode)))?.['tenantId'];
      return byId(isTenantId(tenantId) ? tenantId : unknownCompanyId);
    },
  };
};

export type Control = ReturnType<typeof controlOf>;
