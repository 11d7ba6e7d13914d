import { metricOf } from '#lib/constructs/alarm.ts';
import type { AlarmRow } from '#lib/constructs/alarm.ts';
import { silence } from '#lib/monitoring/silence.ts';
import type { StageResources } from '#lib/monitoring/stage-resources.ts';

/** Something that the trail tells and that nobody may miss. */
export type TrailFinding = {
  readonly id: string;
  /** The metric of its filter, in `trailSpace`. */
  readonly metric: string;
  readonly pattern: string;
  /** One Japanese sentence. */
  readonly says: string;
  /** Lines within five minutes. @default 1 */
  readonly threshold?: number;
};

export const trailSpace = 'STAFee/Trail';

/** The stage and the Region that its stacks stand in. */
export type Place = { readonly stage: string; readonly region: string };

const is = (field: string, value: string): string => `($.${field} = "${value}")`;
const isNot = (field: string, value: string): string => `($.${field} != "${value}")`;
const all = (...terms: readonly string[]): string => terms.join(' && ');
const any = (...terms: readonly string[]): string => `(${terms.join(' || ')})`;

const issuer = 'userIdentity.sessionContext.sessionIssuer.userName';

/** Our own rules of EventBridge hear their own Region only. */
const protections = [
  'ScheduleKeyDeletion',
  'DisableKey',
  'PutKeyPolicy',
  'PutBucketPolicy',
  'DeleteBucketPolicy',
  'PutBucketLifecycle',
  'DeleteBackupVault',
  'DeleteBackupVaultLockConfiguration',
  'DeleteRecoveryPoint',
  'UpdateRegionSettings',
];

const japan = [isNot('awsRegion', 'ap-northeast-1'), isNot('awsRegion', 'ap-northeast-3')];

/**
 * A trail of all Regions tells here also what EventBridge tells in Virginia only: IAM and sign-ins of people.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export const trailFindings = ({ stage, region }: Place): readonly TrailFinding[] => [
  {
    id: 'root-user',
    metric: 'RootCalls',
    pattern: `{ ${all(is('userIdentity.type', 'Root'), '($.userIdentity.invokedBy NOT EXISTS)', isNot('eventType', 'AwsServiceEvent'))} }`,
    says: 'AWSアカウントのルートユーザーが使われました。通常の運用では使いません。',
  },
  {
    id: 'identity-calls',
    metric: 'IdentityCalls',
    pattern: `{ ${all(is('eventSource', 'iam.amazonaws.com'), '($.readOnly IS FALSE)', isNot('sourceIPAddress', 'cloudformation.amazonaws.com'))} }`,
    says: '配備によらずに、IAMの利用者・鍵・役割・権限が変更されました。',
  },
  {
    id: 'console-failures',
    metric: 'ConsoleFailures',
    pattern: `{ ${all(is('eventName', 'ConsoleLogin'), is('responseElements.ConsoleLogin', 'Failure'))} }`,
    says: 'AWSコンソールへのサインインの失敗が5分間に3件以上ありました。',
    threshold: 3,
  },
  {
    id: 'stranger-reads',
    metric: 'StrangerReads',
    pattern: `{ ${all(is('eventCategory', 'Data'), any(isNot(issuer, `stafee-${stage}-*`), `($.${issuer} NOT EXISTS)`))} }`,
    says: '当社の関数ではない者が、鍵・契約・運用者・証憑・監査記録の保管庫のどれかを読み書きしました。',
  },
  {
    id: 'calls-abroad',
    metric: 'CallsAbroad',
    pattern: `{ ${all(...japan, isNot('awsRegion', 'us-east-1'), '($.readOnly IS FALSE)', is('eventType', 'AwsApiCall'))} }`,
    says: '日本以外のリージョンで、AWSの資源を変更する操作が行われました（6.1.3 データの所在）。',
  },
  {
    id: 'other-region-calls',
    metric: 'OtherRegionCalls',
    pattern: `{ ${all(isNot('awsRegion', region), any(...protections.map((call) => is('eventName', call))))} }`,
    says: 'このリージョンの外（大阪など）で、鍵・バケット・バックアップの保護が変更されました。',
  },
];

/** Who called AWS, and how, as the trail tells it (architecture of monitoring: KMS, IAM, configuration). */
export const trailAlarms = ({ trailLogs }: StageResources, place: Place): readonly AlarmRow[] =>
  trailLogs.flatMap((logGroup) => [
    ...trailFindings(place).map(({ id, metric, says, threshold = 1 }): AlarmRow => ({
      id: `trail-${id}`,
      service: 'isolation',
      says,
      anchor: id,
      metric: metricOf({ namespace: trailSpace, name: metric, dimensions: {} }, 'Sum', 300),
      rings: { when: '>=', threshold, periods: 1 },
      missing: 'notBreaching',
    })),
    silence(logGroup, {
      id: 'trail-silence',
      service: 'isolation',
      says: '操作記録（CloudTrail）が2時間届いていません。記録が止まっている疑いがあります。',
      anchor: 'trail-silence',
      hours: 2,
    }),
  ]);
