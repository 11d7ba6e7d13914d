import { metricOf } from '#lib/constructs/alarm.ts';
import type { AlarmRow } from '#lib/constructs/alarm.ts';
import { answeringFunctions, functionLogSpace } from '#lib/monitoring/function-alarms.ts';
import type { FoundFunction, StageResources } from '#lib/monitoring/stage-resources.ts';

export const deniedCalls = (id: string): string => `AccessDenied-${id}`;

/** Requests whose tenant in the context differs from the tenant of the environment. None has ever been legitimate. */
const mismatch = (found: FoundFunction): AlarmRow => ({
  id: `${found.id}-tenant-mismatch`,
  service: 'isolation',
  says: `関数 ${found.id} が、別のテナントの実行環境に届いた要求を拒否しました。テナント分離の異常です。直ちに確認してください。`,
  anchor: 'tenant-mismatch',
  metric: metricOf(
    { namespace: 'STAFee', name: 'TenantMismatch', dimensions: { function: found.resource.ref } },
    'Sum',
    60,
  ),
  rings: { when: '>=', threshold: 1, periods: 1 },
  missing: 'notBreaching',
});

const denied = (found: FoundFunction): AlarmRow => ({
  id: `${found.id}-access-denied`,
  service: 'isolation',
  says: `関数 ${found.id} の役割が、許されていない操作をAWSに断られました。テナントの境界を越えようとした疑いがあります。`,
  anchor: 'access-denied',
  metric: metricOf({ namespace: functionLogSpace, name: deniedCalls(found.id), dimensions: {} }, 'Sum', 60),
  rings: { when: '>=', threshold: 1, periods: 1 },
  missing: 'notBreaching',
});

const unanswered = (found: FoundFunction): AlarmRow => ({
  id: `${found.id}-failures`,
  service: `functions-${found.part}`,
  says: `関数 ${found.id} が、5分間に5件以上の要求に「内部エラー」と答えました。`,
  anchor: 'request-failures',
  metric: metricOf(
    { namespace: 'STAFee', name: 'Failures', dimensions: { function: found.resource.ref } },
    'Sum',
    300,
  ),
  rings: { when: '>=', threshold: 5, periods: 1 },
  missing: 'notBreaching',
});

/** What our own request log tells: the locks between tenants, and answers that failed. */
export const isolationAlarms = ({ functions }: StageResources): readonly AlarmRow[] =>
  functions
    .filter(({ name }) => answeringFunctions.includes(name))
    .flatMap((found) => [mismatch(found), denied(found), unanswered(found)]);
