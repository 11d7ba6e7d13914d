import { randomBytes } from 'node:crypto';
import { signInByPasskey } from '#contract/passkeys.ts';
import { accept } from '#domain/kernel/result.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { AuthContext, Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import { unknownCompanyId, type TenantRecord } from '#lambdas/adapters/sign-in/control.ts';
import { isServedAt } from '#lambdas/adapters/sign-in/dedicated-hosts.ts';
import { newToken } from '#lambdas/adapters/sign-in/token-rows.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { signInEndpoint, type AnybodysRequestOf } from '#lambdas/http/sign-in-endpoint.ts';
import { certainStanding } from './certain-standing.ts';
import { enter } from './enter.ts';
import { finishSignIn } from './next-step.ts';
import { requestOptionsJson } from './passkey-options.ts';
import { provePasskey } from './prove-passkey.ts';
import { delayFailure, signedBy } from './sign-in-answer.ts';
import { turnAwayUnasked } from './turn-away.ts';

type Request = AnybodysRequestOf<typeof signInByPasskey>;
type Place = { readonly tenant: TenantRecord; readonly door: Door };

/** Of everybody alike: a company's own would tell that there is one. */
const hint = 'passkey';
const wrong = { kind: 'passkey-sign-in-failed' } as const;

const placeOf = async (request: Request, context: AuthContext): Promise<Place | undefined> => {
  const { body, host } = request;
  const tenant = await context.control.byCompanyCode(body.companyCode);
  if (tenant === undefined) return undefined;
  const door = await context.doorOf(tenant.tenantId);
  if (isServedAt(host, tenant.tenantId, context.hosts)) return { tenant, door };
  const target = personTarget(undefined);
  // Once for a sign-in: the step that asks comes before each that answers.
  if (body.answer !== undefined)
    await door.record(request, { action: 'auth.sign-in-at-other-host', target, outcome: 'refused' });
  return undefined;
};

/** What the directory asks for of whoever has this login ID and passkeys; undefined of anybody else. */
const askedOf = async ({ at, body }: Request, context: AuthContext, { tenant, door }: Place) => {
  const loginHash = await door.loginHash(body.loginId);
  // No guess yet: it waits for no place, and for nobody's change, either of which would tell who exists.
  const userId = (await door.loginsUnder(tenant.rules).ownerOf(loginHash)) ?? context.nobody(at);
  const who = { tenantId: tenant.tenantId, userId };
  const { passkeys = [], rightsVersion } = await context.standings.find(who);
  const asked = await context.directory.passkeys.ask(who);
  if (asked === undefined || passkeys.length === 0) return undefined;
  const { session: directorySession, challenge } = asked;
  const begun = { ...who, loginHash, directorySession, kind: 'passkey' as const, rightsVersion };
  return { challengeId: await context.challenges.start(begun, at, hint), challenge };
};

/** A directory that has no room for more says so of companies that do not exist too. */
const askedOfNobody = async ({ at }: Request, { directory, nobody }: AuthContext): Promise<undefined> => {
  await directory.passkeys.ask({ tenantId: unknownCompanyId, userId: nobody(at) });
};

/** Everybody is asked, also whoever does not exist or has none: only who signs learns whether it was worth it. */
const ask = async (request: Request, context: AuthContext) => {
  const place = await placeOf(request, context);
  const asked =
    place === undefined ? await askedOfNobody(request, context) : await askedOf(request, context, place);
  const { challengeId, challenge } = asked ?? {
    challengeId: newToken(hint),
    challenge: randomBytes(32).toString('base64url'),
  };
  const optionsJson = requestOptionsJson(challenge, context.relyingPartyId);
  return accept({ body: { outcome: 'passkey-asked' as const, challengeId, optionsJson } });
};

type Answer = NonNullable<Request['body']['answer']>;

const answer = async (request: Request, context: AuthContext, given: Answer) => {
  const place = await placeOf(request, context);
  if (place === undefined) return turnAwayUnasked(request, context, wrong);
  const { tenant, door } = place;
  const { tenantId } = tenant;
  const loginHash = await door.loginHash(request.body.loginId);
  const logins = door.loginsUnder(tenant.rules);
  const judge = async (userId: User['id'] | undefined) => {
    // As of whoever exists and has none: the lock tells of nobody whether there is such a person.
    if (userId === undefined) return 'no-guess';
    const who = { tenantId, userId };
    const standing = await certainStanding(context, who);
    const asked = { kind: 'passkey', loginHash, at: request.at, answer: given } as const;
    const outcome = await provePasskey(context, { who, standing }, asked);
    const person = await door.person(userId);
    if (outcome === 'not-his') return 'no-guess';
    if (outcome === 'wrong' || person === undefined) return undefined;
    // It is both factors, as its user was verified.
    return { outcome, person, standing, isHalf: false };
  };
  const entered = await enter(request, { tenant, door, logins, loginHash }, { judge, wrong });
  if (!entered.ok) return entered;
  const { person, standing } = entered.value;
  const target = personTarget(person.id);
  await door.record(signedBy(person.id, request), { action: 'auth.passkey', target, outcome: 'done' });
  return accept(await finishSignIn(request, context, { tenant, door, person, standing, loginHash }));
};

/** 企業コード, サインインID, then a passkey in place of the password and whatever the company asks for besides. */
export const signInByPasskeyEndpoint = signInEndpoint<AuthContext>()(
  signInByPasskey,
  async (request, context) => {
    const { answer: given } = request.body;
    const result = given === undefined ? await ask(request, context) : await answer(request, context, given);
    if (given === undefined || !result.ok) await delayFailure(context, request.at);
    return result;
  },
);
