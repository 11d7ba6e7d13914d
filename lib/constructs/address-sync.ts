import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

import { DeadLetters } from '#lib/constructs/dead-letters.ts';
import { StreamReader } from '#lib/constructs/event-sources.ts';
import { JobSchedule } from '#lib/constructs/job-schedule.ts';
import type { FunctionNetwork } from '#lib/constructs/plane-network.ts';
import { partitionsOf } from '#lib/constructs/partitions.ts';
import { onRows, throughService } from '#lib/constructs/statements.ts';
import { streamOf } from '#lib/constructs/protected-table.ts';
import { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import type { TenantWall } from '#lib/constructs/tenant-wall.ts';
import type { FunctionBundles } from '#lib/functions.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import { company } from '#rows/control.ts';

export type AddressSyncProps = {
  readonly settings: StageSettings;
  readonly foundation: Foundation;
  readonly data: Data;
  readonly network: FunctionNetwork | undefined;
  readonly bundles: FunctionBundles;
  readonly wall: TenantWall;
};

const timeout = Duration.minutes(2);

/**
 * Keeps the address sets of dedicated tenants as the control table has their lists: when one changes, and again every
 * night (docs/decisions/0051).
 */
export class AddressSync extends Construct {
  private readonly props: AddressSyncProps;
  private readonly deadLetters: DeadLetters;
  private readonly queue: sqs.Queue;

  constructor(scope: Construct, id: string, props: AddressSyncProps) {
    super(scope, id);
    this.props = props;
    this.deadLetters = new DeadLetters(this, 'DeadLetters', props.foundation.dataKey);
    const job = this.addJob();
    this.queue = this.addQueue(props.foundation.dataKey);
    this.feed(job);
    this.addNotifier();
    new JobSchedule(this, 'ipset-sync', { job, cron: '10 4 * * ? *', deadLetters: this.deadLetters });
  }

  private addJob(): ConfinedFunction {
    const { settings, foundation, data, network, bundles, wall } = this.props;
    const { sets, setPrefix } = wall;
    const job = new ConfinedFunction(this, 'Job', {
      settings,
      description: 'STAFee ipset-sync: address sets of dedicated tenants',
      bundle: bundles['ipset-sync'],
      environment: {
        CONTROL_TABLE: data.control.tableName,
        ADDRESS_SETS: Stack.of(this).toJsonString(
          Object.fromEntries(sets.map(({ tenantId, set }) => [tenantId, set.attrId])),
        ),
        ADDRESS_SET_PREFIX: setPrefix,
      },
      logsKey: foundation.logsKey,
      timeoutSeconds: timeout.toSeconds(),
      network,
      deadLetters: this.deadLetters,
      // An account may update a set once in a second, so there is never a second copy.
      reservedConcurrency: 1,
    });
    job.allow(
      onRows({ table: data.control, calls: ['GetItem'], rows: [company] }),
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

  /** One group for each tenant: what fails for one is tried again while the others go on. */
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

  private feed(job: ConfinedFunction): void {
    job.allow(
      new iam.PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [this.queue.queueArn],
      }),
      throughService(this.props.foundation.dataKey, 'sqs', 'kms:Decrypt'),
    );
    new lambda.EventSourceMapping(this, 'Feed', {
      target: job.function,
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      // The least that Lambda knows; the second batch waits until the one copy is free.
      maxConcurrency: 2,
      reportBatchItemFailures: true,
    });
  }

  /** From the table's own stream: no change of a list is without its notice, whoever wrote it and whatever he did next. */
  private addNotifier(): void {
    const { settings, foundation, data, network, bundles, wall } = this.props;
    const notifier = new ConfinedFunction(this, 'Notifier', {
      settings,
      description: 'STAFee ipset-notify: says that the list of a dedicated tenant changed',
      bundle: bundles['ipset-notify'],
      environment: { ADDRESS_QUEUE_URL: this.queue.queueUrl },
      logsKey: foundation.logsKey,
      timeoutSeconds: 30,
      network,
    });
    notifier.allow(
      new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] }),
      throughService(foundation.dataKey, 'sqs', 'kms:Decrypt', 'kms:GenerateDataKey'),
    );
    if (wall.sets.length === 0) return;
    new StreamReader(this, 'Changes', {
      reader: notifier,
      streamArn: streamOf(data.control),
      key: foundation.dataKey,
      batchSize: 100,
      windowSeconds: 0,
      filters: [
        {
          dynamodb: {
            Keys: {
              SK: { S: [company.sk] },
              PK: { S: wall.sets.flatMap(({ tenantId }) => partitionsOf([company], { tenant: tenantId })) },
            },
          },
        },
      ],
      deadLetters: this.deadLetters,
    });
  }
}
