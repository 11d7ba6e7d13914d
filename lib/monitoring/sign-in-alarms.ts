import { grownBy, type CapacitySettings } from '#lib/capacity.ts';
import { formula, metricOf } from '#lib/constructs/alarm.ts';
import type { AlarmRow } from '#lib/constructs/alarm.ts';
import type { StageResources } from '#lib/monitoring/stage-resources.ts';

type FoundClient = StageResources['clients'][number];

const poolMetric = ({ resource }: FoundClient, name: string, statistic: string) =>
  metricOf(
    {
      namespace: 'AWS/Cognito',
      name,
      dimensions: { UserPool: resource.userPoolId, UserPoolClient: resource.ref },
    },
    statistic,
    300,
  );

/**
 * Of 20 people of a company, 10 sign in within five minutes at nine, and three of them mistype once (proofs/quotas).
 * Operators stay few.
 */
const mistypesOf = ({ id }: FoundClient, capacity: CapacitySettings): number =>
  /operator/i.test(id) ? 50 : grownBy(50, 3, capacity);

/**
 * Cognito writes 1 for a sign-in that succeeds and 0 for one that fails, so the failures are the samples without the
 * sum: https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html
 */
const failures = (client: FoundClient, capacity: CapacitySettings): AlarmRow => ({
  id: `${client.id}-failures`,
  service: 'sign-in',
  says: `サインインの失敗が5分間に${mistypesOf(client, capacity)}件以上、2回続きました。総当たり攻撃の疑いがあります。`,
  anchor: 'sign-in-failures',
  metric: formula(
    'attempts - successes',
    {
      attempts: poolMetric(client, 'SignInSuccesses', 'SampleCount'),
      successes: poolMetric(client, 'SignInSuccesses', 'Sum'),
    },
    { label: 'サインインの失敗', periodSeconds: 300 },
  ),
  rings: { when: '>=', threshold: mistypesOf(client, capacity), periods: 2 },
  missing: 'notBreaching',
});

const throttles = (client: FoundClient): AlarmRow => ({
  id: `${client.id}-throttles`,
  service: 'sign-in',
  says: 'Cognitoの認証回数の上限により、サインインが断られました。',
  anchor: 'sign-in-throttles',
  metric: poolMetric(client, 'SignInThrottles', 'Sum'),
  rings: { when: '>=', threshold: 1, periods: 1 },
  missing: 'notBreaching',
});

type GuardedPool = StageResources['guardedPools'][number];

/** https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html */
const risk = (
  { resource, id }: GuardedPool,
  name: 'CompromisedCredentialRisk' | 'AccountTakeoverRisk',
): AlarmRow => {
  const stolen = name === 'CompromisedCredentialRisk';
  return {
    id: `${id}-${stolen ? 'stolen' : 'takeover'}`,
    service: 'sign-in',
    says: stolen
      ? '他所で漏えいしたパスワードによる運用者のサインインが遮断されました。'
      : '運用者のサインインで、乗っ取りの危険が高いと判定されました。',
    anchor: 'sign-in-risk',
    metric: metricOf(
      {
        namespace: 'AWS/Cognito',
        name,
        dimensions: { Operation: 'SignIn', UserPoolId: resource.userPoolId, RiskLevel: 'high' },
      },
      'Sum',
      300,
    ),
    rings: { when: '>=', threshold: 1, periods: 1 },
    missing: 'notBreaching',
  };
};

export const signInAlarms = (
  { clients, guardedPools }: StageResources,
  capacity: CapacitySettings,
): readonly AlarmRow[] => [
  ...clients.flatMap((client) => [failures(client, capacity), throttles(client)]),
  ...guardedPools.flatMap((pool) => [
    risk(pool, 'CompromisedCredentialRisk'),
    risk(pool, 'AccountTakeoverRisk'),
  ]),
];
