import { Match, Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';

import {
  archiveEnvironment,
  mailWorkerEnvironment,
  noticeDispatchEnvironment,
  retentionEnvironment,
} from '#lambdas/adapters/jobs/worker-environments.ts';
import { assemblyOf } from '#test/stages/assemblies.ts';

type Stack = 'Audit' | 'Messaging' | 'Lifecycle' | 'Osaka';
let templates: Record<Stack, Template>;
beforeAll(() => {
  const assembly = assemblyOf('prod');
  const of = (stack: Stack) =>
    Template.fromJSON(assembly.getStackByName(`stafee-prod-${stack}`).template as Record<string, unknown>);
  templates = {
    Audit: of('Audit'),
    Messaging: of('Messaging'),
    Lifecycle: of('Lifecycle'),
    Osaka: of('Osaka'),
  };
});

describe('the environment of a function that works on what happened', () => {
  test.each([
    ['Audit', 'auditarchive', archiveEnvironment],
    ['Messaging', 'noticedispatch', noticeDispatchEnvironment],
    ['Messaging', 'mailworker', mailWorkerEnvironment],
    ['Lifecycle', 'retentionpurge', retentionEnvironment],
  ] as const)('%s/%s holds what its code reads, and nothing else', (stack, id, read) => {
    const [found] = Object.entries(templates[stack].findResources('AWS::Lambda::Function')).filter(([name]) =>
      name.startsWith(id),
    );
    const names = Object.keys(found?.[1]['Properties']?.Environment.Variables ?? {}).filter(
      (name) => name !== 'TZ',
    );
    const environment = Object.fromEntries(['AWS_REGION', ...names].map((name) => [name, name]));
    expect(() => read(environment)).not.toThrow();
    for (const name of names) {
      const { [name]: _left, ...fewer } = environment;
      expect(() => read(fewer)).toThrow(name);
    }
  });
});

describe('the archive of the trail', () => {
  const locked = {
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 400 } } },
  };

  test('is locked for 400 days, and so is its copy in Osaka', () => {
    const template = templates.Audit;
    template.hasResourceProperties('AWS::S3::Bucket', {
      ...locked,
      ReplicationConfiguration: {
        Rules: [
          Match.objectLike({
            Status: 'Enabled',
            DeleteMarkerReplication: { Status: 'Enabled' },
            Destination: Match.objectLike({ Metrics: Match.objectLike({ Status: 'Enabled' }) }),
          }),
        ],
      },
    });
    templates.Osaka.hasResourceProperties('AWS::S3::Bucket', {
      ...locked,
      BucketName: 'stafee-prod-audit-osaka-000000000000',
    });
  });

  test('is fed with every change of the table, the poisoned one cut out of its batch', () => {
    const template = templates.Audit;
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 100,
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
      FilterCriteria: Match.absent(),
    });
  });

  test('is never deleted from by its own writer', () => {
    const actions = Object.values(templates.Audit.findResources('AWS::IAM::Policy')).flatMap(
      ({ Properties }) => JSON.stringify(Properties),
    );
    expect(actions.join()).not.toMatch(/s3:Delete|BypassGovernance|PutObjectRetention/);
  });
});

