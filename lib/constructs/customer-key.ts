import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

export type CustomerKeyProps = {
  readonly description: string;
  /** @default a single-Region key */
  readonly multiRegion?: boolean;
};

/** A customer managed key: rotated yearly, kept when its stack goes, 30 days of second thoughts before it is destroyed. */
export class CustomerKey extends kms.Key {
  constructor(scope: Construct, id: string, { description, multiRegion = false }: CustomerKeyProps) {
    super(scope, id, {
      description,
      multiRegion,
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
    });
  }

  /** CloudWatch Logs of this account and Region may use the key for log groups, and for nothing else. */
  serveLogGroups(): void {
    const { account, region } = Stack.of(this);
    this.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'LogGroups',
        principals: [new iam.ServicePrincipal(`logs.${region}.amazonaws.com`)],
        // `kms:DescribeKey` has no encryption context, so that the condition would never let it pass.
        actions: [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
          'kms:GenerateDataKey',
        ],
        resources: ['*'],
        conditions: {
          ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${region}:${account}:log-group:*` },
        },
      }),
    );
  }
}
