import { assert } from '#domain/kernel/assert.ts';
import type { User } from '#domain/tenants/masters.ts';
import { mustHaveFactor, type RenewalReason } from '#domain/tenants/sign-in-rules.ts';
import type { AuthContext, Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import { noDirectorySession, unknownToDirectory } from '#lambdas/adapters/sign-in/challenges.ts';
import type { PasswordOutcome } from '#lambdas/adapters/sign-in/cognito.ts';
import type { TenantRecord } from '#lambdas/adapters/sign-in/control.ts';
import {
  asksForFactor,
  hasFactor,
  type PersonPlace,
  type Standing,
} from '#lambdas/adapters/sign-in/standing.ts';
import { personTarget, type AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import { authenticatorKeyOf } from './authenticator-key.ts';
import { signedBy, signedIn } from './sign-in-answer.ts';

/** Whose password is right, with his standing as it was read before. */
export type Passed = {
  readonly tenant: TenantRecord;
  readonly door: Door;
  readonly person: User;
  readonly standing: Standing;
  readonly loginHash: string;
};
type Request = AuditRequest & { readonly cookie: string; readonly userAgent: string };
export type Proof = Extract<PasswordOutcome, { readonly kind: 'right' | 'totp' }>;

const whoOf = ({ tenant, person }: Passed): PersonPlace => ({
  tenantId: tenant.tenantId,
  userId: person.id,
});

/** What every challenge of this sign-in says. */
const challengeOf = ({ loginHash, standing, ...passed }: Passed) => ({
  ...whoOf({ loginHash, standing, ...passed }),
  loginHash,
  rightsVersion: standing.rightsVersion,
});

/**
 * A word of the directory that the password is right, by which an authenticator is set up. A code that it asks for
 * is of one that was ended, or in whose place a リカバリーコード came.
 */
export const tokenOf = async (
  { directory }: Pick<AuthContext, 'directory'>,
  who: PersonPlace,
  { proof, password }: { readonly proof: Proof; readonly password: string },
): Promise<string> => {
  if (proof.kind === 'right') return proof.accessToken;
  await directory.endTotp(who);
  const again = await directory.checkPassword(who, password);
  assert(again.kind === 'right', 'the password was right a moment ago, and no code is asked for');
  return again.accessToken;
};

/** A password of one's own comes next. */
export const askPassword = async (
  { challenges }: AuthContext,
  passed: Passed,
  asked: {
    readonly reason: 'temporary' | RenewalReason;
    readonly session?: string;
    readonly isFactorProven?: boolean;
  },
  at: AuditRequest['at'],
) => {
  const { reason, session: directorySession = noDirectorySession, isFactorProven } = asked;
  const { rightsVersion, ...begun } = challengeOf(passed);
  // A temporary password may be answered after a crash; of whatever was proven otherwise any change is the end.
  const under = reason === 'temporary' ? {} : { rightsVersion };
  const proven = isFactorProven === undefined ? {} : { isFactorProven };
  const challengeId = await challenges.start({ ...begun, ...under, directorySession, ...proven }, at);
  const policy = { minimumLength: passed.tenant.rules.minimumLength };
  return { body: { outcome: 'new-password-required' as const, challengeId, policy, reason } };
};

/**
 * The six digits come next, or a passkey of whoever has no authenticator. A directory that asks for no code leaves
 * リカバリーコード as the only way on from here.
 */
export const askCode = async (
  { challenges }: AuthContext,
  passed: Passed,
  { proof, renewal }: { readonly proof: Proof; readonly renewal?: RenewalReason | undefined },
  at: AuditRequest['at'],
) => {
  const { totpSince, factorEndedAt } = passed.standing;
  const isOfCode = totpSince !== undefined || factorEndedAt === undefined;
  const directorySession = proof.kind === 'totp' && isOfCode ? proof.session : unknownToDirectory;
  const challengeId = await challenges.start(
    {
      ...challengeOf(passed),
      kind: 'totp',
      directorySession,
      ...(renewal === undefined ? {} : { renewal }),
    },
    at,
  );
  const hasTotp = totpSince !== undefined || directorySession !== unknownToDirectory;
  return {
    body: { outcome: hasTotp ? ('totp-required' as const) : ('passkey-required' as const), challengeId },
  };
};

/** An authenticator comes next. */
export const askSetUp = async (
  { challenges, directory }: AuthContext,
  passed: Passed,
  { accessToken, renewal }: { readonly accessToken: string; readonly renewal?: RenewalReason | undefined },
  at: AuditRequest['at'],
) => {
  const { totpSince } = passed.standing;
  const secret = await directory.beginTotp(accessToken);
  const challengeId = await challenges.start(
    {
      ...challengeOf(passed),
      kind: 'totp-set-up',
      directorySession: unknownToDirectory,
      accessToken,
      ...(totpSince === undefined ? {} : { formerTotpSince: totpSince }),
      ...(renewal === undefined ? {} : { renewal }),
    },
    at,
  );
  const key = authenticatorKeyOf({ challengeId, secret, ...passed });
  return { body: { outcome: 'totp-set-up-required' as const, ...key } };
};

/**
 * What follows a proven factor: a password that does not suffice any more is set anew first, whatever led here. Codes that
 * were made on the way are shown with it.
 */
export const afterFactor = async (
  request: Request,
  context: AuthContext,
  passed: Passed,
  {
    renewal,
    codes,
  }: {
    readonly renewal: RenewalReason | undefined;
    readonly codes: { readonly recoveryCodes?: string[] };
  },
) => {
  if (renewal === undefined) {
    const { body, setCookie } = await finishSignIn(request, context, passed);
    return { body: { ...body, ...codes }, setCookie };
  }
  const asked = { reason: renewal, isFactorProven: true };
  const { body } = await askPassword(context, passed, asked, request.at);
  return { body: { ...body, ...codes } };
};

/** The end of a sign-in. */
export const finishSignIn = async (
  request: Request,
  context: AuthContext,
  { tenant, door, person, standing, loginHash }: Passed,
) => {
  const target = personTarget(person.id);
  await door.record(signedBy(person.id, request), { action: 'auth.sign-in', target, outcome: 'done' });
  // Whoever signs in anew on the same browser does not leave the session before it behind.
  if (request.cookie !== '') await context.sessions.end(request.cookie);
  const { sourceIp, userAgent, at } = request;
  return signedIn(context, { tenant, person, loginHash, door, sourceIp, userAgent, standing }, at);
};

/** Whether a password alone does not let this person in. */
export const needsFactor = ({ tenant, person, standing }: Passed): boolean =>
  hasFactor(standing) || mustHaveFactor(tenant.rules, person.roles);

/** What follows a right password that needs no change: a code, an authenticator, or the session. */
export const afterPassword = async (
  request: Request,
  context: AuthContext,
  passed: Passed,
  given: { readonly proof: Proof; readonly password: string },
) => {
  const { at } = request;
  if (asksForFactor(passed.standing, given.proof)) return askCode(context, passed, given, at);
  if (given.proof.kind === 'totp') {
    // The authenticator may have come after the standing was read: then it is not one that was ended.
    const standing = await context.standings.find(whoOf(passed));
    if (asksForFactor(standing, given.proof)) return askCode(context, { ...passed, standing }, given, at);
  }
  if (!needsFactor(passed)) {
    if (given.proof.kind === 'totp') await context.directory.endTotp(whoOf(passed));
    return finishSignIn(request, context, passed);
  }
  const accessToken = await tokenOf(context, whoOf(passed), given);
  return askSetUp(context, passed, { accessToken }, at);
};
