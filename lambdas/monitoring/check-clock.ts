import { clockSkewMillis } from '#domain/monitoring/clock-skew.ts';
import type { Clock } from '#lambdas/adapters/machine/clock.ts';

/** Compares the function's clock with one of AWS. The sign is lost: an alarm asks how far, the log says which way. */
export const checkClock = async (clock: Clock, toldTime: () => Promise<number>) => {
  const askedMillis = clock().getTime();
  const toldMillis = await toldTime();
  const skewMillis = clockSkewMillis({ askedMillis, toldMillis, answeredMillis: clock().getTime() });
  return { skewMillis, distanceMillis: Math.abs(skewMillis) };
};
