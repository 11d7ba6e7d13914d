import { rowsFormOf, type RowsForm } from '#lib/constructs/table-rows.ts';
import type { RestorableTable } from '#lib/settings.ts';
import type { TableName } from '#rows/tables.ts';

/** What makes a table what it is, apart from its items: the stacks build by it, and a restore puts it on again. */
export type TableForm = RowsForm & {
  /** Its construct, and its name in vaults, exports and reports. */
  readonly name: TableName;
  /** Of the stack Foundation. */
  readonly key: 'data' | 'audit';
  readonly owner: 'customer' | 'provider';
  readonly classification: 'confidential' | 'internal';
  readonly controls: readonly string[];
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

export const dataControls = ['10.1.1', '12.3.1', '12.4.1', 'CLD.9.5.1'];
export const operatorDataControls = ['8.1.1', '9.2.3', '10.1.1'];

const ofRows = (name: TableName) => ({ name, ...rowsFormOf(name) });

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
    ...ofRows('TenantData'),
  },
  control: {
    ...ofCustomers,
    ...ofRows('Control'),
    // The rest is ours: contracts.
    owner: 'provider',
    // Keys are all that is told: the sync of address sets looks the newest list up.
    stream: 'KEYS_ONLY',
  },
  keystore: { ...ofCustomers, ...ofRows('Keystore') },
  audit: {
    ...ofCustomers,
    ...ofRows('Audit'),
    key: 'audit',
    // The archiver and the notices hear of every item by it.
    stream: 'NEW_AND_OLD_IMAGES',
    isAppendOnly: true,
  },
  operators: {
    ...ofRows('Operator'),
    key: 'data',
    owner: 'provider',
    classification: 'internal',
    controls: operatorDataControls,
  },
};

export const restorableTables = ['tenantData', 'control', 'keystore', 'audit', 'operators'] as const;
