import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

import type { NarrowIndex, RowsForm } from '#lib/constructs/table-rows.ts';

export type ProtectedTableProps = RowsForm & {
  readonly encryptionKey: kms.IKey;
  readonly isProtected: boolean;
  /** @default no stream */
  readonly stream?: 'KEYS_ONLY' | 'NEW_AND_OLD_IMAGES';
  /** @default no resource policy */
  readonly resourcePolicy?: iam.PolicyDocument;
};

/** What others need of a table, be it the stage's own or one that a restore made. */
export type KeptTable = Pick<dynamodb.TableV2, 'tableArn' | 'tableName'> & {
  /** @default the table has no stream */
  readonly tableStreamArn?: string | undefined;
};

/** The stream of a table that others read. Throws when there is none: its readers would be deployed deaf. */
export const streamOf = ({ tableName, tableStreamArn }: KeptTable): string => {
  if (tableStreamArn === undefined) throw new Error(`stafee: the table ${tableName} has no stream to read.`);
  return tableStreamArn;
};

const text = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING });

const indexProps = ([indexName, index]: [string, NarrowIndex]): dynamodb.GlobalSecondaryIndexPropsV2 => ({
  indexName,
  partitionKey: text(index.partitionKey),
  sortKey: text(index.sortKey),
  projectionType: dynamodb.ProjectionType.INCLUDE,
  nonKeyAttributes: [...index.attributes],
});

/** An on-demand table with keys PK and SK that outlives its stack and can be set back to any second of the last 7 days. */
export class ProtectedTable extends dynamodb.TableV2 {
  constructor(scope: Construct, id: string, props: ProtectedTableProps) {
    super(scope, id, {
      partitionKey: text('PK'),
      sortKey: text('SK'),
      billing: dynamodb.Billing.onDemand(),
      encryption: dynamodb.TableEncryptionV2.customerManagedKey(props.encryptionKey),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 7 },
      deletionProtection: props.isProtected,
      ...(props.indexes === undefined
        ? {}
        : { globalSecondaryIndexes: Object.entries(props.indexes).map(indexProps) }),
      ...(props.expiryAttribute === undefined ? {} : { timeToLiveAttribute: props.expiryAttribute }),
      ...(props.stream === undefined ? {} : { dynamoStream: dynamodb.StreamViewType[props.stream] }),
      ...(props.resourcePolicy === undefined ? {} : { resourcePolicy: props.resourcePolicy }),
    });
  }
}
