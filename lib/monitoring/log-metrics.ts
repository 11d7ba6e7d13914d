import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

import { accessLogSpace, answeredBytes, oldTls, refusedSignIns } from '#lib/monitoring/api-alarms.ts';
import { answeringFunctions, functionLogSpace, memoryUse } from '#lib/monitoring/function-alarms.ts';
import { byFunctionName, diskUse, insightsSpace } from '#lib/monitoring/insights-alarms.ts';
import { deniedCalls } from '#lib/monitoring/isolation-alarms.ts';
import type { StageResources } from '#lib/monitoring/stage-resources.ts';
import { trailFindings, trailSpace } from '#lib/monitoring/trail-alarms.ts';
import type { Place } from '#lib/monitoring/trail-alarms.ts';

type LogMetric = {
  readonly id: string;
  readonly logGroup: logs.ILogGroup;
  readonly metricNamespace: string;
  readonly metricName: string;
  readonly pattern: string;
  /** @default each matching line counts 1 */
  readonly value?: string;
  /** Name of a dimension → where the line says its value. @default no dimension */
  readonly dimensions?: Readonly<Record<string, string>>;
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
          {
            id: `${id}-old-tls`,
            logGroup: accessLog,
            metricNamespace: accessLogSpace,
            metricName: oldTls(id),
            pattern:
              '{ ($.tlsVersion = "*") && ($.tlsVersion != "-") && ($.tlsVersion != "TLSv1.2") && ($.tlsVersion != "TLSv1.3") }',
          },
        ],
  );

/** Lambda's own report of each invocation, and refusals by AWS that ended a request. */
const ofFunctionLogs = ({ functions }: StageResources): readonly LogMetric[] =>
  functions.flatMap(({ id, name, logGroup, hasInsights }) => [
    ...(hasInsights
      ? []
      : [
          {
            id: `${id}-memory`,
            logGroup,
            metricNamespace: functionLogSpace,
            metricName: memoryUse(id),
            pattern: '{ $.type = "platform.report" }',
            value: '$.record.metrics.maxMemoryUsedMB',
          },
        ]),
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

/** One line for each invocation; the extension makes metrics of its other numbers by itself. */
const ofInsights = ({ insightsLogs }: StageResources): readonly LogMetric[] =>
  insightsLogs === undefined
    ? []
    : [
        {
          id: 'insights-disk',
          logGroup: insightsLogs,
          metricNamespace: insightsSpace,
          metricName: diskUse,
          pattern: '{ $.tmp_used >= 0 }',
          value: '$.tmp_used',
          dimensions: { [byFunctionName]: '$.function_name' },
        },
      ];

const ofTrails = ({ trailLogs }: StageResources, place: Place): readonly LogMetric[] =>
  trailLogs.flatMap((logGroup) =>
    trailFindings(place).map(({ id, metric, pattern }) => ({
      id: `trail-${id}`,
      logGroup,
      metricNamespace: trailSpace,
      metricName: metric,
      pattern,
    })),
  );

/** Metrics that stand in log lines only. */
export const addLogMetrics = (scope: Construct, resources: StageResources, place: Place): void => {
  for (const { id, pattern, value = '1', dimensions, ...rest } of [
    ...ofAccessLogs(resources),
    ...ofFunctionLogs(resources),
    ...ofInsights(resources),
    ...ofTrails(resources, place),
  ])
    new logs.MetricFilter(scope, `${id}-metric`, {
      ...rest,
      filterPattern: logs.FilterPattern.literal(pattern),
      metricValue: value,
      ...(dimensions === undefined ? {} : { dimensions }),
    });
};
