import { Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

import { EvidenceBucket } from '#lib/constructs/evidence-bucket.ts';
import { PrivateBucket } from '#lib/constructs/private-bucket.ts';
import { ProtectedTable } from '#lib/constructs/protected-table.ts';
import type { KeptTable } from '#lib/constructs/protected-table.ts';
import { restorableTable } from '#lib/constructs/restorable-table.ts';
import { rowsFormOf } from '#lib/constructs/table-rows.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import { backupTag, dailyBackupOf } from '#lib/stacks/osaka-names.ts';
import { dataControls } from '#lib/stacks/restorable-tables.ts';
import { ownedByCustomers, StageStack } from '#lib/stacks/stage-stack.ts';

/** The rest is ours: contracts, and the pages. */
const customersAssets = ['TenantData', 'Session', 'Keystore', 'Audit', 'Documents'];

/** Everything that must not be lost. */
export class Data extends StageStack {
  readonly tenantData: KeptTable;
  readonly control: KeptTable;
  readonly session: KeptTable;
  readonly keystore: KeptTable;
  readonly audit: KeptTable;
  readonly documents: EvidenceBucket;
  readonly web: PrivateBucket;

  constructor(scope: Construct, settings: StageSettings, foundation: Foundation) {
    super(scope, {
      settings,
      part: 'Data',
      description: 'STAFee: tables and buckets',
      controls: dataControls,
      classification: 'confidential',
    });
    const { dataKey, auditKey } = foundation;
    const ofData = { settings, encryptionKey: dataKey };
    this.tenantData = restorableTable(this, 'tenantData', ofData);
    this.control = restorableTable(this, 'control', ofData);
    // Who is signed in may sign in again: sessions are worth no backup, and must not come back from one.
    this.session = new ProtectedTable(this, 'Session', {
      encryptionKey: dataKey,
      isProtected: settings.isProven,
      ...rowsFormOf('Session'),
    });
    this.keystore = restorableTable(this, 'keystore', ofData);
    this.audit = restorableTable(this, 'audit', { settings, encryptionKey: auditKey });
    this.documents = new EvidenceBucket(this, 'Documents', {
      settings,
      encryptionKey: foundation.documentsKey,
    });
    Tags.of(this.documents).add(backupTag, dailyBackupOf(settings));
    this.web = new PrivateBucket(this, 'Web', {
      encryptionKey: foundation.webKey,
      noncurrentVersionsKeptDays: 30,
    });
    ownedByCustomers(...customersAssets.map((id) => this.node.findChild(id)));
  }
}
