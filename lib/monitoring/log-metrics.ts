import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

import { accessLogSpace, answeredBytes, refusedSignIns } from '#lib/monitoring/api-alarms.ts';
import { answeringFunctions, functionLogSpace, memoryUse } from '#lib/monitoring/function-alarms.ts';
import { deniedCalls } from '#lib/monitoring/isolation-alarms.ts';
import type { StageResources } from '#lib/monitoring/stage-resources.ts';

type LogMetric = {
  readonly id: string;
  readonly logGroup: logs.ILogGroup;
  readonly metricNamespace: string;
  readonly metricName: string;
  readonly pattern: string;
  /** @default each matching line counts 1 */
  readonly value?: string;
};

/** The access log writes numbers as texts, so a status is compared as one. */
const ofAccessLogs = ({ apiStages }: StageResources): readonly LogMetric[] =>
  apiStages.flatMap(({ id, accessLog }) =>
    accessLog === undefined
      ? []
      : [
          {
            id: `${id}-unauthorized`,
            logGroup: accessLog,
            metricNamespace: accessLogSpace,
            metricName: refusedSignIns(id),
            pattern: '{ ($.status = "401") || ($.status = "403") }',
          },
          {
            id: `${id}-bytes`,
            logGroup: accessLog,
            metricNamespace: accessLogSpace,
            metricName: answeredBytes(id),
            pattern: '{ $.responseLength = "*" }',
            value: '$.responseLength',
          },
        ],
  );

/** Lambda's own report of each invocation, and refusals by AWS that ended a request. */
const ofFunctionLogs = ({ functions }: StageResources): readonly LogMetric[] =>
  functions.flatMap(({ id, name, logGroup }) => [
    {
      id: `${id}-memory`,
      logGroup,
      metricNamespace: functionLogSpace,
      metricName: memoryUse(id),
      pattern: '{ $.type = "platform.report" }',
      value: '$.record.metrics.maxMemoryUsedMB',
    },
    ...(answeringFunctions.includes(name)
      ? [
          {
            id: `${id}-denied`,
            logGroup,
            metricNamespace: functionLogSpace,
            metricName: deniedCalls(id),
            pattern: '{ ($.cause.name = "AccessDenied*") || ($.cause.cause.name = "AccessDenied*") }',
          },
        ]
      : []),
  ]);

/** Metrics that stand in log lines only. */
export const addLogMetrics = (scope: Construct, resources: StageResources): void => {
  for (const { id, pattern, value = '1', ...rest } of [
    ...ofAccessLogs(resources),
    ...ofFunctionLogs(resources),
  ])
    new logs.MetricFilter(scope, `${id}-metric`, {
      ...rest,
      filterPattern: logs.FilterPattern.literal(pattern),
      metricValue: value,
    });
};
