import type { Context, DynamoDBRecord } from 'aws-lambda';
import * as v from 'valibot';
import type { TenantId } from '#domain/kernel/ids.ts';
import { nativeItemOf } from '#lambdas/adapters/aws/attribute-value.ts';
import { instantOf, systemClock } from '#lambdas/adapters/machine/clock.ts';
import { onboardingEnvironment, onFirstUse } from '#lambdas/adapters/machine/environment.ts';
import { onboardingContextOf } from '#lambdas/adapters/jobs/onboarding-context.ts';
import { onboardTenant } from '#lambdas/tenants/onboard-tenant.ts';
import { onboardingOrder } from '#lambdas/tenants/onboarding-order.ts';
import { runOnboarding } from '#lambdas/tenants/run-onboarding.ts';
import { onboardingOrder as orderRow } from '#rows/onboarding.ts';
import { storedPartsOf } from '#rows/read-key.ts';

const context = onFirstUse((source) => onboardingContextOf(onboardingEnvironment(source), systemClock));

/** Names the fields that are wrong and never repeats their values: an order holds e-mail addresses. */
const orderIn = (event: unknown) => {
  const parsed = v.safeParse(onboardingOrder, event);
  if (parsed.success) return parsed.output;
  const places = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'the whole order');
  throw new Error(`the onboarding order is malformed at: ${[...new Set(places)].join(', ')}`);
};

type Records = { readonly Records: readonly DynamoDBRecord[] };
const isOfStream = (event: unknown): event is Records => Array.isArray(Object(event).Records);

const companiesIn = ({ Records }: Records): readonly TenantId[] => {
  const named = Records.flatMap(
    ({ dynamodb }) => storedPartsOf(orderRow, nativeItemOf(dynamodb?.Keys ?? {}))?.tenantId ?? [],
  );
  return [...new Set(named)];
};

const now = () => instantOf(systemClock());

/**
 * Called by the control table's stream for what operators order in the console (lambdas/tenants/start-onboarding.ts), and by hand
 * with a whole order, as the demonstration is set up: then it answers with the tenant's id.
 */
export const handler = async (event: unknown, { awsRequestId: requestId }: Pick<Context, 'awsRequestId'>) => {
  if (!isOfStream(event)) return onboardTenant({ order: orderIn(event), at: now(), requestId }, context());
  for (const tenantId of companiesIn(event))
    // oxlint-disable-next-line no-await-in-loop -- the directory and the mail service count requests per second
    await runOnboarding(tenantId, { now, requestId }, context());
  return undefined;
};
