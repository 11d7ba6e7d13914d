import { addPasskey } from '#contract/passkeys.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { mostPasskeys } from '#domain/tenants/passkeys.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { newRecoveryCodes } from '#lambdas/adapters/sign-in/second-factors.ts';
import { hasFactor } from '#lambdas/adapters/sign-in/standing.ts';
import { personTarget } from '#lambdas/adapters/tenant/audit-trail.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { credentialIn } from './credential-in.ts';
import { goOnAnew } from './go-on-anew.ts';
import { ownSession } from './own-session.ts';
import { proofOf } from './own-proof.ts';

/**
 * First the trail, then the directory, then the standing: a crash in between leaves a passkey in the directory that does not
 * count, and the next registration deletes it there. What counts lets in: of whoever has an authenticator it is both factors
 * before the standing names it.
 */
export const addPasskeyEndpoint = signInEndpoint<AuthContext>()(addPasskey, async (request, context) => {
  const own = await ownSession(request, context);
  if (own === undefined) return refuse({ kind: 'signed-out' });
  const { who, door, session, standing, tenant } = own;
  const proven = proofOf(request, own);
  if (!proven.ok) return proven;
  if ((standing.passkeys ?? []).length >= mostPasskeys) return refuse({ kind: 'passkeys-full' });
  const { name, credential } = request.body;
  const told = (outcome: 'begun' | 'done' | 'refused') =>
    door.record(request, { action: 'auth.add-passkey', target: personTarget(who.userId), outcome });
  const said = credentialIn(credential);
  await told('begun');
  if (said === undefined || !(await context.directory.passkeys.complete(proven.value, said.whole))) {
    await told('refused');
    return refuse({ kind: 'passkey-refused' });
  }
  if (standing.totpSince !== undefined) await context.directory.passkeys.countAsBoth(who);
  const isFirst = !hasFactor(standing);
  const codes = isFirst ? await newRecoveryCodes(who.userId, door.hashCode) : undefined;
  const passkey = { id: said.passkeyId, since: request.at, name: await door.sealName(who, name) };
  if (!(await context.passkeys.add(who, { passkey, before: standing, codes }))) {
    await told('refused');
    return refuse({ kind: 'factor-changed-meanwhile' });
  }
  await told('done');
  if (codes === undefined) {
    await context.sessions.forgetProof(request.cookie);
    return accept({ body: {} });
  }
  const registered = { ...standing, rightsVersion: standing.rightsVersion + 1 };
  const going = { session, door, rules: tenant.rules, standing: registered };
  const { csrfToken, setCookie } = await goOnAnew(request, context, going);
  return accept({ body: { recoveryCodes: [...codes.shown], csrfToken }, setCookie });
});
