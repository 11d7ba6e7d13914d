import type { NarrowIndex } from '#lib/constructs/protected-table.ts';
import type { RestorableTable } from '#lib/settings.ts';

/** What makes a table what it is, apart from its items: the stacks build by it, and a restore puts it on again. */
export type TableForm = {
  /** Its construct, and its name in vaults, exports and reports. */
  readonly name: string;
  /** Of the stack Foundation. */
  readonly key: 'data' | 'audit';
  readonly owner: 'customer' | 'provider';
  readonly classification: 'confidential' | 'internal';
  readonly controls: readonly string[];
  /** @default no index */
  readonly indexes?: Readonly<Record<string, NarrowIndex>>;
  /** Attribute that holds the expiry in epoch seconds. @default items never expire */
  readonly expiryAttribute?: string;
  /** @default no stream */
  readonly stream?: 'KEYS_ONLY' | 'NEW_AND_OLD_IMAGES';
  /** Nobody changes or removes an item. @default whoever has the right may */
  readonly isAppendOnly?: true;
};

/** An audit item is put once: nobody changes or removes it, whatever his own policy says. TTL is no IAM call. */
export const changingActions = [
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:PartiQLUpdate',
  'dynamodb:PartiQLDelete',
];

/** What a list of claims shows without opening one; a byte more here is paid on every save. */
const summary = [
  'number',
  'title',
  'status',
  'applicantName',
  'departmentName',
  'total',
  'tax',
  'version',
  'updatedAt',
  'submittedAt',
  'stepName',
];

export const dataControls = ['10.1.1', '12.3.1', '12.4.1', 'CLD.9.5.1'];
export const operatorDataControls = ['8.1.1', '9.2.3', '10.1.1'];

const ofCustomers = {
  key: 'data',
  owner: 'customer',
  classification: 'confidential',
  controls: dataControls,
} as const;

/** Every table that is worth a backup: all but sessions, which must not come back from one. */
export const tableForms: Readonly<Record<RestorableTable, TableForm>> = {
  tenantData: {
    ...ofCustomers,
    name: 'TenantData',
    indexes: {
      GSI1: { partitionKey: 'G1P', sortKey: 'G1S', attributes: summary },
      GSI2: { partitionKey: 'G2P', sortKey: 'G2S', attributes: summary },
    },
  },
  control: {
    ...ofCustomers,
    name: 'Control',
    // The rest is ours: contracts.
    owner: 'provider',
    // Keys are all that is told: the sync of address sets looks the newest list up.
    stream: 'KEYS_ONLY',
    indexes: {
      // What operators see of tenants; the lists of addresses and the policies stay behind.
      TenantList: {
        partitionKey: 'list',
        sortKey: 'companyCode',
        attributes: ['name', 'state', 'plan', 'cell', 'createdAt'],
      },
    },
  },
  keystore: { ...ofCustomers, name: 'Keystore' },
  audit: {
    ...ofCustomers,
    name: 'Audit',
    key: 'audit',
    // The archiver and the notices hear of every item by it.
    stream: 'NEW_AND_OLD_IMAGES',
    isAppendOnly: true,
  },
  operators: {
    name: 'Operator',
    key: 'data',
    owner: 'provider',
    classification: 'internal',
    controls: operatorDataControls,
  },
};

export const restorableTables = ['tenantData', 'control', 'keystore', 'audit', 'operators'] as const;
