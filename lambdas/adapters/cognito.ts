import { createHmac } from 'node:crypto';
import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { assert } from '#domain/kernel/assert.ts';
import { sharedConnections } from './clients.ts';

export type PasswordOutcome =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong' }
  /** The temporary password was right; `session` must come back with the new one. */
  | { readonly kind: 'new-password-required'; readonly session: string };
export type NewPasswordOutcome = 'set' | 'weak' | 'reused' | 'expired';

/** The user directory: passwords go in, yes or no comes out. Its tokens are dropped; sessions are ours. */
export type Directory = {
  readonly checkPassword: (userName: string, password: string) => Promise<PasswordOutcome>;
  readonly answerNewPassword: (
    userName: string,
    answer: { readonly session: string; readonly newPassword: string },
  ) => Promise<NewPasswordOutcome>;
  readonly setPassword: (userName: string, newPassword: string) => Promise<NewPasswordOutcome>;
};

type Place = { readonly region: string; readonly userPoolId: string; readonly userPoolClientId: string };

/** What Cognito says about a user name or a password that it does not take: one answer for all of them. */
const wrong = new Set([
  'NotAuthorizedException',
  'PasswordResetRequiredException',
  'UserNotConfirmedException',
  'UserNotFoundException',
]);

const refusedPassword: Readonly<Record<string, NewPasswordOutcome>> = {
  CodeMismatchException: 'expired',
  ExpiredCodeException: 'expired',
  InvalidPasswordException: 'weak',
  NotAuthorizedException: 'expired',
  PasswordHistoryPolicyViolationException: 'reused',
};

const setting = async (deed: () => Promise<unknown>): Promise<NewPasswordOutcome> => {
  try {
    await deed();
    return 'set';
  } catch (error) {
    const outcome = error instanceof Error ? refusedPassword[error.name] : undefined;
    if (outcome === undefined) throw error;
    return outcome;
  }
};

/** Asks once per environment: a secret in an environment variable could be read by everyone who sees the function. */
const clientSecretOf = (client: CognitoIdentityProviderClient, place: Place) => {
  let secret: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    const { UserPoolClient } = await client.send(
      new DescribeUserPoolClientCommand({ UserPoolId: place.userPoolId, ClientId: place.userPoolClientId }),
    );
    assert(UserPoolClient?.ClientSecret !== undefined, 'the pool client has a secret');
    return UserPoolClient.ClientSecret;
  };
  return async (): Promise<string> => {
    secret ??= ask();
    try {
      return await secret;
    } catch (error) {
      secret = undefined;
      throw error;
    }
  };
};

export const cognitoDirectory = (place: Place): Directory => {
  const client = new CognitoIdentityProviderClient({
    region: place.region,
    requestHandler: sharedConnections,
  });
  const clientSecret = clientSecretOf(client, place);
  const pool = { UserPoolId: place.userPoolId, ClientId: place.userPoolClientId };
  const hashFor = async (userName: string): Promise<string> =>
    createHmac('sha256', await clientSecret())
      .update(userName + place.userPoolClientId)
      .digest('base64');
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
        if (error instanceof Error && wrong.has(error.name)) return { kind: 'wrong' };
        throw error;
      }
    },
    answerNewPassword: async (userName, { session, newPassword }) => {
      const SECRET_HASH = await hashFor(userName);
      return setting(() =>
        client.send(
          new AdminRespondToAuthChallengeCommand({
            ...pool,
            ChallengeName: 'NEW_PASSWORD_REQUIRED',
            Session: session,
            ChallengeResponses: { USERNAME: userName, NEW_PASSWORD: newPassword, SECRET_HASH },
          }),
        ),
      );
    },
    setPassword: (userName, newPassword) =>
      setting(() =>
        client.send(
          new AdminSetUserPasswordCommand({
            UserPoolId: place.userPoolId,
            Username: userName,
            Password: newPassword,
            Permanent: true,
          }),
        ),
      ),
  };
};
