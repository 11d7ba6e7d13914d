import { startOnboarding } from '#contract/operator/onboardings.ts';
import { assert } from '#domain/kernel/assert.ts';
import { isTenantId, isUserId } from '#domain/kernel/ids.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { onboardingFiled } from '#lambdas/adapters/operator/onboardings.ts';
import { operatorEndpoint } from '#lambdas/http/operator-endpoint.ts';
import { onboardingView } from './onboarding-view.ts';

/** The order starts the function that makes the company, by the table's stream; here nothing of a company is made. */
export const startOnboardingEndpoint = operatorEndpoint(
  startOnboarding,
  { action: 'tenant.onboard-asked', target: ({ body }) => `company code ${body.companyCode}` },
  async ({ body, operator, at, patience }, context, trail) => {
    const { companyCode, companyName, administrator, terms, reason } = body;
    const isTaken = await Promise.all([
      context.isCompanyCode(companyCode),
      context.onboardings.isAsked(companyCode),
    ]);
    if (isTaken.includes(true)) return refuse({ kind: 'company-code-taken' });
    const [tenantId, userId] = [`t${ulidAt(at).toLowerCase()}`, ulidAt(at)];
    assert(isTenantId(tenantId) && isUserId(userId), 'ids are made of ULIDs');
    const { operatorId: by, name: byName } = operator;
    const order = {
      code: companyCode,
      companyName,
      userId,
      ...administrator,
      terms,
      reason,
      by,
      byName,
      at,
      attempt: 1,
    };
    const failed = await context.commit(
      { order: onboardingFiled(tenantId, order), trail: trail.told() },
      patience,
    );
    assert(failed.length === 0, 'an id is made once');
    return accept(onboardingView({ tenantId, order }, at));
  },
);
