import type { TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { OnboardingStop, type OnboardingStep } from '#domain/operators/onboarding.ts';
import { floorPolicy } from '#domain/tenants/password-policy.ts';
import { firstAdministratorRoles, mastersOfNewCompany } from '#domain/settings/new-company.ts';
import type { OnboardingContext } from '#lambdas/adapters/jobs/onboarding-context.ts';
import { writeToLog } from '#lambdas/http/request-log.ts';
import { onboardTenant } from './onboard-tenant.ts';
import type { OnboardingOrder } from './onboarding-order.ts';

type Ordered = NonNullable<Awaited<ReturnType<OnboardingContext['runs']['order']>>>;

/** The order of the console as the one mechanism takes it. */
const orderOf = (tenantId: TenantId, ordered: Ordered, email: string): OnboardingOrder => {
  const { code: companyCode, companyName, userId, name, loginId, terms } = ordered;
  const { plan, ...contract } = terms;
  const administrator = {
    id: userId,
    name,
    grade: '一般',
    posts: [],
    roles: firstAdministratorRoles,
    isActive: true,
  } as const;
  return {
    tenantId,
    companyCode,
    masters: { ...mastersOfNewCompany(companyName), grades: [], labels: [], users: [administrator] },
    people: [{ userId, loginId, email }],
    plan,
    contract,
    ipCidrs: [],
    passwordPolicy: floorPolicy,
  };
};

type Running = { readonly now: () => Instant; readonly requestId: string };

/**
 * Takes up one order until it is done or has to stop, and notes how far it came. Called again for the same attempt it goes on
 * where a crash left it; stopped, it waits for an operator.
 */
export const runOnboarding = async (
  tenantId: TenantId,
  { now, requestId }: Running,
  context: OnboardingContext,
): Promise<void> => {
  const { runs } = context;
  const [ordered, before] = await Promise.all([runs.order(tenantId), runs.progress(tenantId)]);
  if (ordered === undefined || ordered.givenUpAt !== undefined || before?.state === 'done') {
    // A crash between the end and this: his address is forgotten by whoever comes next.
    if (before?.state === 'done' && ordered?.email !== undefined) await runs.forgetAddress(tenantId, ordered);
    return;
  }
  const { attempt, email, verdict, at } = ordered;
  if (before?.state === 'stopped' && before.attempt >= attempt) return;
  let step: OnboardingStep = before?.reached ?? 'asked';
  const note = (state: 'running' | 'done') =>
    runs.note(tenantId, { reached: step, state, attempt, at: now() });
  const onStep = async (next: OnboardingStep): Promise<void> => {
    step = next;
    await note('running');
  };
  try {
    // No order of the console names a company that is there: a forged one ends here.
    const listed = await context.control.listedCode(tenantId);
    if (listed !== undefined && listed !== ordered.code) throw new OnboardingStop('code-taken');
    if (email === undefined) throw new Error('an order that is not done has an address');
    await onStep('code');
    const order = orderOf(tenantId, ordered, email);
    await onboardTenant({ order, at, requestId, asked: { attempt, verdict, onStep } }, context);
    await runs.record(tenantId, ordered);
    step = 'password';
    await note('done');
  } catch (error) {
    const fault = error instanceof OnboardingStop ? error.fault : 'unexpected';
    const cause = error instanceof Error ? error.name : undefined;
    writeToLog(JSON.stringify({ level: 'error', job: 'onboarding', tenantId, step, fault, cause }));
    await runs.note(tenantId, { reached: step, state: 'stopped', attempt, at: now(), fault });
    return;
  }
  await runs.forgetAddress(tenantId, ordered);
};
