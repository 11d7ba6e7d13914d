import { checkSteps } from '#lib/operations/check-plan.ts';
import { protectionSteps } from '#lib/operations/protection-plan.ts';
import { wantedBy } from '#lib/operations/restore-order.ts';
import type { RestoreOrder, Wanted } from '#lib/operations/restore-order.ts';
import type { Call, Step } from '#lib/operations/step.ts';
import { tableForms } from '#lib/stacks/restorable-tables.ts';

const fromPoint = ({ tableName, keyArn }: Wanted, point: string, roleArn: string | undefined): Call => ({
  service: 'backup',
  operation: 'StartRestoreJob',
  input: {
    RecoveryPointArn: point,
    IamRoleArn: roleArn,
    ResourceType: 'DynamoDB',
    IdempotencyToken: `restore-${tableName}`,
    Metadata: { targetTableName: tableName, encryptionType: 'KMS', kmsMasterKeyArn: keyArn },
  },
});

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' },
  { AttributeName: range, KeyType: 'RANGE' },
];

/** An export carries items only: keys and indexes are those of the table's form. */
const fromExport = ({ table, tableName, keyArn }: Wanted, bucket: string, prefix: string): Call => {
  const indexes = Object.entries(tableForms[table].indexes ?? {});
  const attributes = [
    'PK',
    'SK',
    ...indexes.flatMap(([, { partitionKey, sortKey }]) => [partitionKey, sortKey]),
  ];
  return {
    service: 'dynamodb',
    operation: 'ImportTable',
    input: {
      ClientToken: `import-${tableName}`,
      S3BucketSource: { S3Bucket: bucket, S3KeyPrefix: `${prefix}/data/` },
      InputFormat: 'DYNAMODB_JSON',
      InputCompressionType: 'GZIP',
      TableCreationParameters: {
        TableName: tableName,
        AttributeDefinitions: attributes.map(text),
        KeySchema: keys('PK', 'SK'),
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: keyArn },
        ...(indexes.length === 0
          ? {}
          : {
              GlobalSecondaryIndexes: indexes.map(
                ([IndexName, { partitionKey, sortKey, attributes: carried }]) => ({
                  IndexName,
                  KeySchema: keys(partitionKey, sortKey),
                  Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: carried },
                }),
              ),
            }),
      },
    },
  };
};

const startStep = (wanted: Wanted, { roleArn }: RestoreOrder): Step => {
  const { source, table, tableName } = wanted;
  const { name } = tableForms[table];
  return source.kind === 'point'
    ? {
        kind: 'start',
        purpose: {
          ja: `${name} を ${tableName} に復元します`,
          en: `restore ${name} as ${tableName}`,
        },
        call: fromPoint(wanted, source.arn, roleArn),
        restored: wanted,
      }
    : {
        kind: 'start',
        purpose: {
          ja: `${name} を書き出しから ${tableName} に取り込みます`,
          en: `import ${name} from its export as ${tableName}`,
        },
        call: fromExport(wanted, source.bucket, source.prefix),
        restored: wanted,
      };
};

const waitStep = (wanted: Wanted): Step => ({
  kind: 'wait',
  purpose: {
    ja: `${wanted.tableName} の復元が終わるまで待ちます`,
    en: `wait until ${wanted.tableName} is there`,
  },
  call: { service: 'dynamodb', operation: 'DescribeTable', input: { TableName: wanted.tableName } },
  restored: wanted,
});

/** Before protection, stream and expiry: nobody is told of what is brought back, and nothing expires meanwhile. */
const applySteps = (wanted: Wanted): readonly Step[] => {
  const { source, tableName } = wanted;
  if (source.kind !== 'export' || source.changes === undefined) return [];
  const count = source.changes.length;
  const newest = source.changes.at(-1)?.folder ?? source.prefix;
  return [
    {
      kind: 'apply',
      purpose: {
        ja: `${tableName} に、全体の書き出しの後の変更(${count}件の書き出し)を適用します`,
        en: `apply the changes after the full export to ${tableName}: ${count} exports`,
      },
      call: {
        service: 's3',
        operation: 'GetObject',
        input: { Bucket: source.bucket, Key: `${newest}/manifest-summary.json` },
      },
      restored: wanted,
    },
  ];
};

/** Every call, in order: all restores are started first, since they run side by side. */
export const restorePlan = (order: RestoreOrder): readonly Step[] => {
  const wanted = wantedBy(order);
  return [
    ...wanted.map((one) => startStep(one, order)),
    ...wanted.map(waitStep),
    ...wanted.flatMap(applySteps),
    ...wanted.flatMap((one) => protectionSteps(one, order)),
    ...wanted.flatMap((one) => checkSteps(one, order)),
  ];
};
