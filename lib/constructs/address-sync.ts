import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

import { DeadLetters } from '#lib/constructs/dead-letters.ts';
import { JobSchedule } from '#lib/constructs/job-schedule.ts';
import type { FunctionNetwork } from '#lib/constructs/plane-network.ts';
import { onTable, throughService } from '#lib/constructs/statements.ts';
import { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import type { TenantWall } from '#lib/constructs/tenant-wall.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';

export type AddressSyncProps = {
  readonly settings: StageSettings;
  readonly foundation: Foundation;
  readonly data: Data;
  readonly network: FunctionNetwork | undefined;
  readonly bundle: string;
  readonly wall: TenantWall;
};

const timeout = Duration.minutes(2);

/** Keeps the address sets of dedicated tenants as the control table has their lists: at once, and again every night. */
export class AddressSync extends Construct {
  /**
   * Takes `{ tenantId }` in the one group `addresses`. The sender names its request as deduplication id: two changes of
   * one list within five minutes look alike, and both count.
   */
  readonly queue: sqs.Queue;
  private readonly job: ConfinedFunction;

  constructor(scope: Construct, id: string, props: AddressSyncProps) {
    super(scope, id);
    const { foundation } = props;
    const deadLetters = new DeadLetters(this, 'DeadLetters', foundation.dataKey);
    this.job = this.addJob(props, deadLetters);
    this.queue = this.addQueue(foundation.dataKey);
    this.feed(foundation.dataKey);
    new JobSchedule(this, 'ipset-sync', { job: this.job, cron: '10 4 * * ? *', deadLetters });
  }

  private addJob(props: AddressSyncProps, deadLetters: DeadLetters): ConfinedFunction {
    const { settings, foundation, data, network, bundle } = props;
    const { sets } = props.wall;
    const job = new ConfinedFunction(this, 'Job', {
      settings,
      description: 'STAFee ipset-sync: address sets of dedicated tenants',
      bundle,
      environment: {
        CONTROL_TABLE: data.control.tableName,
        ADDRESS_SETS: Stack.of(this).toJsonString(
          sets.map(({ tenantId, set }) => ({ tenantId, name: set.name, id: set.attrId })),
        ),
      },
      logsKey: foundation.logsKey,
      timeoutSeconds: timeout.toSeconds(),
      network,
      deadLetters,
      // An account may update a set once in a second, so there is never a second copy.
      reservedConcurrency: 1,
    });
    job.allow(
      onTable(data.control, 'GetItem'),
      throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    );
    if (sets.length > 0)
      job.allow(
        new iam.PolicyStatement({
          actions: ['wafv2:GetIPSet', 'wafv2:UpdateIPSet'],
          resources: sets.map(({ set }) => set.attrArn),
        }),
      );
    return job;
  }

  private addQueue(encryptionMasterKey: kms.IKey): sqs.Queue {
    const encrypted = {
      fifo: true,
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    };
    const failed = new sqs.Queue(this, 'Failed', encrypted);
    return new sqs.Queue(this, 'Queue', {
      ...encrypted,
      visibilityTimeout: Duration.seconds(timeout.toSeconds() * 6),
      deadLetterQueue: { queue: failed, maxReceiveCount: 5 },
    });
  }

  private feed(queueKey: kms.IKey): void {
    this.job.allow(
      new iam.PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [this.queue.queueArn],
      }),
      throughService(queueKey, 'sqs', 'kms:Decrypt'),
    );
    new lambda.EventSourceMapping(this, 'Feed', {
      target: this.job.function,
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
    });
  }
}
