import { instantOf, systemClock } from '#lambdas/adapters/machine/clock.ts';
import { clockEnvironment, onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { toldTimeMillis } from '#lambdas/adapters/jobs/told-time.ts';
import { checkClock } from '#lambdas/monitoring/check-clock.ts';
import { writeHeartbeat } from '#lambdas/schedules/heartbeat.ts';

const environment = onFirstUse(clockEnvironment);

/** Every hour: whether the clock that stamps our records is right (12.4.4). */
export const handler = async () => {
  const { skewMillis, distanceMillis } = await checkClock(systemClock, () =>
    toldTimeMillis(environment().clockEndpoint),
  );
  writeHeartbeat({
    job: 'clock-check',
    at: instantOf(systemClock()),
    metrics: { ClockSkewMs: distanceMillis },
    facts: { skewMillis },
  });
  return { skewMillis };
};
