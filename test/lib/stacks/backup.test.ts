import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';

import { templatesOf } from '#test/stages/templates.ts';

let backup: Template;
let osaka: Template;
let data: Template;
beforeAll(() => {
  ({ Backup: backup, Osaka: osaka, Data: data } = templatesOf('prod', 'Backup', 'Osaka', 'Data'));
});

const like = (template: Template, type: string, Properties: unknown): readonly string[] =>
  Object.keys(template.findResources(type, { Properties }));

const lock = { MinRetentionDays: 7, MaxRetentionDays: 8, ChangeableForDays: Match.absent() };
const failures = ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'];

describe('the vaults', () => {
  test('keep each point for 7 to 8 days in governance mode, here and in Osaka', () => {
    expect(like(backup, 'AWS::Backup::BackupVault', { LockConfiguration: lock })).toHaveLength(1);
    expect(
      like(osaka, 'AWS::Backup::BackupVault', {
        BackupVaultName: 'stafee-prod-osaka',
        LockConfiguration: lock,
      }),
    ).toHaveLength(1);
  });

  test('are served by an AWS Backup that manages tables in both Regions', () => {
    for (const [template, region] of [
      [backup, 'ap-northeast-1'],
      [osaka, 'ap-northeast-3'],
    ] as const) {
      expect(
        like(template, 'Custom::AWS', {
          Update: Match.serializedJson(
            Match.objectLike({
              action: 'UpdateRegionSettings',
              region,
              parameters: {
                ResourceTypeOptInPreference: { DynamoDB: true, S3: true },
                ResourceTypeManagementPreference: { DynamoDB: true },
              },
            }),
          ),
        }),
      ).toHaveLength(1);
    }
  });
});

describe('the plan', () => {
  test('takes a point at 02:00 in Japan and leaves a copy in Osaka, each for 7 days', () => {
    expect(
      like(backup, 'AWS::Backup::BackupPlan', {
        BackupPlan: {
          BackupPlanRule: [
            Match.objectLike({
              ScheduleExpression: 'cron(0 2 * * ? *)',
              ScheduleExpressionTimezone: 'Asia/Tokyo',
              Lifecycle: { DeleteAfterDays: 7 },
              CopyActions: [
                {
                  DestinationBackupVaultArn:
                    'arn:aws:backup:ap-northeast-3:000000000000:backup-vault:stafee-prod-osaka',
                  Lifecycle: { DeleteAfterDays: 7 },
                },
              ],
            }),
          ],
        },
      }),
    ).toHaveLength(1);
  });

  test("covers this stage's tables and documents, and no session", () => {
    expect(
      like(backup, 'AWS::Backup::BackupSelection', {
        BackupSelection: {
          ListOfTags: [
            { ConditionKey: 'Backup', ConditionType: 'STRINGEQUALS', ConditionValue: 'stafee-prod-daily' },
          ],
        },
      }),
    ).toHaveLength(1);
    const tagged = JSON.stringify({ Key: 'Backup', Value: 'stafee-prod-daily' });
    const covered = Object.entries(data.toJSON()['Resources'] as Record<string, unknown>)
      .filter(([, resource]) => JSON.stringify(resource).includes(tagged))
      .map(([id]) => id.replace(/[0-9A-F]{8}$/, ''));
    expect(covered.toSorted()).toEqual(['Audit', 'Control', 'Documents', 'Keystore', 'TenantData']);
  });
});

