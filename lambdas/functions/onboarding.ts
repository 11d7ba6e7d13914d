import type { Context } from 'aws-lambda';
import * as v from 'valibot';
import { instantOf, systemClock } from '#lambdas/adapters/machine/clock.ts';
import { onboardingEnvironment, onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { onboardingContextOf } from '#lambdas/adapters/jobs/onboarding-context.ts';
import { onboardTenant } from '#lambdas/tenants/onboard-tenant.ts';
import { onboardingOrder } from '#lambdas/tenants/onboarding-order.ts';

const context = onFirstUse((source) => onboardingContextOf(onboardingEnvironment(source), systemClock));

/** Names the fields that are wrong and never repeats their values: an order holds e-mail addresses. */
const orderIn = (event: unknown) => {
  const parsed = v.safeParse(onboardingOrder, event);
  if (parsed.success) return parsed.output;
  const places = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'the whole order');
  throw new Error(`the onboarding order is malformed at: ${[...new Set(places)].join(', ')}`);
};

/** Invoked by the operator, never by a route. Answers with the tenant's id. */
export const handler = (event: unknown, { awsRequestId }: Pick<Context, 'awsRequestId'>) =>
  onboardTenant({ order: orderIn(event), at: instantOf(systemClock()), requestId: awsRequestId }, context());
