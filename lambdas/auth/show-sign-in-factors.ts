import { showSignInFactors } from '#contract/sign-in-factors.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';

export const showSignInFactorsEndpoint = signInEndpoint<AuthContext>()(
  showSignInFactors,
  async ({ actor }, { standings }) => {
    if (actor === undefined) return refuse({ kind: 'signed-out' });
    const { totpSince, recoveryCodes } = await standings.find(actor);
    const since = totpSince === undefined ? {} : { totpSince };
    return accept({ body: { ...since, codesLeft: recoveryCodes?.size ?? 0 } });
  },
);
