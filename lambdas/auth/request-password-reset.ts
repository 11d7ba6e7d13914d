import { requestPasswordReset } from '#contract/auth.ts';
import { refuse } from '#domain/kernel/result.ts';
import { companyCodeOf } from '#domain/tenants/sign-in-name.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { unknownCompanyId, type TenantRecord } from '#lambdas/adapters/sign-in/control.ts';
import { namedHashOf } from '#lambdas/adapters/sign-in/reset-rows.ts';
import { ulidAt } from '#lambdas/adapters/machine/ulid.ts';
import { signInEndpoint, type AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import type { PasswordResetAsked } from '#lambdas/adapters/tenant/notice.ts';
import { isServedAt } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { refusalHere } from './refused-here.ts';
import { delayFailure } from './sign-in-answer.ts';

/**
 * Requests within an hour. After a restore a whole company asks at once, through one address of its office; one person
 * is not asked for so often, and gets fewer mails still (domain/tenants/password-reset.ts).
 */
export const mostAnHour = { address: 1000, company: 3000, person: 5 } as const;

type Request = AnybodysRequestOf<typeof requestPasswordReset>;

const doorOf = (
  tenant: TenantRecord | undefined,
  request: Request,
  { hosts }: Pick<AuthContext, 'hosts'>,
): PasswordResetAsked['door'] => {
  if (tenant === undefined) return 'nobody';
  if (!isServedAt(request.host, tenant.tenantId, hosts)) return 'other-host';
  const refusal = refusalHere(tenant, request);
  if (refusal === undefined) return 'open';
  return refusal.kind === 'ip-refused' ? 'refused-address' : 'suspended';
};

/**
 * 「パスワードを忘れた」. Answers the same to everybody, after the same calls: neither company nor person is looked up
 * further than every company is, and whether there is somebody to mail to is found out by the worker, later
 * (docs/decisions/0107).
 */
export const requestPasswordResetEndpoint = signInEndpoint<AuthContext>()(
  requestPasswordReset,
  async (request, context) => {
    const { at, body, sourceIp, requestId } = request;
    const { control, resets } = context;
    // First and alone: an address that is refused uses up nobody else's requests.
    const ofAddress = await resets.count(['address', sourceIp], at);
    if (ofAddress > mostAnHour.address) return refuse({ kind: 'reset-too-many' });
    const company = companyCodeOf(body.companyCode);
    const tenant = await control.byCompanyCodeEvenly(company);
    const tenantId = tenant?.tenantId ?? unknownCompanyId;
    const named = namedHashOf(tenantId, body.email);
    const door = doorOf(tenant, request, context);
    const [ofCompany, ofPerson] = await Promise.all([
      resets.count(['company', company], at),
      // By door: whoever is not let in uses up nothing of the person who is.
      resets.count(['person', company, named, door], at),
    ]);
    if (ofCompany > mostAnHour.company) return refuse({ kind: 'reset-too-many' });
    // Who is asked for too often hears nothing of it: his mails of this hour have gone.
    if (ofPerson <= mostAnHour.person)
      await resets.ask({
        kind: 'password-reset-asked',
        noticeId: ulidAt(at),
        tenantId,
        at,
        named,
        door,
        sourceIp,
        requestId,
      });
    await delayFailure(context, at);
    return { ok: true, value: { body: undefined } };
  },
);
