import { renamePasskey } from '#contract/passkeys.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { ownSession } from './own-session.ts';

/** What its owner calls it: it changes nothing about who gets in. */
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
    const isDone = await context.passkeys.rename(who, { passkeys: renamed, before: standing });
    return isDone ? accept({ body: undefined }) : refuse({ kind: 'factor-changed-meanwhile' });
  },
);
