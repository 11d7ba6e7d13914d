import type { Acknowledgement } from '#proofs/checks/acknowledgement.ts';
import { insightsGroupName } from '#lib/constructs/insights.ts';
import type { StageSettings } from '#lib/settings.ts';

const onResource = (resource: string): string => `AwsSolutions-IAM5[Resource::${resource}]`;

const withFunctions = ['Audit', 'Lifecycle', 'Messaging', 'Monitoring', 'OperatorApi', 'TenantApi'] as const;

const ofInsights = ({ region, account, backup }: StageSettings): readonly Acknowledgement[] =>
  [...withFunctions, ...(backup === undefined ? [] : (['Backup'] as const))].map((stack) => ({
    stack,
    findings: [onResource(`arn:aws:logs:${region}:${account}:log-group:${insightsGroupName}:*`)],
    because: 'the extension names its streams by day and environment, all of them in one group',
    decision: '0048-insights-measure-every-function',
  }));

const trailRecord = '0047-a-trail-of-calls-to-aws';

const ofTrail = ({ region, account }: StageSettings): readonly Acknowledgement[] => [
  {
    stack: 'Audit',
    path: 'Calls/Writer',
    findings: [
      onResource(
        `arn:aws:logs:${region}:${account}:log-group:<CallsLogsB332FFBE>:log-stream:${account}_CloudTrail_${region}*`,
      ),
    ],
    because: 'CloudTrail ends the names of its streams as it likes',
    decision: trailRecord,
  },
  {
    stack: 'Audit',
    path: 'Calls/Records',
    findings: ['NIST.800.53.R5-S3BucketReplicationEnabled'],
    because: 'it is locked where it is, and every Region keeps its own history of 90 days',
    decision: trailRecord,
  },
];

/** For what measures functions and what records calls. */
export const monitoringAcknowledgements = (settings: StageSettings): readonly Acknowledgement[] => [
  ...(settings.hasInsights ? ofInsights(settings) : []),
  ...(settings.hasTrail ? ofTrail(settings) : []),
];
