import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { assert } from '#domain/kernel/assert.ts';
import type { OperatorId } from '#domain/kernel/ids.ts';
import {
  codeOutcomeIn,
  type CodeOutcome,
  isWrongSignIn,
  openPool,
  passwordRefusalIn,
  type NewPasswordRefusal,
  type PoolPlace,
} from '#lambdas/adapters/aws/cognito-pool.ts';

/** What stands between a right password and a session; `session` is the directory's own and must come back. */
export type SignInStep =
  | { readonly kind: 'new-password'; readonly session: string }
  | { readonly kind: 'totp-setup'; readonly session: string; readonly secret: string }
  | { readonly kind: 'totp'; readonly session: string };

/** The operators' user directory: nobody gets in by a password alone. */
export type OperatorDirectory = {
  readonly checkPassword: (who: OperatorId, password: string) => Promise<SignInStep | { kind: 'wrong' }>;
  readonly answerNewPassword: (
    who: OperatorId,
    answer: { readonly session: string; readonly newPassword: string },
  ) => Promise<SignInStep | NewPasswordRefusal>;
  /** Six digits of the authenticator: of one that is being set up, or of the known one. */
  readonly proveCode: (
    who: OperatorId,
    answer: { readonly kind: 'totp-setup' | 'totp'; readonly session: string; readonly code: string },
  ) => Promise<CodeOutcome>;
  /** Of whoever has proven both factors in this request. Sessions of ours go on. */
  readonly setPassword: (who: OperatorId, newPassword: string) => Promise<NewPasswordRefusal | 'set'>;
};

type Pool = ReturnType<typeof openPool>;
type Answer = {
  readonly ChallengeName?: string | undefined;
  readonly Session?: string | undefined;
  readonly AuthenticationResult?: unknown;
};

const stepAfter = async (
  { client }: Pool,
  { ChallengeName, Session, AuthenticationResult }: Answer,
): Promise<SignInStep> => {
  // A pool whose setting was changed would hand out tokens here: that is a defect, and lets nobody in.
  assert(
    AuthenticationResult === undefined && Session !== undefined,
    'the operator pool demands a second factor',
  );
  if (ChallengeName === 'NEW_PASSWORD_REQUIRED') return { kind: 'new-password', session: Session };
  if (ChallengeName === 'SOFTWARE_TOKEN_MFA') return { kind: 'totp', session: Session };
  assert(ChallengeName === 'MFA_SETUP', 'the operator pool knows one second factor');
  const setup = await client.send(new AssociateSoftwareTokenCommand({ Session }));
  assert(
    setup.SecretCode !== undefined && setup.Session !== undefined,
    'an authenticator is set up by a secret',
  );
  return { kind: 'totp-setup', session: setup.Session, secret: setup.SecretCode };
};

const respond = async (
  { client, pool, hashFor }: Pool,
  who: OperatorId,
  challenge: {
    readonly name: 'NEW_PASSWORD_REQUIRED' | 'SOFTWARE_TOKEN_MFA' | 'MFA_SETUP';
    readonly session: string | undefined;
    readonly responses?: Readonly<Record<string, string>>;
  },
) =>
  client.send(
    new AdminRespondToAuthChallengeCommand({
      ...pool,
      ChallengeName: challenge.name,
      Session: challenge.session,
      ChallengeResponses: { USERNAME: who, SECRET_HASH: await hashFor(who), ...challenge.responses },
    }),
  );

/** A right code alone is no sign-in: the directory must say so with its tokens, which are then dropped. */
const prove = async (
  pool: Pool,
  who: OperatorId,
  { kind, session, code }: { kind: 'totp-setup' | 'totp'; session: string; code: string },
): Promise<Answer> => {
  if (kind === 'totp') {
    const responses = { SOFTWARE_TOKEN_MFA_CODE: code };
    return respond(pool, who, { name: 'SOFTWARE_TOKEN_MFA', session, responses });
  }
  const verified = await pool.client.send(
    new VerifySoftwareTokenCommand({ Session: session, UserCode: code }),
  );
  assert(verified.Status === 'SUCCESS', 'a code that is not refused is right');
  return respond(pool, who, { name: 'MFA_SETUP', session: verified.Session });
};

export const operatorDirectoryOf = (place: PoolPlace): OperatorDirectory => {
  const opened = openPool(place);
  const { client, pool, hashFor } = opened;
  return {
    checkPassword: async (who, password) => {
      const AuthParameters = { USERNAME: who, PASSWORD: password, SECRET_HASH: await hashFor(who) };
      let answer: Answer;
      try {
        answer = await client.send(
          new AdminInitiateAuthCommand({ ...pool, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters }),
        );
      } catch (error) {
        if (isWrongSignIn(error)) return { kind: 'wrong' };
        throw error;
      }
      return stepAfter(opened, answer);
    },
    answerNewPassword: async (who, { session, newPassword }) => {
      let answer: Answer;
      try {
        const responses = { NEW_PASSWORD: newPassword };
        answer = await respond(opened, who, { name: 'NEW_PASSWORD_REQUIRED', session, responses });
      } catch (error) {
        return passwordRefusalIn(error);
      }
      return stepAfter(opened, answer);
    },
    setPassword: async (who, Password) => {
      const { UserPoolId } = pool;
      try {
        await client.send(
          new AdminSetUserPasswordCommand({ UserPoolId, Username: who, Password, Permanent: true }),
        );
        return 'set';
      } catch (error) {
        return passwordRefusalIn(error);
      }
    },
    proveCode: async (who, answer) => {
      try {
        const { AuthenticationResult } = await prove(opened, who, answer);
        return AuthenticationResult === undefined ? 'expired' : 'right';
      } catch (error) {
        return codeOutcomeIn(error);
      }
    },
  };
};
