import type { Instant } from '#domain/kernel/time.ts';
import { isOpenAt, requestDays } from '#domain/operators/two-person.ts';
import type { ActRequest } from '#lambdas/adapters/operator/act-requests.ts';
import type { OperatorContext } from '#lambdas/adapters/operator/operator-context.ts';

/** Far more than a few operators ask for in a week. No more are filed, so that none is behind the cut and unseen. */
const requestsMost = 1000;
/** Ids are made by browsers, whose clocks may be two days off. */
const clockDays = 2;

type Requests = Pick<OperatorContext, 'requests'>;

/** All that were filed within the days in which one is open, decided ones too, the newest first. */
export const filedRequestsOf = async ({ requests }: Requests, at: Instant) => {
  const since = Date.parse(at) - (requestDays + clockDays) * 24 * 3_600_000;
  const filed = await requests.since(since, requestsMost);
  return { filed, isCut: filed.length >= requestsMost };
};

/** Those that can still be decided, the newest first. */
export const openRequestsOf = async (context: Requests, at: Instant): Promise<readonly ActRequest[]> =>
  (await filedRequestsOf(context, at)).filed.filter((one) => isOpenAt(one, at));
