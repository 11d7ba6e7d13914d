import type { Acknowledgement } from '#proofs/checks/acknowledgement.ts';
import type { StageSettings } from '#lib/settings.ts';
import { chains, seals } from '#lib/constructs/audit-bucket.ts';
import { copiesToOsaka, osakaAuditBucketOf } from '#lib/stacks/osaka-names.ts';

const onResource = (resource: string): string => `AwsSolutions-IAM5[Resource::${resource}]`;
const onAction = (action: string): string => `AwsSolutions-IAM5[Action::${action}]`;

const archive = '<ArchiveDA4CB258.Arn>';
const extractsRecord = '0238-the-trail-is-taken-with-its-proof';
const archiveRecord = '0026-the-trail-is-archived-from-its-stream';

const inEach = (findings: readonly string[], because: string, decision: string): readonly Acknowledgement[] =>
  (['Audit', 'Messaging', 'Lifecycle'] as const).map((stack) => ({ stack, findings, because, decision }));

/** Orders of new companies (docs/decisions/0223). */
const ofOrders: Acknowledgement = {
  stack: 'TenantApi',
  path: 'DeadLetters',
  findings: ['AwsSolutions-SQS3'],
  because: 'the stream leads to it, which the scanner does not see',
  decision: '0223-a-company-is-ordered-and-made-once',
};

const ofArchive = (settings: StageSettings): readonly Acknowledgement[] => [
  {
    stack: 'Audit',
    findings: [
      'AwsSolutions-S1',
      'NIST.800.53.R5-S3BucketLoggingEnabled',
      ...[...chains, seals].map((part) => onResource(`${archive}/${part}/*`)),
    ],
    because: 'segments are named by their chain, and a chain by its tenant and day',
    decision: archiveRecord,
  },
  {
    stack: 'Audit',
    path: 'Extracts',
    findings: ['NIST.800.53.R5-S3BucketReplicationEnabled'],
    because: 'it holds copies of what lies in the archive, for some days',
    decision: extractsRecord,
  },
  {
    stack: 'Audit',
    path: 'audit-extract',
    findings: [onResource('<ExtractsBEFFCD47.Arn>/files/*')],
    because: 'files are named by their extraction',
    decision: extractsRecord,
  },
  {
    stack: 'Audit',
    findings: ['AwsSolutions-SQS3'],
    because: 'the stream leads to it, which the scanner does not see',
    decision: archiveRecord,
  },
  !copiesToOsaka(settings)
    ? {
        stack: 'Audit',
        path: 'Archive',
        findings: ['NIST.800.53.R5-S3BucketReplicationEnabled'],
        because: 'it stands where the copies stood',
        decision: archiveRecord,
      }
    : {
        stack: 'Audit',
        path: 'Archive/ReplicationRole',
        findings: [
          onResource(`${archive}/*`),
          onResource(`arn:aws:s3:::${osakaAuditBucketOf(settings)}/*`),
          ...['kms:GenerateDataKey*', 'kms:ReEncrypt*'].map(onAction),
        ],
        because: 'replication copies every segment',
        decision: archiveRecord,
      },
];

/** For the stacks whose functions work on what happened: archive, notices, retention. */
export const workAcknowledgements = (settings: StageSettings): readonly Acknowledgement[] => [
  ...inEach(
    [
      'NIST.800.53.R5-IAMNoInlinePolicy',
      'NIST.800.53.R5-LambdaConcurrency',
      'NIST.800.53.R5-LambdaDLQ',
      onResource('*'),
    ],
    'a policy belongs to one role; a mapping bounds concurrency and has dead letters of its own; X-Ray and the list of streams name no resource',
    '0012-one-policy-per-role',
  ),
  ...ofArchive(settings),
  ofOrders,
  {
    stack: 'Lifecycle',
    path: 'TenantPurge',
    findings: [
      onResource(
        `${JSON.stringify({
          'Fn::GetStackOutput': {
            StackName: `stafee-${settings.stage}-Data`,
            Region: settings.region,
            OutputName: 'PublishOutputFnGetAttDocuments7E5B2978ArnC78E5D2B',
          },
        })}/t/<aws:PrincipalTag/TenantId>/evidence/*`,
      ),
    ],
    because: "the wildcard ends the session tenant's own prefix",
    decision: '0027-abandoned-things-are-found-by-their-time',
  },
  ...(!copiesToOsaka(settings)
    ? []
    : [
        {
          stack: 'Osaka' as const,
          path: 'AuditCopies',
          findings: ['NIST.800.53.R5-S3BucketReplicationEnabled'],
          because: 'it is the copy',
          decision: archiveRecord,
        },
      ]),
];
