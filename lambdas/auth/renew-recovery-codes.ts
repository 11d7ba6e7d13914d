import { renewRecoveryCodes } from '#contract/sign-in-factors.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { newRecoveryCodes } from '#lambdas/adapters/sign-in/second-factors.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { hasFactor } from '#lambdas/adapters/sign-in/standing.ts';
import { ownSession } from './own-session.ts';

/** Those of before are no good any more. */
export const renewRecoveryCodesEndpoint = signInEndpoint<AuthContext>()(
  renewRecoveryCodes,
  async (request, context) => {
    const own = await ownSession(request, context);
    if (own === undefined) return refuse({ kind: 'signed-out' });
    const { who, door, standing } = own;
    if (!hasFactor(standing)) return refuse({ kind: 'factor-changed-meanwhile' });
    const told = (outcome: 'begun' | 'done' | 'refused') =>
      door.record(request, {
        action: 'auth.renew-recovery-codes',
        target: personTarget(who.userId),
        outcome,
      });
    await told('begun');
    const codes = await newRecoveryCodes(who.userId, door.hashCode);
    const isRenewed = await context.factors.renewCodes(who, { before: standing, codes });
    await told(isRenewed ? 'done' : 'refused');
    return isRenewed
      ? accept({ body: { recoveryCodes: [...codes.shown] } })
      : refuse({ kind: 'factor-changed-meanwhile' });
  },
);
