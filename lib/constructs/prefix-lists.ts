import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';
import * as cr from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';

const services = { S3: 's3', DynamoDB: 'dynamodb' } as const;

/**
 * AWS's own lists of the addresses of S3 and DynamoDB in this Region. Their ids differ by Region and CloudFormation cannot
 * look them up, so the deployment asks by name; a list that is not there stops it.
 */
export class PrefixLists extends Construct {
  readonly ids: Readonly<Record<keyof typeof services, string>>;

  constructor(scope: Construct, id: string, { logGroup }: { readonly logGroup: logs.ILogGroup }) {
    super(scope, id);
    this.ids = { S3: this.idOf('S3', logGroup), DynamoDB: this.idOf('DynamoDB', logGroup) };
  }

  private idOf(name: keyof typeof services, logGroup: logs.ILogGroup): string {
    const listName = `com.amazonaws.${Stack.of(this).region}.${services[name]}`;
    const id = 'PrefixLists.0.PrefixListId';
    const found = new cr.AwsCustomResource(this, name, {
      onUpdate: {
        service: 'EC2',
        action: 'DescribeManagedPrefixLists',
        parameters: { Filters: [{ Name: 'prefix-list-name', Values: [listName] }] },
        outputPaths: [id],
        physicalResourceId: cr.PhysicalResourceId.of(listName),
      },
      installLatestAwsSdk: false,
      logGroup,
      policy: cr.AwsCustomResourcePolicy.fromStatements([
        // A list of the Region: describing names no resource.
        new iam.PolicyStatement({ actions: ['ec2:DescribeManagedPrefixLists'], resources: ['*'] }),
      ]),
    });
    return found.getResponseField(id);
  }
}
