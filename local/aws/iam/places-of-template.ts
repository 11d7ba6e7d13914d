import type { CloudTemplate, Resource } from '#local/aws/template/cloud-template.ts';
import type { Members } from '#local/aws/template/members.ts';

import { listIn, membersIn, textIn } from '#local/aws/policies/read-members.ts';

export type TablePlace = {
  readonly arn: string;
  readonly partitionKey: string | undefined;
  /** Partition keys by index name. */
  readonly indexes: ReadonlyMap<string, string>;
  /** The customer's key, if the table has one. */
  readonly keyArn: string | undefined;
};

export type BucketPlace = { readonly arn: string; readonly keyArn: string | undefined };

export type QueuePlace = { readonly arn: string; readonly keyArn: string | undefined };

/** What a call's parameters stand for: ARNs, partition keys and encryption keys. */
export type Places = {
  readonly region: string;
  readonly accountId: string;
  readonly table: (nameOrArn: string) => TablePlace;
  readonly bucket: (name: string) => BucketPlace;
  readonly queue: (name: string) => QueuePlace;
  /** The ARN of a key named by id or ARN. */
  readonly keyArn: (reference: string) => string;
};

const partitionKeyIn = (holder: Members): string | undefined => {
  const hash = listIn(holder, 'KeySchema').find((key) => key['KeyType'] === 'HASH');
  return hash === undefined ? undefined : textIn(hash, 'AttributeName');
};

const tableOf = (
  { attribute, properties }: Resource,
  region: string,
  keyArn: Places['keyArn'],
): TablePlace => {
  const replica = listIn(properties, 'Replicas').find((one) => one['Region'] === region);
  const key = textIn(membersIn(replica ?? properties, 'SSESpecification'), 'KMSMasterKeyId');
  return {
    arn: attribute('Arn'),
    partitionKey: partitionKeyIn(properties),
    indexes: new Map(
      [...listIn(properties, 'GlobalSecondaryIndexes'), ...listIn(properties, 'LocalSecondaryIndexes')].map(
        (index) => [String(index['IndexName']), partitionKeyIn(index) ?? ''],
      ),
    ),
    keyArn: key === undefined ? undefined : keyArn(key),
  };
};

const bucketOf = ({ attribute, properties }: Resource, keyArn: Places['keyArn']): BucketPlace => {
  const [rule = {}] = listIn(membersIn(properties, 'BucketEncryption'), 'ServerSideEncryptionConfiguration');
  const key = textIn(membersIn(rule, 'ServerSideEncryptionByDefault'), 'KMSMasterKeyID');
  return { arn: attribute('Arn'), keyArn: key === undefined ? undefined : keyArn(key) };
};

const queueOf = ({ attribute, properties }: Resource, keyArn: Places['keyArn']): QueuePlace => {
  const key = textIn(properties, 'KmsMasterKeyId');
  return { arn: attribute('Arn'), keyArn: key === undefined ? undefined : keyArn(key) };
};

/** Reads the tables, buckets, queues and keys of a template. A name that it does not hold has an ARN and nothing else. */
export const placesOfTemplate = (
  template: CloudTemplate,
  { region, accountId }: { readonly region: string; readonly accountId: string },
): Places => {
  const keyArn = (reference: string): string =>
    reference.startsWith('arn:') ? reference : `arn:aws:kms:${region}:${accountId}:key/${reference}`;
  const tables = new Map(
    template
      .ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')
      .map((table) => [table.name, tableOf(table, region, keyArn)]),
  );
  const buckets = new Map(
    template.ofType('AWS::S3::Bucket').map((bucket) => [bucket.name, bucketOf(bucket, keyArn)]),
  );
  const queues = new Map(
    template.ofType('AWS::SQS::Queue').map((queue) => [queue.attribute('QueueName'), queueOf(queue, keyArn)]),
  );
  return {
    region,
    accountId,
    keyArn,
    queue: (name) =>
      queues.get(name) ?? { arn: `arn:aws:sqs:${region}:${accountId}:${name}`, keyArn: undefined },
    table: (nameOrArn) => {
      const name = nameOrArn.split(':table/').at(-1) ?? nameOrArn;
      const arn = `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;
      return tables.get(name) ?? { arn, partitionKey: undefined, indexes: new Map(), keyArn: undefined };
    },
    bucket: (name) => buckets.get(name) ?? { arn: `arn:aws:s3:::${name}`, keyArn: undefined },
  };
};
