import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

import type { DeadLetters } from '#lib/constructs/dead-letters.ts';
import { throughService } from '#lib/constructs/statements.ts';
import type { ConfinedFunction } from '#lib/constructs/confined-function.ts';

export type StreamReaderProps = {
  readonly reader: ConfinedFunction;
  readonly streamArn: string;
  /** The key of the stream's table. */
  readonly key: kms.IKey;
  readonly batchSize: number;
  readonly windowSeconds: number;
  /** Event patterns, one of which a record must fit. @default every record */
  readonly filters?: readonly Record<string, unknown>[];
  readonly deadLetters: DeadLetters;
};

/** Calls a function for the changes of a table: in order, at least once, the poisoned record cut out of its batch. */
export class StreamReader extends Construct {
  constructor(scope: Construct, id: string, props: StreamReaderProps) {
    super(scope, id);
    const { reader, streamArn, key, deadLetters, filters } = props;
    reader.allow(
      new iam.PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [streamArn],
      }),
      // Lambda asks for it before it takes the mapping; the list holds names only.
      new iam.PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
      throughService(key, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
    );
    deadLetters.letSend(reader.role);
    const mapping = new lambda.CfnEventSourceMapping(this, 'Resource', {
      functionName: reader.function.functionArn,
      eventSourceArn: streamArn,
      startingPosition: 'TRIM_HORIZON',
      batchSize: props.batchSize,
      maximumBatchingWindowInSeconds: props.windowSeconds,
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 100,
      destinationConfig: { onFailure: { destination: deadLetters.queueArn } },
      ...(filters === undefined
        ? {}
        : { filterCriteria: { filters: filters.map((pattern) => ({ pattern: JSON.stringify(pattern) })) } }),
    });
    // Lambda tries the role's rights when it makes the mapping.
    mapping.node.addDependency(reader.role);
  }
}

export type WorkQueueProps = {
  readonly encryptionKey: kms.IKey;
  readonly deadLetters: DeadLetters;
  /** How long a message is hidden from others while a function works on it: six times the function's own time. */
  readonly visibilitySeconds: number;
};

/** Work for a function. What it could not do five times lies with the dead letters. */
export class WorkQueue extends sqs.Queue {
  private readonly key: kms.IKey;

  constructor(
    scope: Construct,
    id: string,
    { encryptionKey, deadLetters, visibilitySeconds }: WorkQueueProps,
  ) {
    super(scope, id, {
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: encryptionKey,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(visibilitySeconds),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });
    this.key = encryptionKey;
  }

  letSend(sender: ConfinedFunction): void {
    sender.allow(
      new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queueArn] }),
      throughService(this.key, 'sqs', 'kms:Decrypt', 'kms:GenerateDataKey'),
    );
  }

  /** At most two workers at once, so that a burst of work is no burst of calls. */
  callFor(worker: ConfinedFunction, batchSize: number): void {
    worker.allow(
      new iam.PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [this.queueArn],
      }),
      throughService(this.key, 'sqs', 'kms:Decrypt'),
    );
    const mapping = new lambda.CfnEventSourceMapping(this, 'Mapping', {
      functionName: worker.function.functionArn,
      eventSourceArn: this.queueArn,
      batchSize,
      functionResponseTypes: ['ReportBatchItemFailures'],
      scalingConfig: { maximumConcurrency: 2 },
    });
    mapping.node.addDependency(worker.role);
  }
}
