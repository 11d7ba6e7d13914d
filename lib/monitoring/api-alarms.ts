import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

import { formula, metricOf } from '#lib/constructs/alarm.ts';
import type { AlarmRow } from '#lib/constructs/alarm.ts';
import type { StageResources } from '#lib/monitoring/stage-resources.ts';

type ApiStage = StageResources['apiStages'][number];

/** Our metric of a metric filter on the access log; named by API, since a filter has no dimensions of its own. */
export const refusedSignIns = (id: string): string => `Unauthorized-${id}`;
export const oldTls = (id: string): string => `OldTls-${id}`;
export const answeredBytes = (id: string): string => `AnsweredBytes-${id}`;

export const accessLogSpace = 'STAFee/AccessLog';

const apiMetric = ({ api, resource }: ApiStage, name: string, statistic: string, periodSeconds: number) =>
  metricOf(
    {
      namespace: 'AWS/ApiGateway',
      name,
      dimensions: { ApiName: api.name ?? '', Stage: resource.stageName ?? '' },
    },
    statistic,
    periodSeconds,
  );

const logMetric = (name: string, periodSeconds: number): cloudwatch.Metric =>
  metricOf({ namespace: accessLogSpace, name, dimensions: {} }, 'Sum', periodSeconds);

/** Share of answers of one kind among all, in percent; silent below `floor` of them. */
const share = (stage: ApiStage, kind: '4XXError' | '5XXError', floor: number): cloudwatch.IMetric =>
  formula(
    `IF(wrong >= ${floor}, 100 * wrong / total, 0)`,
    { wrong: apiMetric(stage, kind, 'Sum', 60), total: apiMetric(stage, 'Count', 'Sum', 60) },
    { label: `${kind} (%)`, periodSeconds: 60 },
  );

/** Requests in office hours, 9 to 18 o'clock in Japan on weekdays, which is 0 to 9 UTC of the same day; else 1. */
const officeRequests = (stage: ApiStage): cloudwatch.IMetric =>
  formula(
    'IF(DAY(count) <= 5 AND HOUR(count) < 9, count, 1)',
    {
      count: formula(
        'FILL(requests, 0)',
        { requests: apiMetric(stage, 'Count', 'Sum', 3600) },
        {
          label: 'requests',
          periodSeconds: 3600,
        },
      ),
    },
    { label: '業務時間中のリクエスト数', periodSeconds: 3600 },
  );

const fewPeople = 5;

const failures = (stage: ApiStage): readonly AlarmRow[] => [
  {
    id: `${stage.id}-5xx`,
    service: `api-${stage.id}`,
    says: 'APIの応答の1%超がサーバー側の失敗（5XX）です。利用者の操作が失敗しています。',
    anchor: 'api-5xx',
    metric: share(stage, '5XXError', fewPeople),
    rings: { when: '>', threshold: 1, periods: 5, points: 3 },
    missing: 'notBreaching',
  },
  {
    id: `${stage.id}-4xx`,
    service: `api-${stage.id}`,
    says: 'APIの応答の30%超が拒否（4XX）です。クライアントの不具合か、探索的な攻撃の疑いがあります。',
    anchor: 'api-4xx',
    metric: share(stage, '4XXError', 20),
    rings: { when: '>', threshold: 30, periods: 5, points: 3 },
    missing: 'notBreaching',
  },
  ...(['p95', 'p99'] as const).map((percentile): AlarmRow => {
    const seconds = percentile === 'p95' ? 2 : 5;
    return {
      id: `${stage.id}-latency-${percentile}`,
      service: `api-${stage.id}`,
      says: `APIの応答時間の${percentile}が${seconds}秒を超えています。`,
      anchor: 'api-latency',
      metric: apiMetric(stage, 'Latency', percentile, 300),
      rings: { when: '>', threshold: seconds * 1000, periods: 3, points: 2 },
      missing: 'notBreaching',
    };
  }),
];

const traffic = (stage: ApiStage): readonly AlarmRow[] => [
  {
    id: `${stage.id}-traffic`,
    service: `api-${stage.id}`,
    says: 'APIのリクエスト数が、いつもの幅（標準偏差3倍）を上回っています（CLD.12.4.5 ネットワークトラフィック）。',
    anchor: 'api-traffic',
    metric: apiMetric(stage, 'Count', 'Sum', 300),
    rings: { when: 'above-usual', deviations: 3, periods: 3 },
    missing: 'notBreaching',
  },
  ...(stage.part === 'TenantApi'
    ? [
        {
          id: `${stage.id}-silence`,
          service: `api-${stage.id}`,
          says: '平日の業務時間中に、2時間続けてリクエストが1件もありません。入口が閉じている疑いがあります。',
          anchor: 'api-silence',
          metric: officeRequests(stage),
          rings: { when: '<', threshold: 1, periods: 2 },
          missing: 'notBreaching',
        } satisfies AlarmRow,
      ]
    : []),
];

const accessLogged = (stage: ApiStage): readonly AlarmRow[] => [
  {
    id: `${stage.id}-unauthorized`,
    service: 'isolation',
    says: '401・403の応答が、いつもの幅を上回っています。総当たりや権限の探索の疑いがあります。',
    anchor: 'unauthorized-surge',
    metric: logMetric(refusedSignIns(stage.id), 300),
    rings: { when: 'above-usual', deviations: 3, periods: 3 },
    missing: 'notBreaching',
  },
  {
    id: `${stage.id}-bytes-out`,
    service: 'isolation',
    says: 'APIが返したデータ量が、いつもの幅（標準偏差4倍）を上回っています。大量の持ち出しの疑いがあります。',
    anchor: 'bytes-out',
    metric: logMetric(answeredBytes(stage.id), 900),
    rings: { when: 'above-usual', deviations: 4, periods: 2 },
    missing: 'notBreaching',
  },
  {
    id: `${stage.id}-old-tls`,
    service: 'isolation',
    says: 'TLS 1.2 より古い暗号化通信でAPIに届いた要求があります。通信暗号化の設定が失われています（10.1.1）。',
    anchor: 'old-tls',
    metric: logMetric(oldTls(stage.id), 300),
    rings: { when: '>=', threshold: 1, periods: 1 },
    missing: 'notBreaching',
  },
];

/** What the gateway itself can tell: failures, slowness, traffic (CLD.12.4.5). */
export const apiAlarms = ({ apiStages }: StageResources): readonly AlarmRow[] =>
  apiStages.flatMap((stage) => [
    ...failures(stage),
    ...traffic(stage),
    ...(stage.accessLog === undefined ? [] : accessLogged(stage)),
  ]);
