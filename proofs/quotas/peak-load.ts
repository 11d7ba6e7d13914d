import { usage } from '#proofs/costs/usage.ts';
import { environmentsPerThousand } from '#lib/capacity.ts';
import type { QuotaFacts } from '#proofs/quotas/quota-facts.ts';

/** Nine o'clock: what quotas are asked for. docs/deploy.md prints them. */
export const nineOClock = {
  peoplePerTenant: usage.activeUsers,
  /** Of ten people of all tenants, so many sign in within the same five minutes. */
  ofTenSignIn: 5,
  windowSeconds: 300,
  /** Of ten who sign in, so many tries: three mistype once. */
  triesOfTen: 13,
  /** Of one person within the five minutes, pages and files included (test/local/aws/waf/nine-o-clock.test.ts). */
  requestsPerPerson: 80,
  /** The busiest second has so many times the mean. */
  peak: 2,
  /** A page asks for so many things at once, and each waits in an environment of its own. */
  callsAtOnce: 4,
  millisecondsPerRequest: usage.millisecondsPerRequest,
  /** After a fail-over to Osaka nothing is warm, and everybody is back within a minute. */
  failOverSeconds: 60,
} as const;

export type PeakLoad = {
  readonly people: number;
  readonly requestsPerSecond: number;
  readonly signInsPerSecond: number;
  /** Environments that belong to one tenant, alive at the same time. */
  readonly environments: number;
  readonly environmentsPerSecond: number;
  readonly concurrentExecutions: number;
};

/** Lambda keeps so much unreserved: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html */
const unreservedLeast = 100;

export const peakLoad = (
  facts: QuotaFacts,
  { tenants, isFailOver }: { readonly tenants: number; readonly isFailOver: boolean },
): PeakLoad => {
  const people = tenants * nineOClock.peoplePerTenant;
  const atNine = Math.ceil((people * nineOClock.ofTenSignIn) / 10);
  const { windowSeconds, peak } = nineOClock;
  const requestsPerSecond = Math.ceil((atNine * nineOClock.requestsPerPerson * peak) / windowSeconds);
  const environments = tenants * facts.tenantFunctions * nineOClock.callsAtOnce;
  // An authorizer runs beside each request.
  const busy = Math.ceil((requestsPerSecond * nineOClock.millisecondsPerRequest * 2) / 1_000);
  return {
    people,
    requestsPerSecond,
    signInsPerSecond: Math.ceil((atNine * nineOClock.triesOfTen * peak) / (10 * windowSeconds)),
    environments,
    environmentsPerSecond: isFailOver
      ? Math.ceil(environments / nineOClock.failOverSeconds)
      : Math.ceil((environments * peak) / windowSeconds),
    concurrentExecutions: Math.max(
      busy + facts.reservedConcurrency + unreservedLeast,
      Math.ceil((environments * 1_000) / environmentsPerThousand),
    ),
  };
};
