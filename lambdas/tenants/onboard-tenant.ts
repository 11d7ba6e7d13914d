import { isTenantId, type TenantId } from '#domain/kernel/ids.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { OnboardingStop } from '#domain/operators/onboarding.ts';
import { loginIdOf } from '#domain/tenants/sign-in-name.ts';
import { auditWrite, recordAlone } from '#lambdas/adapters/tenant/audit-trail.ts';
import { loginHashOf, type KeyStore } from '#lambdas/adapters/tenant/key-store.ts';
import type { OnboardingContext } from '#lambdas/adapters/jobs/onboarding-context.ts';
import { mailHashOf, namedHashOf } from '#lambdas/adapters/sign-in/reset-rows.ts';
import { emailPlaceOf, loginIdPlaceOf } from '#lambdas/adapters/tenant/email-place.ts';
import { sealText } from '#lambdas/adapters/tenant/sealed-text.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import type { OnboardingOrder } from './onboarding-order.ts';
import { firstEntryWrites, firstPersonWrites, firstUsersWrite, mastersWrites } from './onboarding-store.ts';
import { welcomePerson, type Welcoming } from './welcome-person.ts';

export type OnboardingRun = {
  readonly order: OnboardingOrder;
  readonly at: Instant;
  readonly requestId: string;
  /** Of an operator's order. @default the order was given by hand: whoever gives it again sends mails of unknown fate again */
  readonly asked?: Pick<Welcoming, 'attempt' | 'verdict' | 'onStep'>;
};
type Person = OnboardingOrder['people'][number];
type Made = {
  readonly run: OnboardingRun;
  readonly context: OnboardingContext;
  readonly tenantId: TenantId;
  readonly keys: KeyStore;
};

const newTenantId = (at: Instant): TenantId => {
  const tenantId = `t${ulidAt(at).toLowerCase()}`;
  assert(isTenantId(tenantId), 'a tenant id is t and a lower-case ULID');
  return tenantId;
};

/** One after the other: the directory and the mail service count requests per second. */
const forEach = async <Item>(
  items: readonly Item[],
  deed: (item: Item) => Promise<unknown>,
): Promise<void> => {
  for (const item of items)
    // oxlint-disable-next-line no-await-in-loop
    await deed(item);
};

/** All masters as one version, or none: what is there already was made by an earlier run and stays. */
const putMasters = async (table: TenantTable, masters: OnboardingOrder['masters']): Promise<void> => {
  await table.transact(mastersWrites(masters));
  const entries = Object.entries<Parameters<typeof firstEntryWrites>[1]>(masters.entries ?? {});
  await forEach(
    entries.flatMap(([noun, rows]) => firstEntryWrites(noun, rows)),
    (writes) => table.transact(writes),
  );
};

/** The person's row and the rows that lead from his login ID and his mail address to it: all or none. */
const putPerson = async ({ context, run, tenantId, keys }: Made, person: Person): Promise<void> => {
  const { userId, loginId, email } = person;
  const user = run.order.masters.users.find(({ id }) => id === userId);
  if (user === undefined) throw new Error(`the order has no master of the person ${userId}`);
  const dataKey = await keys.dataKey();
  const sealed = {
    email: sealText(email, emailPlaceOf({ tenantId, userId }), dataKey),
    loginId: sealText(loginIdOf(loginId), loginIdPlaceOf({ tenantId, userId }), dataKey),
  };
  const loginHash = loginHashOf(loginId, await keys.loginKey());
  const mailHash = mailHashOf(namedHashOf(tenantId, email), await keys.loginKey());
  const outcome = await context
    .tableOf(tenantId)
    .transact(firstPersonWrites({ user, ...sealed, loginHash, mailHash }));
  if (outcome.stored) return;
  const { person: row, login: taken } = outcome.refused;
  if (row === undefined && taken !== undefined) throw new Error('the login ID belongs to somebody else');
};

/** By hand each run is a deed; one of an order stands in the trail once, however often it was taken up. */
const record = async ({ context, run, tenantId }: Made): Promise<void> => {
  const request = { at: run.at, requestId: run.requestId, sourceIp: '-' };
  const entry = { action: 'tenant.onboard', target: `tenant ${tenantId}`, outcome: 'done' as const };
  const table = context.tableOf(tenantId);
  if (run.asked === undefined)
    return recordAlone(table, await auditWrite(request, entry, { id: ulidAt(run.at) }));
  await table.transact({ audit: await auditWrite(request, entry, { id: tenantId.slice(1).toUpperCase() }) });
};

/** Whoever gives the function an order again has decided that mails of unknown fate go again. */
const byHand = (at: Instant): NonNullable<OnboardingRun['asked']> => ({
  attempt: Date.parse(at),
  verdict: 'send-again',
  onStep: async () => undefined,
});

const welcomeAll = async (
  { context, tenantId, keys, run }: Made,
  asked: NonNullable<OnboardingRun['asked']>,
): Promise<void> => {
  const { order, at } = run;
  const { companyCode, masters } = order;
  await forEach(order.people, ({ userId, loginId, email }) =>
    welcomePerson(
      { context, tenantId, keys, at, ...asked },
      {
        userId,
        loginId,
        email,
        name: masters.users.find(({ id }) => id === userId)?.name ?? '',
        companyName: masters.company.name,
        companyCode,
      },
    ),
  );
};

/**
 * Makes a tenant from its keys to its people's first mails. Each step leaves alone what is there already, so the
 * same order may be run again after a crash at any point. Throws `OnboardingStop` when the company code is another tenant's, or a
 * mail could not be sent.
 */
export const onboardTenant = async (run: OnboardingRun, context: OnboardingContext) => {
  const { order, at, asked = byHand(at) } = run;
  const { onStep } = asked;
  await onStep('code');
  const tenantId = await context.control.claimCode(order.companyCode, order.tenantId ?? newTenantId(at));
  if (order.tenantId !== undefined && order.tenantId !== tenantId) throw new OnboardingStop('code-taken');
  await onStep('keys');
  await context.makeKeys(tenantId, at);
  const made = { run, context, tenantId, keys: context.keysOf(tenantId) };
  await onStep('masters');
  await putMasters(context.tableOf(tenantId), order.masters);
  await onStep('people');
  await forEach(order.people, (person) => putPerson(made, person));
  await context.tableOf(tenantId).transact({ counted: firstUsersWrite(order.masters.users) });
  await onStep('contract');
  await context.control.putCompany(tenantId, order.companyCode, {
    name: order.masters.company.name,
    state: 'active',
    plan: order.plan,
    cell: 'tokyo-1',
    ipCidrs: order.ipCidrs,
    passwordPolicy: order.passwordPolicy,
    createdAt: at,
    ...(order.contract === undefined ? {} : { contract: order.contract, contractVersion: 1 }),
  });
  await record(made);
  await welcomeAll(made, asked);
  return { tenantId, people: order.people.length };
};
