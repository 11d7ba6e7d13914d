import type { AuthContext, Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { Challenge } from '#lambdas/adapters/sign-in/challenges.ts';
import { newRecoveryCodes } from '#lambdas/adapters/sign-in/second-factors.ts';
import type { Standing } from '#lambdas/adapters/sign-in/standing.ts';
import { personTarget, type AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';

type SetUp = {
  readonly signed: AuditRequest;
  readonly door: Door;
  readonly challenge: Challenge;
  readonly standing: Standing;
  readonly challengeId: string;
  readonly code: string;
};

type Registered = {
  readonly codes: readonly string[];
  /** What sessions have to begin under from now on: all of before are over. */
  readonly standing: Standing;
};

/**
 * The first code of an authenticator: from here on a password alone does not suffice. First the trail, then the directory,
 * then the standing: a crash in between leaves a directory that asks for a code, and the next sign-in, by a code, writes the
 * standing.
 */
export const setUpTotp = async (
  { directory, factors, challenges }: AuthContext,
  { signed, door, challenge, standing, challengeId, code }: SetUp,
): Promise<Result<Registered, RefusalOf<'challenge-expired' | 'code-wrong'>>> => {
  const { accessToken, formerTotpSince: before, tenantId, userId } = challenge;
  // Somebody else set one up, or ended it, since the password was proven.
  if (accessToken === undefined || standing.totpSince !== before)
    return refuse({ kind: 'challenge-expired' });
  const told = (outcome: 'begun' | 'done' | 'refused') =>
    door.record(signed, { action: 'auth.set-up-totp', target: personTarget(userId), outcome });
  await told('begun');
  const who = { tenantId, userId };
  const hasPasskey = (standing.passkeys ?? []).length > 0;
  const outcome = await directory.completeTotp(who, { accessToken, code, hasPasskey });
  if (outcome !== 'right') {
    await told('refused');
    return refuse({ kind: outcome === 'wrong' ? 'code-wrong' : 'challenge-expired' });
  }
  const codes = await newRecoveryCodes(userId, door.hashCode);
  if (!(await factors.setUp(who, { before: standing, since: signed.at, codes }))) {
    await told('refused');
    return refuse({ kind: 'challenge-expired' });
  }
  await told('done');
  await challenges.end(challengeId);
  const rightsVersion = standing.rightsVersion + 1;
  return accept({ codes: codes.shown, standing: { ...standing, totpSince: signed.at, rightsVersion } });
};
