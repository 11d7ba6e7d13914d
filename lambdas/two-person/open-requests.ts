import type { Instant } from '#domain/kernel/time.ts';
import { isOpenAt, requestDays } from '#domain/operators/two-person.ts';
import type { ActRequest } from '#lambdas/adapters/operator/act-requests.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';

/** Far more than a few operators ask for in a week. */
const requestsMost = 200;
/** Ids are made by browsers, whose clocks may be two days off. */
const clockDays = 2;

/** Those that can still be decided, the newest first. */
export const openRequestsOf = async (
  { requests }: Pick<OperatorContext, 'requests'>,
  at: Instant,
): Promise<readonly ActRequest[]> => {
  const since = Date.parse(at) - (requestDays + clockDays) * 24 * 3_600_000;
  return (await requests.since(since, requestsMost)).filter((one) => isOpenAt(one, at));
};