describe('the backup bucket', () => {
  test('copies objects and deletions to Osaka within 15 minutes, under the key that waits there', () => {
    expect(
      like(backup, 'AWS::S3::Bucket', {
        ReplicationConfiguration: {
          Rules: [
            Match.objectLike({
              Status: 'Enabled',
              DeleteMarkerReplication: { Status: 'Enabled' },
              SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
              Destination: Match.objectLike({
                Bucket: 'arn:aws:s3:::stafee-prod-backup-osaka-000000000000',
                EncryptionConfiguration: {
                  ReplicaKmsKeyID: {
                    'Fn::GetStackOutput': Match.objectLike({
                      StackName: 'stafee-prod-Osaka',
                      Region: 'ap-northeast-3',
                    }),
                  },
                },
                Metrics: { Status: 'Enabled', EventThreshold: { Minutes: 15 } },
                ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } },
              }),
            }),
          ],
        },
      }),
    ).toHaveLength(1);
  });

  test.each([
    ['exports', 14],
    ['users', 7],
  ])('forgets %s after %s days in both Regions, since no lifecycle is replicated', (prefix, days) => {
    for (const template of [backup, osaka])
      expect(
        like(template, 'AWS::S3::Bucket', {
          LifecycleConfiguration: {
            Rules: Match.arrayWith([
              { Id: `kept-${prefix}`, Prefix: `${prefix}/`, ExpirationInDays: days, Status: 'Enabled' },
            ]),
          },
        }),
      ).toHaveLength(1);
  });

  test("grants nothing to a role in Tokyo through Osaka's key, which is deployed first", () => {
    for (const key of Object.values(osaka.findResources('AWS::KMS::Key')))
      expect(JSON.stringify(key['Properties'].KeyPolicy)).not.toMatch(/ReplicationRole|:role\//);
  });
});

describe('what is not left to the plan', () => {
  test.each([
    ['backup-export', 'cron(30 2 * * ? *)'],
    ['backup-users', 'cron(40 2 * * ? *)'],
    ['backup-freshness', 'cron(0 9 * * ? *)'],
    ['backup-monthly', 'cron(30 9 1 * ? *)'],
  ])('%s runs by the clock of Japan', (name, expression) => {
    const schedules = Object.entries(backup.findResources('AWS::Scheduler::Schedule')).filter(([id]) =>
      id.startsWith(`JobsSchedules${name.replace('-', '')}`),
    );
    expect(schedules.map(([, { Properties }]) => Properties)).toMatchObject([
      {
        ScheduleExpression: expression,
        ScheduleExpressionTimezone: 'Asia/Tokyo',
        Target: { Input: '{"scheduledAt":"<aws.scheduler.scheduled-time>"}' },
      },
    ]);
  });

  test('a backup or copy that ends is answered, by the field that its event has', () => {
    expect(
      like(backup, 'AWS::Events::Rule', {
        EventPattern: {
          source: ['aws.backup'],
          'detail-type': ['Backup Job State Change', 'Copy Job State Change'],
          detail: { state: ['COMPLETED', ...failures] },
        },
      }),
    ).toHaveLength(1);
    expect(
      like(backup, 'AWS::Events::Rule', {
        EventPattern: {
          source: ['aws.backup'],
          'detail-type': ['Restore Job State Change'],
          detail: { status: ['COMPLETED'] },
        },
      }),
    ).toHaveLength(1);
  });

  test('a failure in Osaka is told in Osaka', () => {
    expect(
      like(osaka, 'AWS::Events::Rule', {
        EventPattern: Match.objectLike({ detail: { state: failures } }),
      }),
    ).toHaveLength(1);
    expect(
      like(osaka, 'AWS::Events::Rule', {
        EventPattern: Match.objectLike({ detail: { status: failures } }),
      }),
    ).toHaveLength(1);
  });

  test('every table is restored for a test on the first of the month, and judged within 12 hours', () => {
    expect(
      like(backup, 'AWS::Backup::RestoreTestingPlan', {
        ScheduleExpression: 'cron(0 4 1 * ? *)',
        ScheduleExpressionTimezone: 'Asia/Tokyo',
        RecoveryPointSelection: Match.objectLike({
          RecoveryPointTypes: ['SNAPSHOT'],
          SelectionWindowDays: 7,
        }),
      }),
    ).toHaveLength(1);
    const [selection] = Object.values(backup.findResources('AWS::Backup::RestoreTestingSelection'));
    expect(selection?.['Properties']).toMatchObject({
      ProtectedResourceType: 'DynamoDB',
      ValidationWindowHours: 12,
    });
    expect(selection?.['Properties'].ProtectedResourceArns).toHaveLength(5);
  });
});
