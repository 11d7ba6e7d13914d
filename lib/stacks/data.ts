import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

import { PrivateBucket } from '#lib/constructs/private-bucket.ts';
import { ProtectedTable } from '#lib/constructs/protected-table.ts';
import type { NarrowIndex } from '#lib/constructs/protected-table.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import { StageStack } from '#lib/stacks/stage-stack.ts';

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

/** Everything that must not be lost. */
export class Data extends StageStack {
  readonly tenantData: ProtectedTable;
  readonly control: ProtectedTable;
  readonly session: ProtectedTable;
  readonly keystore: ProtectedTable;
  readonly audit: ProtectedTable;
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
    this.tenantData = new ProtectedTable(this, 'TenantData', { ...table, indexes: claimIndexes });
    this.control = new ProtectedTable(this, 'Control', table);
    this.session = new ProtectedTable(this, 'Session', { ...table, expiryAttribute: 'ttl' });
    this.keystore = new ProtectedTable(this, 'Keystore', table);
    this.audit = new ProtectedTable(this, 'Audit', {
      encryptionKey: foundation.auditKey,
      isProtected,
      resourcePolicy: appendOnly(),
    });
    this.documents = new PrivateBucket(this, 'Documents', {
      encryptionKey: foundation.documentsKey,
      noncurrentVersionsKeptDays: 7,
      browserOrigin: settings.appOrigin,
    });
    this.web = new PrivateBucket(this, 'Web', {
      encryptionKey: foundation.webKey,
      noncurrentVersionsKeptDays: 30,
    });
  }
}
