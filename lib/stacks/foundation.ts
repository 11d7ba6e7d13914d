import { Fn } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

import { CustomerKey } from '#lib/constructs/customer-key.ts';
import { GatewayLogging } from '#lib/constructs/gateway-logging.ts';
import { insightsGroupName } from '#lib/constructs/insights.ts';
import { KeptLogGroup } from '#lib/constructs/kept-log-group.ts';
import type { StageSettings } from '#lib/settings.ts';
import { keyReplicaOutput, osakaRegion, osakaStackOf } from '#lib/stacks/osaka-names.ts';
import { StageStack } from '#lib/stacks/stage-stack.ts';

/** The keys, under one of which everything else is encrypted, and what an account needs once: both live longest. */
export class Foundation extends StageStack {
  readonly dataKey: CustomerKey;
  readonly documentsKey: CustomerKey;
  readonly logsKey: CustomerKey;
  readonly auditKey: CustomerKey;
  readonly webKey: CustomerKey;
  /** Where every function's extension writes; `undefined` where `settings.hasInsights` is off. */
  readonly insightsLogs: KeptLogGroup | undefined;
  /** Wraps every tenant's data key. Multi-Region, so that backups in Osaka stay readable when Tokyo is down. */
  readonly keyEncryptionKey: kms.IKey;

  constructor(scope: Construct, settings: StageSettings) {
    super(scope, {
      settings,
      part: 'Foundation',
      description: 'STAFee: customer managed keys, settings of the account',
      controls: ['10.1.1', 'CLD.8.1.5'],
      classification: 'confidential',
    });
    this.dataKey = new CustomerKey(this, 'DataKey', { description: 'STAFee tables' });
    this.documentsKey = new CustomerKey(this, 'DocumentsKey', { description: 'STAFee evidence and exports' });
    this.auditKey = new CustomerKey(this, 'AuditKey', { description: 'STAFee audit trail' });
    this.webKey = new CustomerKey(this, 'WebKey', { description: 'STAFee web client' });
    this.logsKey = new CustomerKey(this, 'LogsKey', { description: 'STAFee log groups' });
    this.logsKey.serveLogGroups();
    this.insightsLogs = settings.hasInsights ? this.addInsightsLogs() : undefined;
    this.keyEncryptionKey = this.addKeyEncryptionKey();
    new GatewayLogging(this, 'GatewayLogging');
  }

  /** Made first and by us: the extension would make it without a key, to be kept for ever. */
  private addInsightsLogs(): KeptLogGroup {
    return new KeptLogGroup(this, 'InsightsLogs', {
      settings: this.settings,
      encryptionKey: this.logsKey,
      name: insightsGroupName,
      days: 30,
    });
  }

  /** What one stage wrapped, only its own key unwraps: the form that runs in Osaka takes the replica that waits there. */
  private addKeyEncryptionKey(): kms.IKey {
    const { recoveryOf } = this.settings;
    if (recoveryOf === undefined)
      return new CustomerKey(this, 'KeyEncryptionKey', {
        description: 'STAFee tenant data keys',
        multiRegion: true,
      });
    const replica = Fn.getStackOutput(osakaStackOf(recoveryOf), keyReplicaOutput, osakaRegion);
    return kms.Key.fromKeyArn(this, 'KeyEncryptionKeyReplica', replica);
  }
}
