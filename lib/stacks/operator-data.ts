import { Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

import { PrivateBucket } from '#lib/constructs/private-bucket.ts';
import { ProtectedTable } from '#lib/constructs/protected-table.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import { backupTag, dailyBackupOf } from '#lib/stacks/osaka-names.ts';
import { StageStack } from '#lib/stacks/stage-stack.ts';

/** The operator's own assets, apart from the customers' (8.1.1; docs/decisions/0020). */
export class OperatorData extends StageStack {
  /** Who is an operator. */
  readonly operators: ProtectedTable;
  /** Sessions, half-done sign-ins and failed attempts of operators. */
  readonly sessions: ProtectedTable;
  readonly web: PrivateBucket;

  constructor(scope: Construct, settings: StageSettings, foundation: Foundation) {
    super(scope, {
      settings,
      part: 'OperatorData',
      description: 'STAFee: tables and pages of the operators',
      controls: ['8.1.1', '9.2.3', '10.1.1'],
      classification: 'internal',
    });
    const table = { encryptionKey: foundation.dataKey, isProtected: settings.isProtected };
    this.operators = new ProtectedTable(this, 'Operator', table);
    Tags.of(this.operators).add(backupTag, dailyBackupOf(settings));
    this.sessions = new ProtectedTable(this, 'OperatorSession', { ...table, expiryAttribute: 'ttl' });
    this.web = new PrivateBucket(this, 'OperatorWeb', {
      encryptionKey: foundation.webKey,
      noncurrentVersionsKeptDays: 30,
    });
  }
}
