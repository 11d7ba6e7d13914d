import type { Instant } from '#domain/kernel/time.ts';
import type { AuthContext } from '#lambdas/adapters/sign-in/auth-context.ts';
import type { ChallengeKind } from '#rows/sign-in.ts';
import type { PersonPlace, Standing } from '#lambdas/adapters/sign-in/standing.ts';
import { credentialIn } from './credential-in.ts';

type Asked = {
  readonly kind: ChallengeKind;
  readonly loginHash: string;
  readonly at: Instant;
  readonly answer: { readonly challengeId: string; readonly credential: string };
};

/**
 * Whether a passkey of this person's that counts signed what he was asked to sign. Each challenge is answered once; that of
 * another person, of another login ID or from before a change of him is none. `not-his`: it names no passkey of his, as that
 * of another company, picked by mistake. Ids are drawn at random of 128 bits and more: nobody guesses at any.
 */
export const provePasskey = async (
  { challenges, directory }: Pick<AuthContext, 'challenges' | 'directory'>,
  { who, standing }: { readonly who: PersonPlace; readonly standing: Standing },
  { kind, loginHash, at, answer: { challengeId, credential } }: Asked,
) => {
  const challenge = await challenges.take(challengeId, at);
  const said = credentialIn(credential);
  const counts = (standing.passkeys ?? []).some(({ id }) => id === said?.passkeyId);
  if (said === undefined || !counts) return 'not-his' as const;
  if (challenge === undefined) return 'wrong';
  const isHis =
    challenge.kind === kind &&
    challenge.tenantId === who.tenantId &&
    challenge.userId === who.userId &&
    challenge.loginHash === loginHash &&
    challenge.rightsVersion === standing.rightsVersion;
  if (!isHis) return 'wrong';
  return directory.passkeys.prove(who, { session: challenge.directorySession, credential: said.text });
};
