import type { ILogGroup } from 'aws-cdk-lib/aws-logs';

import { formula, metricOf } from '#lib/constructs/alarm.ts';
import type { AlarmRow } from '#lib/constructs/alarm.ts';

export type Silence = Pick<AlarmRow, 'id' | 'service' | 'says' | 'anchor'> & { readonly hours: number };

const hourSeconds = 3600;

/** Rings when nothing was written into a log group for hours in which something always is. */
export const silence = ({ logGroupName }: ILogGroup, { hours, ...row }: Silence): AlarmRow => ({
  ...row,
  // FILL: CloudWatch looks back further than the alarm says before it believes that data is missing.
  metric: formula(
    'FILL(lines, 0)',
    {
      lines: metricOf(
        { namespace: 'AWS/Logs', name: 'IncomingLogEvents', dimensions: { LogGroupName: logGroupName } },
        'Sum',
        hourSeconds,
      ),
    },
    { label: 'IncomingLogEvents', periodSeconds: hourSeconds },
  ),
  rings: { when: '<', threshold: 1, periods: hours },
  missing: 'breaching',
});
