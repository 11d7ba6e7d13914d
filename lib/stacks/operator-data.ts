import type { Construct } from 'constructs';

import { PrivateBucket } from '#lib/constructs/private-bucket.ts';
import { ProtectedTable } from '#lib/constructs/protected-table.ts';
import type { KeptTable } from '#lib/constructs/protected-table.ts';
import { restorableTable } from '#lib/constructs/restorable-table.ts';
import { rowsFormOf } from '#lib/constructs/table-rows.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import { operatorDataControls } from '#lib/stacks/restorable-tables.ts';
import { StageStack } from '#lib/stacks/stage-stack.ts';

/** The operator's own assets, apart from the customers' (8.1.1; docs/decisions/0020). */
export class OperatorData extends StageStack {
  /** Who is an operator. */
  readonly operators: KeptTable;
  /** Sessions, half-done sign-ins and failed attempts of operators. */
  readonly sessions: ProtectedTable;
  readonly web: PrivateBucket;

  constructor(scope: Construct, settings: StageSettings, foundation: Foundation) {
    super(scope, {
      settings,
      part: 'OperatorData',
      description: 'STAFee: tables and pages of the operators',
      controls: operatorDataControls,
      classification: 'internal',
    });
    this.operators = restorableTable(this, 'operators', { settings, encryptionKey: foundation.dataKey });
    this.sessions = new ProtectedTable(this, 'OperatorSession', {
      encryptionKey: foundation.dataKey,
      isProtected: settings.isProven,
      ...rowsFormOf('OperatorSession'),
    });
    this.web = new PrivateBucket(this, 'OperatorWeb', {
      encryptionKey: foundation.webKey,
      noncurrentVersionsKeptDays: 30,
    });
  }
}