describe('messaging', () => {
  test('keeps notices in a queue that buries after five attempts, under a key and over TLS only', () => {
    const template = templates.Messaging;
    template.hasResourceProperties('AWS::SQS::Queue', {
      KmsMasterKeyId: Match.anyValue(),
      VisibilityTimeout: 360,
      RedrivePolicy: { maxReceiveCount: 5, deadLetterTargetArn: Match.anyValue() },
    });
    template.resourcePropertiesCountIs(
      'AWS::SQS::QueuePolicy',
      {
        PolicyDocument: Match.objectLike({
          Statement: Match.arrayWith([
            Match.objectLike({
              Effect: 'Deny',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            }),
          ]),
        }),
      },
      2,
    );
  });

  test('asks the worker which mails failed, and lets two of it run', () => {
    const template = templates.Messaging;
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  });

  test('hears of acts on claims that somebody is told of, of passwords and authenticators that were set anew, of who is invited, named anew and shut out, of grants of support, and of nothing else', () => {
    const template = templates.Messaging;
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FilterCriteria: {
        Filters: [
          {
            Pattern:
              '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"action":{"S":["claim.submit","claim.withdraw","claim.approve","claim.send-back","claim.reject","claim.confirm","claim.send-back-approved","claim.reverse","claim.hand-over","claim.correct","claim.send-back-to-step","auth.reset-password","auth.end-totp","auth.recover","user.end-totp","auth.set-up-totp","auth.renew-recovery-codes","auth.add-passkey","auth.end-passkey","user.invite","user.enable","user.disable","user.delete","user.change-names","user.change-own-address","user.ask-own-address","user.keep-access","setting.replace","commuter-pass.register","commuter-pass.confirm","commuter-pass.send-back","commuter-pass.end","second-person.ask","second-person.approve","second-person.reject","second-person.overtake","second-person.lose-keeper","support.ask","support.give","support.refuse","support.withdraw","support.end"]},"outcome":{"S":["done"]}}}}',
          },
        ],
      },
    });
  });

  test('sends by TLS, signed, and not again to who bounced or complained', () => {
    const template = templates.Messaging;
    template.hasResourceProperties('AWS::SES::ConfigurationSet', {
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
    template.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'stafee.example.jp',
      DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
      MailFromAttributes: { MailFromDomain: 'bounce.stafee.example.jp' },
      ConfigurationSetAttributes: { ConfigurationSetName: Match.anyValue() },
    });
  });

  test('lets who sends use the identity and its configuration set: SES asks for both', () => {
    const template = templates.Messaging;
    const [set] = Object.values(template.findResources('AWS::SES::ConfigurationSet'));
    const name: string = set?.['Properties'].Name;
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'ses:SendEmail',
            Resource: [
              `arn:aws:ses:ap-northeast-1:000000000000:configuration-set/${name}`,
              'arn:aws:ses:ap-northeast-1:000000000000:identity/stafee.example.jp',
            ],
          }),
        ]),
      },
    });
  });

  test('reads of a claim its head and what happened to it, never its lines', () => {
    const template = templates.Messaging;
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['dynamodb:GetItem', 'dynamodb:Query'],
            Condition: {
              'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['T#${aws:PrincipalTag/TenantId}#C#*'] },
              'ForAllValues:StringEquals': {
                'dynamodb:Attributes': ['PK', 'SK', 'doc', 'form'],
              },
              Null: {
                'dynamodb:LeadingKeys': 'false',
                'aws:PrincipalTag/TenantId': 'false',
                'dynamodb:Attributes': 'false',
              },
            },
          }),
        ]),
      }),
    });
  });
});

describe('lifecycle', () => {
  test('purges at 03:30 in Japan, one at a time, and keeps what failed', () => {
    const template = templates.Lifecycle;
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(30 3 * * ? *)',
      ScheduleExpressionTimezone: 'Asia/Tokyo',
      State: Match.absent(),
      Target: Match.objectLike({
        Input: '{"scheduledAt":"<aws.scheduler.scheduled-time>"}',
        DeadLetterConfig: { Arn: Match.anyValue() },
      }),
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Timeout: 900,
      ReservedConcurrentExecutions: 1,
      DeadLetterConfig: { TargetArn: Match.anyValue() },
    });
  });

  test('reads no item of a tenant: it queries two partitions and deletes', () => {
    const [policy] = Object.entries(templates.Lifecycle.findResources('AWS::IAM::Policy')).filter(([id]) =>
      id.startsWith('TenantPurge'),
    );
    const statements: any[] = policy?.[1]['Properties']?.PolicyDocument.Statement ?? [];
    const calls = statements.flatMap(({ Action, Condition }) =>
      [Action]
        .flat()
        .filter((action: string) => /^(dynamodb|s3):/.test(action))
        .map((action: string) => [
          action,
          ...[
            Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ??
              Condition.StringLike?.['s3:prefix'] ??
              [],
          ]
            .flat()
            .map((key: string) => key.replace('${aws:PrincipalTag/TenantId}', '*')),
        ]),
    );
    expect(calls).toEqual([
      ['dynamodb:Query', 'T#*#RES', 'T#*#LOGIN'],
      ['dynamodb:UpdateItem', 'T#*#E#*'],
      // How many bytes are in use, once a place comes free.
      ['dynamodb:UpdateItem', 'T#*#USE'],
      ['dynamodb:DeleteItem', 'T#*#RES', 'T#*#LOGIN', 'T#*#E#*', 'T#*#C#*'],
      ['dynamodb:PutItem', 'T#*#*#*'],
      ['s3:ListBucketVersions', 't/*/evidence/*'],
      ['s3:DeleteObjectVersion'],
    ]);
  });
});
