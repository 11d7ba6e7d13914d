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
const orderOf = (tenantId: TenantId, ordered: Ordered): OnboardingOrder => {
  const { code: companyCode, companyName, userId, name, loginId, email, terms } = ordered;
  if (name === undefined || loginId === undefined || email === undefined)
    throw new Error('an order that is not done says who administers the company');
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
    // A crash between the end and this: he is forgotten by whoever comes next.
    if (before?.state === 'done' && ordered?.email !== undefined) await runs.forgetPerson(tenantId, ordered);
    return;
  }
  const { attempt, verdict, at, userId } = ordered;
  if (before?.state === 'stopped' && before.attempt >= attempt) return;
  let step: OnboardingStep = before?.reached ?? 'asked';
  let isOwn = before?.userId === userId;
  const note = (state: 'running' | 'done') =>
    runs.note(tenantId, { reached: step, state, attempt, at: now(), userId });
  const onStep = async (next: OnboardingStep): Promise<void> => {
    step = next;
    await note('running');
  };
  try {
    // An order goes on with a company that it began itself and with no other: a forged one ends here.
    if (!isOwn && (await context.control.isCompany(tenantId))) throw new OnboardingStop('code-taken');
    isOwn = true;
    const order = orderOf(tenantId, ordered);
    await onStep('code');
    await onboardTenant({ order, at, requestId, asked: { attempt, verdict, onStep } }, context);
    await runs.record(tenantId, ordered);
    step = 'password';
    await note('done');
  } catch (error) {
    const fault = error instanceof OnboardingStop ? error.fault : 'unexpected';
    const cause = error instanceof Error ? error.name : undefined;
    writeToLog(JSON.stringify({ level: 'error', job: 'onboarding', tenantId, step, fault, cause }));
    const own = isOwn ? { userId } : {};
    await runs.note(tenantId, { reached: step, state: 'stopped', attempt, at: now(), fault, ...own });
    return;
  }
  await runs.forgetPerson(tenantId, ordered);
};
