import { metricOf } from '#lib/constructs/alarm.ts';
import type { AlarmRow } from '#lib/constructs/alarm.ts';
import type { StageResources } from '#lib/monitoring/stage-resources.ts';

type FoundWall = StageResources['walls'][number];

const metricNameOf = ({ resource }: FoundWall): string =>
  'metricName' in resource.visibilityConfig ? resource.visibilityConfig.metricName : '';

/** The operators' wall lets in known addresses only, so there even a few refusals are news. */
const blocked = (wall: FoundWall, region: string): AlarmRow => {
  const isOperators = /operator/i.test(metricNameOf(wall));
  const row = {
    id: `${wall.id}-blocked`,
    service: 'walls',
    anchor: 'waf-blocked',
    metric: metricOf(
      {
        namespace: 'AWS/WAFV2',
        name: 'BlockedRequests',
        dimensions: { WebACL: metricNameOf(wall), Rule: 'ALL', Region: region },
      },
      'Sum',
      300,
    ),
    missing: 'notBreaching',
  } as const;
  return isOperators
    ? {
        ...row,
        says: '運用者の入口で、5分間に20件以上の接続が遮断されました。',
        rings: { when: '>=', threshold: 20, periods: 1 },
      }
    : {
        ...row,
        says: 'WAFが遮断した要求が、いつもの幅を上回っています。攻撃か、正当な利用者の誤遮断です。',
        rings: { when: 'above-usual', deviations: 3, periods: 3 },
      };
};

/** SES reviews a sender at 5% of bounces and 0.1% of complaints. */
const reputation = (name: 'BounceRate' | 'ComplaintRate', threshold: number, says: string): AlarmRow => ({
  id: `mail-${name === 'BounceRate' ? 'bounces' : 'complaints'}`,
  service: 'mail',
  says,
  anchor: 'mail-reputation',
  metric: metricOf({ namespace: 'AWS/SES', name: `Reputation.${name}`, dimensions: {} }, 'Maximum', 3600),
  rings: { when: '>', threshold, periods: 1 },
  missing: 'ignore',
});

/** What stands between the service and the world: walls and mail. */
export const edgeAlarms = ({ walls }: StageResources, region: string): readonly AlarmRow[] => [
  ...walls.map((wall) => blocked(wall, region)),
  reputation(
    'BounceRate',
    0.05,
    '送信メールの不達率が5%を超えています。SESの送信が止められるおそれがあります。',
  ),
  reputation(
    'ComplaintRate',
    0.001,
    '送信メールの苦情率が0.1%を超えています。SESの送信が止められるおそれがあります。',
  ),
];
