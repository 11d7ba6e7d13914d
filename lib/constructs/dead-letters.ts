import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

import { throughService } from '#lib/constructs/statements.ts';

/** What no function could take, kept for 14 days under a key of ours. An alarm counts what lies here. */
export class DeadLetters extends sqs.Queue {
  private readonly key: kms.IKey;

  constructor(scope: Construct, id: string, encryptionKey: kms.IKey) {
    super(scope, id, {
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: encryptionKey,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.key = encryptionKey;
  }

  /** Sending to a queue under a customer key needs the key as well. */
  letSend(role: iam.Role): void {
    role.addToPrincipalPolicy(
      new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queueArn] }),
    );
    role.addToPrincipalPolicy(throughService(this.key, 'sqs', 'kms:Decrypt', 'kms:GenerateDataKey'));
  }
}
