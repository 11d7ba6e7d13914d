import { writeToLog } from '#lambdas/http/request-log.ts';
import type { Instant } from '#domain/kernel/time.ts';

export type JobEnd = {
  /** The schedule's name, as the template has it. */
  readonly job: string;
  readonly at: Instant;
  /** Counts that alarms watch. @default the heartbeat alone */
  readonly metrics?: Readonly<Record<string, number>>;
  /** For the person who reads the log. @default nothing */
  readonly facts?: Readonly<Record<string, unknown>>;
};

/** CloudWatch reads the metrics out of the line itself; a job that wrote no `Heartbeat` for too long has not run. */
export const heartbeatLine = ({ job, at, metrics = {}, facts = {} }: JobEnd): string => {
  const counted = { Heartbeat: 1, ...metrics };
  return JSON.stringify({
    _aws: {
      Timestamp: Date.parse(at),
      CloudWatchMetrics: [
        {
          Namespace: 'STAFee',
          Dimensions: [['job']],
          Metrics: Object.keys(counted).map((Name) => ({
            Name,
            Unit: Name.endsWith('Ms') ? 'Milliseconds' : 'Count',
          })),
        },
      ],
    },
    level: 'info',
    at,
    job,
    ...counted,
    ...facts,
  });
};

export const writeHeartbeat = (end: JobEnd): void => writeToLog(heartbeatLine(end));
