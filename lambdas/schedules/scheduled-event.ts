import * as v from 'valibot';
import { isInstant, type Instant } from '#domain/kernel/time.ts';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';

const shape = v.object({ scheduledAt: v.pipe(v.string(), v.isoTimestamp()) });

/** The time a schedule was meant for: a retry after midnight still belongs to yesterday. */
export const scheduledAt = (event: unknown): Instant => {
  const { scheduledAt: text } = v.parse(shape, event);
  return isInstant(text) ? text : instantOf(new Date(text));
};
