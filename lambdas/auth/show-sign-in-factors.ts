import { showSignInFactors } from '#contract/sign-in-factors.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';

export const showSignInFactorsEndpoint = signInEndpoint<AuthContext>()(
  showSignInFactors,
  async ({ actor }, { standings, doorOf }) => {
    if (actor === undefined) return refuse({ kind: 'signed-out' });
    const { tenantId, userId } = actor;
    const who = { tenantId, userId };
    const { totpSince, recoveryCodes, passkeys: kept = [] } = await standings.find(who);
    const since = totpSince === undefined ? {} : { totpSince };
    const door = kept.length === 0 ? undefined : await doorOf(tenantId);
    const passkeys = await Promise.all(
      kept.map(async ({ name, ...passkey }) => ({
        ...passkey,
        name: (await door?.openName(who, name)) ?? '',
      })),
    );
    return accept({ body: { ...since, codesLeft: recoveryCodes?.size ?? 0, passkeys } });
  },
);
