import { refuse, type Result } from '#domain/kernel/result.ts';
import { isLinkGood, type PasswordReset } from '#domain/tenants/password-reset.ts';
import { isOverAt } from '#domain/rights/time-box.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { AuthContext, Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { TenantRecord } from '#lambdas/adapters/sign-in/control.ts';
import { personHintIn } from '#lambdas/adapters/sign-in/sessions.ts';
import type { PersonPlace } from '#lambdas/adapters/sign-in/standing.ts';
import { sessionKeyOf } from '#lambdas/adapters/sign-in/token-rows.ts';
import type { Call } from '#lambdas/http/call.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { isServedAt } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { refusalHere } from './refused-here.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { signedBy } from './sign-in-answer.ts';
import type { KeptPasskey } from '#rows/sign-in.ts';

export type FoundLink = {
  readonly who: PersonPlace;
  readonly reset: PasswordReset;
  readonly logins: readonly string[];
  readonly tenant: TenantRecord;
  readonly door: Door;
  readonly person: User;
  /** Of his that count: a new password ends none of them. */
  readonly passkeys: readonly KeptPasskey[];
};
export type LinkRefusal = RefusalOf<'ip-refused' | 'reset-link-over' | 'tenant-inactive'>;
type Request = Pick<Call, 'at' | 'host' | 'requestId' | 'sourceIp'>;

/** The row of a link that is good now; undefined for every other. */
export const goodLink = async (
  { resets, standings }: Pick<AuthContext, 'resets' | 'standings'>,
  token: string,
  at: Request['at'],
): Promise<Pick<FoundLink, 'who' | 'reset' | 'logins' | 'passkeys'> | undefined> => {
  const who = personHintIn(token);
  if (who === undefined) return undefined;
  const [{ reset, logins }, { linksFrom, passkeys = [] }] = await Promise.all([
    resets.find(who),
    standings.find(who),
  ]);
  if (reset === undefined || !isLinkGood(reset, { tokenHash: sessionKeyOf(token), at })) return undefined;
  // It went to an address or a login ID that he has no more, or he was signed out by force since.
  if (linksFrom !== undefined && reset.requestedAt < linksFrom) return undefined;
  return { who, reset, logins, passkeys };
};

/** Who holds a good link is told why it does not suffice here; the trail is told too, by `action`. */
export const findResetLink = async (
  request: Request,
  context: AuthContext,
  { token, action }: { readonly token: string; readonly action: string },
): Promise<Result<FoundLink, LinkRefusal>> => {
  const found = await goodLink(context, token, request.at);
  if (found === undefined) return refuse({ kind: 'reset-link-over' });
  const { tenantId, userId } = found.who;
  const [tenant, door] = await Promise.all([context.control.byId(tenantId), context.doorOf(tenantId)]);
  const refused = async <R extends LinkRefusal>(why: string, refusal: R) => {
    const target = personTarget(userId);
    await door.record(signedBy(userId, request), { action: `${action}${why}`, target, outcome: 'refused' });
    return refuse(refusal);
  };
  if (!isServedAt(request.host, tenantId, context.hosts))
    return refused('-at-other-host', { kind: 'reset-link-over' });
  const here = refusalHere(tenant, request);
  if (here?.kind === 'ip-refused') return refused('-from-refused-address', { kind: here.kind });
  if (here !== undefined || tenant === undefined)
    return refused('-while-suspended', { kind: 'tenant-inactive' });
  const person = await door.person(userId);
  if (person === undefined || !person.isActive)
    return refused('-while-disabled', { kind: 'reset-link-over' });
  if (isOverAt(person, request.at)) return refused('-out-of-days', { kind: 'reset-link-over' });
  return { ok: true, value: { ...found, tenant, door, person } };
};
