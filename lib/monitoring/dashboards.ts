import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

import type { AlarmRow } from '#lib/constructs/alarm.ts';

/** A row of the table and the alarm that it became. */
export type PlacedAlarm = { readonly row: AlarmRow; readonly alarm: cloudwatch.Alarm };

type Board = {
  readonly id: string;
  readonly title: string;
  readonly holds: (row: AlarmRow) => boolean;
};

const isolationServices = ['isolation', 'sign-in', 'walls'];
const keepingServices = ['backup', 'jobs'];

export const boards: readonly Board[] = [
  {
    id: 'service',
    title: 'サービスの稼働',
    holds: ({ service }) => !isolationServices.includes(service) && !keepingServices.includes(service),
  },
  {
    id: 'isolation',
    title: 'テナント分離と不正アクセス',
    holds: ({ service }) => isolationServices.includes(service),
  },
  {
    id: 'keeping',
    title: 'バックアップ・消去・定期ジョブ',
    holds: ({ service }) => keepingServices.includes(service),
  },
];

/** A graph shows at most this many lines; more cannot be told apart. */
const linesPerGraph = 12;

const graphsOf = (title: string, alarms: readonly PlacedAlarm[]): readonly cloudwatch.IWidget[] =>
  Array.from({ length: Math.ceil(alarms.length / linesPerGraph) }, (_, page) => {
    const shown = alarms.slice(page * linesPerGraph, (page + 1) * linesPerGraph);
    return new cloudwatch.GraphWidget({
      title: page === 0 ? title : `${title} (${page + 1})`,
      width: 12,
      left: shown.map(({ row }) =>
        row.metric instanceof cloudwatch.Metric ? row.metric.with({ label: row.id }) : row.metric,
      ),
    });
  });

/** One page for each of the three questions: does it run, is it safe, is everything kept and erased in time. */
export const addDashboards = (scope: Construct, stage: string, placed: readonly PlacedAlarm[]): void => {
  for (const { id, title, holds } of boards) {
    const alarms = placed.filter(({ row }) => holds(row));
    const services = [...new Set(alarms.map(({ row }) => row.service))];
    const dashboard = new cloudwatch.Dashboard(scope, `${id}-dashboard`, {
      dashboardName: `stafee-${stage}-${id}`,
      periodOverride: cloudwatch.PeriodOverride.INHERIT,
    });
    dashboard.addWidgets(new cloudwatch.TextWidget({ markdown: `# STAFee ${stage}: ${title}`, width: 24 }));
    for (const service of services) {
      const own = alarms.filter(({ row }) => row.service === service);
      dashboard.addWidgets(
        new cloudwatch.AlarmStatusWidget({
          title: service,
          width: 24,
          alarms: own.map(({ alarm }) => alarm),
        }),
      );
      // Formulas of several rows share the names of their parts, which one graph cannot hold.
      const plain = own.filter(({ row }) => row.metric instanceof cloudwatch.Metric);
      dashboard.addWidgets(...graphsOf(service, plain));
    }
  }
};
