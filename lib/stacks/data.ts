import { Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

import { PrivateBucket } from '#lib/constructs/private-bucket.ts';
import { ProtectedTable } from '#lib/constructs/protected-table.ts';
import type { KeptTable, NarrowIndex } from '#lib/constructs/protected-table.ts';
import { browserOriginsOf } from '#lib/dedicated-tenants.ts';
import type { RestorableTable, StageSettings } from '#lib/settings.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import { backupTag, dailyBackupOf } from '#lib/stacks/osaka-names.ts';
import { ownedByCustomers, StageStack } from '#lib/stacks/stage-stack.ts';

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

const claimIndexes: Readonly<Record<string, NarrowIndex>> = {
  GSI1: { partitionKey: 'G1P', sortKey: 'G1S', attributes: summary },
  GSI2: { partitionKey: 'G2P', sortKey: 'G2S', attributes: summary },
};

/** What operators see of tenants; the lists of addresses and the policies stay behind. */
const tenantList: Readonly<Record<string, NarrowIndex>> = {
  TenantList: {
    partitionKey: 'list',
    sortKey: 'companyCode',
    attributes: ['name', 'state', 'plan', 'cell', 'createdAt'],
  },
};

/** An audit item is put once: nobody changes or removes it, whatever his own policy says. TTL is no IAM call. */
const appendOnly = (): iam.PolicyDocument =>
  new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        sid: 'AppendOnly',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: [
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
          'dynamodb:BatchWriteItem',
          'dynamodb:PartiQLUpdate',
          'dynamodb:PartiQLDelete',
        ],
        resources: ['*'],
      }),
    ],
  });

/** The rest is ours: contracts, and the pages. */
const customersAssets = ['TenantData', 'Session', 'Keystore', 'Audit', 'Documents'];

/** Everything that must not be lost. */
export class Data extends StageStack {
  readonly tenantData: KeptTable;
  readonly control: KeptTable;
  readonly session: KeptTable;
  readonly keystore: KeptTable;
  readonly audit: KeptTable;
  readonly documents: PrivateBucket;
  readonly web: PrivateBucket;

  constructor(scope: Construct, settings: StageSettings, foundation: Foundation) {
    super(scope, {
      settings,
      part: 'Data',
      description: 'STAFee: tables and buckets',
      controls: ['10.1.1', '12.3.1', '12.4.1', 'CLD.9.5.1'],
      classification: 'confidential',
    });
    const { isProtected } = settings;
    const table = { encryptionKey: foundation.dataKey, isProtected };
    this.tenantData = this.backedUp(
      'tenantData',
      new ProtectedTable(this, 'TenantData', { ...table, indexes: claimIndexes }),
    );
    this.control = this.backedUp(
      'control',
      // Keys are all that is told: the sync of address sets looks the newest list up.
      new ProtectedTable(this, 'Control', { ...table, indexes: tenantList, stream: 'KEYS_ONLY' }),
    );
    // Who is signed in may sign in again: sessions are worth no backup, and must not come back from one.
    this.session = new ProtectedTable(this, 'Session', { ...table, expiryAttribute: 'ttl' });
    this.keystore = this.backedUp('keystore', new ProtectedTable(this, 'Keystore', table));
    this.audit = this.backedUp(
      'audit',
      new ProtectedTable(this, 'Audit', {
        encryptionKey: foundation.auditKey,
        isProtected,
        // The archiver and the notices hear of every item by it.
        stream: 'NEW_AND_OLD_IMAGES',
        resourcePolicy: appendOnly(),
      }),
    );
    this.documents = new PrivateBucket(this, 'Documents', {
      encryptionKey: foundation.documentsKey,
      noncurrentVersionsKeptDays: 7,
      browserOrigins: browserOriginsOf(settings),
    });
    Tags.of(this.documents).add(backupTag, dailyBackupOf(settings));
    this.web = new PrivateBucket(this, 'Web', {
      encryptionKey: foundation.webKey,
      noncurrentVersionsKeptDays: 30,
    });
    ownedByCustomers(...customersAssets.map((id) => this.node.findChild(id)));
  }

  /** Puts the table into the daily plan, and hands out the restored one in its place where a restore made one. */
  private backedUp(name: RestorableTable, table: ProtectedTable): KeptTable {
    Tags.of(table).add(backupTag, dailyBackupOf(this.settings));
    const restored = this.settings.restoredTables?.[name];
    if (restored === undefined) return table;
    const { tableArn, tableName } = ProtectedTable.fromTableName(this, `${name}Restored`, restored);
    return { tableArn, tableName };
  }
}
