import type { Stack, Thing } from '#test/lib/operations/account/an-aws-with-stacks.ts';

/** Every kind that is kept, as CloudFormation names it, in one Region. */
export const oneOfEach = (region: string, holds: number, locked: boolean): ReadonlyMap<string, Thing> =>
  new Map(
    Object.entries({
      'AWS::Backup::BackupVault': `vault-${region}`,
      'AWS::CloudTrail::Trail': `trail-${region}`,
      'AWS::Cognito::UserPool': `${region}_pool`,
      'AWS::DynamoDB::GlobalTable': `table-${region}`,
      'AWS::KMS::Key': `key-${region}`,
      'AWS::KMS::ReplicaKey': `mrk-${region}`,
      'AWS::Logs::LogGroup': `/logs/${region}`,
      'AWS::S3::Bucket': `bucket-${region}`,
      'AWS::SQS::Queue': `https://sqs.${region}/q`,
    }).map(([type, id]) => [
      id,
      {
        type,
        region,
        holds: /KMS|CloudTrail/.test(type) ? 0 : holds,
        locked: /KMS|CloudTrail|Logs|SQS/.test(type) ? false : locked,
      },
    ]),
  );

export const aStack = (
  name: string,
  keeps: ReadonlyMap<string, Thing>,
  more: Partial<Stack> = {},
): Stack => ({
  name,
  id: `arn:aws:cloudformation:${more.region ?? 'ap-northeast-1'}:123456789012:stack/${name}/${more.madeAt ?? '1'}`,
  region: 'ap-northeast-1',
  madeAt: '2026-12-01T01:00:00Z',
  status: 'ROLLBACK_COMPLETE',
  isProtected: false,
  everCompleted: false,
  keeps: [...keeps].map(([id, { type }]) => ({ id, type })),
  ...more,
});
