import type { Timer } from '#local/aws/lambda/timer.ts';

import { readSchedule, type NextRun } from './schedule-expression.ts';
import type { Schedule } from './schedules-of.ts';

export type SchedulesOptions = {
  readonly schedules: readonly Schedule[];
  /** Invokes a function with JSON text; its failure is the function's own affair. */
  readonly invoke: (functionArn: string, payload: string) => Promise<unknown>;
  readonly clock: () => Date;
  readonly timer: Timer;
};

/** Node's timers hold at most 2^31 - 1 ms; a longer wait is taken in parts of a day. */
const waitMilliseconds = 86_400_000;

/** Invokes each schedule's function when the clock reaches its time. @returns stops all of them */
export const startSchedules = ({ schedules, invoke, clock, timer }: SchedulesOptions): (() => void) => {
  const cancels = new Map<Schedule, () => void>();

  const waitFor = (schedule: Schedule, next: NextRun, after: Date): void => {
    const due = next(after);
    if (due === undefined) return;
    const left = due.getTime() - clock().getTime();
    const cancel = timer(Math.min(Math.max(left, 0), waitMilliseconds), () => {
      if (clock() < due) return waitFor(schedule, next, after);
      void invoke(schedule.functionArn, schedule.eventAt(due)).catch(() => undefined);
      waitFor(schedule, next, due);
    });
    cancels.set(schedule, cancel);
  };

  const startedAt = clock();
  for (const schedule of schedules) {
    waitFor(
      schedule,
      readSchedule(schedule.expression, { timezone: schedule.timezone, startedAt }),
      startedAt,
    );
  }
  return () => {
    for (const cancel of cancels.values()) cancel();
  };
};
