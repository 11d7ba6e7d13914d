import { askPasskeyProof } from '#contract/passkeys.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import { signInEndpoint } from '#lambdas/http/sign-in-endpoint.ts';
import { ownSession } from './own-session.ts';
import { requestOptionsJson } from './passkey-options.ts';

/** 本人確認 by a passkey: what to sign. */
export const askPasskeyProofEndpoint = signInEndpoint<AuthContext>()(
  askPasskeyProof,
  async (request, context) => {
    const own = await ownSession(request, context);
    if (own === undefined) return refuse({ kind: 'signed-out' });
    const { who, session, standing } = own;
    const asked =
      (standing.passkeys ?? []).length > 0 ? await context.directory.passkeys.ask(who) : undefined;
    if (asked === undefined) return refuse({ kind: 'factor-changed-meanwhile' });
    const challengeId = await context.challenges.start(
      {
        ...who,
        loginHash: session.loginHash,
        directorySession: asked.session,
        kind: 'own-passkey',
        rightsVersion: standing.rightsVersion,
      },
      request.at,
    );
    const optionsJson = requestOptionsJson(asked.challenge, context.relyingPartyId);
    return accept({ body: { challengeId, optionsJson } });
  },
);
