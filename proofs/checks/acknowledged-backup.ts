import type { Acknowledgement } from '#proofs/checks/acknowledgement.ts';
import type { StageSettings } from '#lib/settings.ts';
import { copiesToOsaka, osakaBackupBucketOf } from '#lib/stacks/osaka-names.ts';

const onResource = (resource: string): string => `AwsSolutions-IAM5[Resource::${resource}]`;
const onAction = (action: string): string => `AwsSolutions-IAM5[Action::${action}]`;
const managed = (policy: string): string =>
  `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`;

const copies = '<CopiesA993ADEE.Arn>';
const backupRecord = '0030-two-backups-in-two-regions';

type Stacks = readonly ('Osaka' | 'Backup')[];

const inEach = (
  stacks: Stacks,
  findings: readonly string[],
  { because, decision }: Pick<Acknowledgement, 'because' | 'decision'>,
): readonly Acknowledgement[] => stacks.map((stack) => ({ stack, findings, because, decision }));

/** AWS Backup calls services for which only AWS keeps the list of actions. */
const ofAwsBackup = (settings: StageSettings): readonly Acknowledgement[] => [
  {
    stack: 'Backup',
    findings: [
      managed('service-role/AWSBackupServiceRolePolicyForBackup'),
      managed('AWSBackupServiceRolePolicyForS3Backup'),
      managed('service-role/AWSBackupServiceRolePolicyForRestores'),
    ],
    because: 'AWS keeps the list of what AWS Backup calls; the roles are taken by that service only',
    decision: backupRecord,
  },
  copiesToOsaka(settings)
    ? {
        stack: 'Backup',
        path: 'Copies/ReplicationRole',
        findings: [
          onResource(`${copies}/*`),
          onResource(`arn:aws:s3:::${osakaBackupBucketOf(settings)}/*`),
          ...['kms:GenerateDataKey*', 'kms:ReEncrypt*'].map(onAction),
        ],
        because: 'replication copies every object of the backup bucket',
        decision: backupRecord,
      }
    : {
        stack: 'Backup',
        path: 'Copies',
        findings: ['NIST.800.53.R5-S3BucketReplicationEnabled'],
        because: 'the other Region in Japan is the one that was lost',
        decision: '0052-restored-tables-keep-their-form',
      },
];

/** Points, restored tables and dated objects have names that only the day brings. */
const ofJobs = ({ account, region }: StageSettings): readonly Acknowledgement[] => [
  {
    stack: 'Backup',
    path: 'Jobs',
    findings: [
      ...['exports', 'users', 'reports', 'reports/daily', 'reports/monthly', 'reports/restore-tests'].map(
        (prefix) => onResource(`${copies}/${prefix}/*`),
      ),
      onResource(`arn:aws:backup:${region}:${account}:recovery-point:*`),
      onResource(`arn:aws:dynamodb:${region}:${account}:table/*/backup/*`),
      onResource(`arn:aws:dynamodb:*:${account}:table/awsbackup-restore-test-*`),
    ],
    because: 'objects, points and restored tables are named by their day',
    decision: backupRecord,
  },
];

const testBuckets = 'arn:aws:s3:::awsbackup-restore-test-*';

const filled = 'AWS names the bucket of a restore test, and fills it';

/** Files are restored as a whole, into buckets that AWS names and into the one that lost them. */
const ofReceipts = (settings: StageSettings): readonly Acknowledgement[] => {
  const decision = '0104-receipts-are-restored-too';
  const { backup, region, stage } = settings;
  const documents = JSON.stringify({
    'Fn::GetStackOutput': {
      StackName: `stafee-${stage}-Data`,
      Region: region,
      OutputName: 'PublishOutputFnGetAttDocuments7E5B2978ArnC78E5D2B',
    },
  });
  const tests = {
    path: 'RestoreTests',
    findings: [onResource(testBuckets), onResource(`${testBuckets}/*`)],
    because: filled,
    decision,
  };
  const testsInOsaka = backup?.testsRestoresInOsaka === true;
  return [
    {
      stack: 'Backup',
      path: 'ReceiptsRestorer',
      findings: [onResource(`${documents}/*`)],
      because: 'AWS Backup puts every file of the bucket back into it',
      decision,
    },
    // Where nothing is restored for a test, nothing judges it.
    ...(copiesToOsaka(settings) || testsInOsaka
      ? [
          { stack: 'Backup' as const, ...tests },
          {
            stack: 'Backup' as const,
            path: 'Jobs/restore-validation',
            findings: [
              onResource(testBuckets),
              onResource(`${testBuckets}/t/${backup?.canaryTenantId ?? ''}/evidence/*`),
            ],
            because: "AWS names the bucket of a restore test; of it only the canary's files are read",
            decision,
          },
        ]
      : []),
    ...(copiesToOsaka(settings) && testsInOsaka ? [{ stack: 'Osaka' as const, ...tests }] : []),
  ];
};

/** A job in the operators' network has the rights of its network interface. */
const inNetwork = ({ account, region }: StageSettings): readonly Acknowledgement[] => [
  {
    stack: 'Backup',
    path: 'Jobs',
    findings: [
      onResource(`arn:aws:ec2:${region}:${account}:network-interface/*`),
      onResource(`arn:aws:ec2:${region}:${account}:*/*`),
    ],
    because: "a network interface's name is not known before Lambda makes it",
    decision: '0012-one-policy-per-role',
  },
];

const ofBoth = (stacks: Stacks): readonly Acknowledgement[] => [
  ...inEach(
    stacks,
    ['NIST.800.53.R5-IAMNoInlinePolicy', 'NIST.800.53.R5-LambdaConcurrency', onResource('*')],
    {
      because: 'a policy belongs to one role; describing jobs and a setting of the account name no resource',
      decision: '0012-one-policy-per-role',
    },
  ),
  ...inEach(stacks, ['AwsSolutions-S1', 'NIST.800.53.R5-S3BucketLoggingEnabled'], {
    because: 'CloudTrail data events tell who touched a bucket',
    decision: '0013-findings-that-later-stacks-answer',
  }),
  ...inEach(
    stacks,
    [
      managed('service-role/AWSLambdaBasicExecutionRole'),
      'AwsSolutions-L1',
      'NIST.800.53.R5-LambdaDLQ',
      'NIST.800.53.R5-LambdaInsideVPC',
    ],
    {
      because:
        'the switch of the account is set by a function of the CDK; two jobs ask in both Regions, and an endpoint ends at its own',
      decision: '0031-jobs-that-ask-in-both-regions',
    },
  ),
];

const ofCopies: Acknowledgement = {
  stack: 'Osaka',
  path: 'BackupCopies',
  findings: ['NIST.800.53.R5-S3BucketReplicationEnabled'],
  because: 'it is the copy',
  decision: backupRecord,
};

export const backupAcknowledgements = (settings: StageSettings): readonly Acknowledgement[] =>
  settings.backup === undefined
    ? []
    : [
        ...ofBoth(copiesToOsaka(settings) ? ['Osaka', 'Backup'] : ['Backup']),
        ...(copiesToOsaka(settings) ? [ofCopies] : []),
        ...ofAwsBackup(settings),
        ...ofJobs(settings),
        ...ofReceipts(settings),
        ...(settings.network === 'isolated' ? inNetwork(settings) : []),
      ];
