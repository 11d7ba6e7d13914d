import { metricOf } from '#lib/constructs/alarm.ts';
import type { AlarmRow } from '#lib/constructs/alarm.ts';
import type { StageResources } from '#lib/monitoring/stage-resources.ts';

export const clockJob = 'clock-check';

/** The hourly comparison with AWS's own clock (12.4.4). */
export const clockAlarms = ({ functions }: StageResources): readonly AlarmRow[] =>
  functions
    .filter(({ name }) => name === clockJob)
    .map(() => ({
      id: 'clock-skew',
      service: 'jobs',
      says: '関数の時計が、AWSの時刻から1秒を超えてずれています（12.4.4 クロックの同期）。',
      anchor: 'clock-skew',
      metric: metricOf(
        { namespace: 'STAFee', name: 'ClockSkewMs', dimensions: { job: clockJob } },
        'Maximum',
        3600,
      ),
      rings: { when: '>', threshold: 1000, periods: 1 },
      missing: 'ignore',
    }));
