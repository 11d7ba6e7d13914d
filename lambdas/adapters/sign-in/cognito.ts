import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { assert } from '#domain/kernel/assert.ts';
import {
  isWrongSignIn,
  openPool,
  passwordRefusalIn,
  type NewPasswordRefusal,
  type PoolPlace,
} from '#lambdas/adapters/aws/cognito-pool.ts';

export type PasswordOutcome =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong' }
  /** The temporary password was right; `session` must come back with the new one. */
  | { readonly kind: 'new-password-required'; readonly session: string };
export type NewPasswordOutcome = 'set' | NewPasswordRefusal;

/** The user directory: passwords go in, yes or no comes out. Its tokens are dropped; sessions are ours. */
export type Directory = {
  readonly checkPassword: (userName: string, password: string) => Promise<PasswordOutcome>;
  readonly answerNewPassword: (
    userName: string,
    answer: { readonly session: string; readonly newPassword: string },
    until: AbortSignal,
  ) => Promise<NewPasswordOutcome>;
  /** `until` ends the call: what it did is then unknown. */
  readonly setPassword: (
    userName: string,
    newPassword: string,
    until: AbortSignal,
  ) => Promise<NewPasswordOutcome>;
};

const setting = async (deed: () => Promise<unknown>): Promise<NewPasswordOutcome> => {
  try {
    await deed();
    return 'set';
  } catch (error) {
    return passwordRefusalIn(error);
  }
};

export const cognitoDirectory = (place: PoolPlace): Directory => {
  const { client, pool, hashFor } = openPool(place);
  return {
    checkPassword: async (userName, password) => {
      const SECRET_HASH = await hashFor(userName);
      try {
        const answer = await client.send(
          new AdminInitiateAuthCommand({
            ...pool,
            AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
            AuthParameters: { USERNAME: userName, PASSWORD: password, SECRET_HASH },
          }),
        );
        if (answer.AuthenticationResult !== undefined) return { kind: 'right' };
        assert(
          answer.ChallengeName === 'NEW_PASSWORD_REQUIRED' && answer.Session !== undefined,
          'a new password is the only challenge that the pool sets',
        );
        return { kind: 'new-password-required', session: answer.Session };
      } catch (error) {
        if (isWrongSignIn(error)) return { kind: 'wrong' };
        throw error;
      }
    },
    answerNewPassword: async (userName, { session, newPassword }, abortSignal) => {
      const SECRET_HASH = await hashFor(userName);
      return setting(() =>
        client.send(
          new AdminRespondToAuthChallengeCommand({
            ...pool,
            ChallengeName: 'NEW_PASSWORD_REQUIRED',
            Session: session,
            ChallengeResponses: { USERNAME: userName, NEW_PASSWORD: newPassword, SECRET_HASH },
          }),
          { abortSignal },
        ),
      );
    },
    setPassword: (userName, newPassword, abortSignal) =>
      setting(() =>
        client.send(
          new AdminSetUserPasswordCommand({
            UserPoolId: place.userPoolId,
            Username: userName,
            Password: newPassword,
            Permanent: true,
          }),
          { abortSignal },
        ),
      ),
  };
};
