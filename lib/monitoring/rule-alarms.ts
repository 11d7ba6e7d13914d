import { metricOf } from '#lib/constructs/alarm.ts';
import type { AlarmRow } from '#lib/constructs/alarm.ts';
import type { StageResources } from '#lib/monitoring/stage-resources.ts';

/** Rules of EventBridge that could not hand on what they heard: a warning that nobody got, a job that never ran. */
export const ruleAlarms = ({ rules }: StageResources): readonly AlarmRow[] =>
  rules.map(({ resource, id, name }) => ({
    id: `${id}-undelivered`,
    service: 'jobs',
    says: `EventBridgeの規則 ${name} が、通知先または関数に届けられませんでした。`,
    anchor: 'rule-undelivered',
    metric: metricOf(
      { namespace: 'AWS/Events', name: 'FailedInvocations', dimensions: { RuleName: resource.ref } },
      'Sum',
      300,
    ),
    rings: { when: '>=', threshold: 1, periods: 1 },
    missing: 'notBreaching',
  }));
