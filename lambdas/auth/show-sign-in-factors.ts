import { showSignInFactors } from '#contract/sign-in-factors.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { namedPasskeys } from './named-passkeys.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';

export const showSignInFactorsEndpoint = signInEndpoint<AuthContext>()(
  showSignInFactors,
  async ({ actor }, { standings, doorOf }) => {
    if (actor === undefined) return refuse({ kind: 'signed-out' });
    const { tenantId, userId } = actor;
    const who = { tenantId, userId };
    const { totpSince, recoveryCodes, passkeys: kept = [] } = await standings.find(who);
    const since = totpSince === undefined ? {} : { totpSince };
    const passkeys = kept.length === 0 ? [] : await namedPasskeys(await doorOf(tenantId), who, kept);
    return accept({ body: { ...since, codesLeft: recoveryCodes?.size ?? 0, passkeys: [...passkeys] } });
  },
);
