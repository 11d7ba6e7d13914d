import type { AuthContext, Door } from '#lambdas/adapters/sign-in/auth-context.ts';
import { newRecoveryCodes } from '#lambdas/adapters/sign-in/second-factors.ts';
import type { Standing } from '#lambdas/adapters/sign-in/standing.ts';
import { personTarget, type AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { Challenge } from '#lambdas/adapters/sign-in/challenges.ts';

type Regained = {
  readonly standing: Standing;
  /** リカバリーコード in place of those that were lost. @default he has his own */
  readonly codes: { readonly recoveryCodes?: string[] };
};

/**
 * Whose code was right has an authenticator, whatever became of his standing: it is written again, with new
 * リカバリーコード (docs/decisions/0193). `lost`: somebody else was there meanwhile.
 */
export const regainFactor = async (
  signed: AuditRequest,
  { factors }: Pick<AuthContext, 'factors'>,
  {
    challenge: { tenantId, userId },
    door,
    standing,
  }: { readonly challenge: Challenge; readonly door: Door; readonly standing: Standing },
): Promise<Regained | 'lost'> => {
  if (standing.totpSince !== undefined) return { standing, codes: {} };
  const codes = await newRecoveryCodes(userId, door.hashCode);
  const since = signed.at;
  if (!(await factors.setUp({ tenantId, userId }, { before: standing, since, codes }))) return 'lost';
  const target = personTarget(userId);
  await door.record(signed, { action: 'auth.set-up-totp', target, outcome: 'done' });
  const rightsVersion = standing.rightsVersion + 1;
  return {
    standing: { ...standing, totpSince: since, rightsVersion },
    codes: { recoveryCodes: [...codes.shown] },
  };
};
