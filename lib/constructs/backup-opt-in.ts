import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as cr from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';

/** What the plan covers; everything that is not named keeps what the account chose. */
const wanted = { DynamoDB: true, S3: true };

export type BackupOptInProps = { readonly region: string; readonly logGroup: logs.ILogGroup };

/**
 * Makes AWS Backup manage DynamoDB and S3 in a Region. The switch belongs to the account and has no CloudFormation
 * resource; without it no copy leaves the Region and the vault lock does not hold the points:
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/advanced-ddb-backup.html
 */
export class BackupOptIn extends Construct {
  constructor(scope: Construct, id: string, { region, logGroup }: BackupOptInProps) {
    super(scope, id);
    const call: cr.AwsSdkCall = {
      service: 'Backup',
      action: 'UpdateRegionSettings',
      parameters: {
        ResourceTypeOptInPreference: wanted,
        ResourceTypeManagementPreference: { DynamoDB: true },
      },
      region,
      physicalResourceId: cr.PhysicalResourceId.of(`backup-opt-in-${region}`),
    };
    new cr.AwsCustomResource(this, 'Switch', {
      onUpdate: call,
      installLatestAwsSdk: false,
      logGroup,
      policy: cr.AwsCustomResourcePolicy.fromStatements([
        // A setting of the account: it has no resource to name.
        new iam.PolicyStatement({ actions: ['backup:UpdateRegionSettings'], resources: ['*'] }),
      ]),
    });
  }
}
