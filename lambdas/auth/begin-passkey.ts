import { beginPasskey } from '#contract/passkeys.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { mostPasskeys } from '#domain/tenants/passkeys.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { ownSession } from './own-session.ts';
import { proofOf } from './own-proof.ts';

const notHis = () =>
  refuse({
    kind: 'input-malformed' as const,
    fields: [{ path: 'loginId', message: 'サインインに使っているIDを入力してください。' }],
  });

/**
 * The options of a new passkey. What the browser shows beside it is the login ID that is typed at the door, and not the
 * directory's name of the user; only its own handle stays.
 */
export const beginPasskeyEndpoint = signInEndpoint<AuthContext>()(beginPasskey, async (request, context) => {
  const own = await ownSession(request, context);
  if (own === undefined) return refuse({ kind: 'signed-out' });
  const { door, session, standing, tenant } = own;
  const proven = proofOf(request, own);
  if (!proven.ok) return proven;
  const { passkeys = [] } = standing;
  if (passkeys.length >= mostPasskeys) return refuse({ kind: 'passkeys-full' });
  const { loginId } = request.body;
  if ((await door.loginHash(loginId)) !== session.loginHash) return notHis();
  const ids = new Set(passkeys.map(({ id }) => id));
  const options = await context.directory.passkeys.begin(proven.value, ids);
  const { authenticatorSelection, user } = options;
  const shown = {
    ...options,
    rp: { id: context.relyingPartyId, name: 'STAFee' },
    // Whoever works for two companies tells them apart in his list of passkeys.
    user: { id: Object(user).id, name: loginId, displayName: `${session.userName}（${tenant.name}）` },
    // Whoever signs in names none of his passkeys: each has to be found by the device itself.
    authenticatorSelection: {
      ...Object(authenticatorSelection),
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
  };
  return accept({ body: { optionsJson: JSON.stringify(shown) } });
});
