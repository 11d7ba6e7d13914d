import { endPasskey } from '#contract/passkeys.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { proofTokenIn } from '#lambdas/adapters/sign-in/sessions.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { goOnAnew } from './go-on-anew.ts';
import { ownSession } from './own-session.ts';

/**
 * From here on it lets nobody in, and every other session is over: one of them may be open on the device that was lost. The
 * directory follows where this session has the word of it; where not, the next registration sees to it.
 */
export const endPasskeyEndpoint = signInEndpoint<AuthContext>()(endPasskey, async (request, context) => {
  const own = await ownSession(request, context);
  if (own === undefined) return refuse({ kind: 'signed-out' });
  const { who, door, session, standing, tenant } = own;
  const { passkeyId } = request.body;
  const { passkeys = [] } = standing;
  if (!passkeys.some(({ id }) => id === passkeyId)) return refuse({ kind: 'factor-changed-meanwhile' });
  const told = (outcome: 'begun' | 'done' | 'refused') =>
    door.record(request, { action: 'auth.end-passkey', target: personTarget(who.userId), outcome });
  await told('begun');
  const isEnded = await context.passkeys.remove(who, { passkeyId, before: standing, at: request.at });
  await told(isEnded ? 'done' : 'refused');
  if (!isEnded) return refuse({ kind: 'factor-changed-meanwhile' });
  const token = proofTokenIn(session, request.cookie);
  const left = new Set(passkeys.map(({ id }) => id).filter((id) => id !== passkeyId));
  if (token !== undefined) await context.directory.passkeys.keepOnly(token, left);
  if (left.size === 0 && standing.totpSince !== undefined) await context.directory.passkeys.countNoMore(who);
  const after = { ...standing, rightsVersion: standing.rightsVersion + 1 };
  const going = { session, door, rules: tenant.rules, standing: after };
  const { csrfToken, setCookie } = await goOnAnew(request, context, going);
  return accept({ body: { csrfToken }, setCookie });
});
