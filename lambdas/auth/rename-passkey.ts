import { renamePasskey } from '#contract/passkeys.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { ownSession } from './own-session.ts';

/** What its owner calls it changes nothing about who gets in, but which one is deleted when a device is lost. */
export const renamePasskeyEndpoint = signInEndpoint<AuthContext>()(
  renamePasskey,
  async (request, context) => {
    const own = await ownSession(request, context);
    if (own === undefined) return refuse({ kind: 'signed-out' });
    const { who, door, standing } = own;
    const { passkeyId, name } = request.body;
    const { passkeys = [] } = standing;
    if (!passkeys.some(({ id }) => id === passkeyId)) return refuse({ kind: 'factor-changed-meanwhile' });
    const sealed = await door.sealName(who, name);
    const renamed = passkeys.map((passkey) =>
      passkey.id === passkeyId ? { ...passkey, name: sealed } : passkey,
    );
    const told = (outcome: 'begun' | 'done' | 'refused') =>
      door.record(request, { action: 'auth.rename-passkey', target: personTarget(who.userId), outcome });
    await told('begun');
    const isDone = await context.passkeys.rename(who, { passkeys: renamed, before: standing });
    await told(isDone ? 'done' : 'refused');
    return isDone ? accept({ body: undefined }) : refuse({ kind: 'factor-changed-meanwhile' });
  },
);
