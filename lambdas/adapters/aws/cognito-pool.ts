import { createHmac } from 'node:crypto';
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { assert } from '#domain/kernel/assert.ts';
import { sharedConnections } from './clients.ts';

export type PoolPlace = {
  readonly region: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
};

/** Why a new password was not taken. */
export type NewPasswordRefusal = 'weak' | 'reused' | 'expired';

/** What Cognito says about a user name or a password that it does not take: one answer for all of them. */
const wrong = new Set([
  'NotAuthorizedException',
  'PasswordResetRequiredException',
  'UserNotConfirmedException',
  'UserNotFoundException',
]);

export const isWrongSignIn = (error: unknown): boolean => error instanceof Error && wrong.has(error.name);

const refusedPassword: Readonly<Record<string, NewPasswordRefusal>> = {
  CodeMismatchException: 'expired',
  ExpiredCodeException: 'expired',
  InvalidPasswordException: 'weak',
  NotAuthorizedException: 'expired',
  PasswordHistoryPolicyViolationException: 'reused',
};

/** What becomes of the six digits of an authenticator; `expired`: the sign-in begins anew. */
export type CodeOutcome = 'right' | CodeRefusal;
export type CodeRefusal = 'wrong' | 'expired';

/** `accessToken` is the directory's word for it, by which factors are set up; it never leaves the function. */
export type Proven = { readonly kind: 'right'; readonly accessToken: string };

/** A code that was used before is as wrong as one that never was right. */
const codeOutcomes: Readonly<Record<string, CodeRefusal>> = {
  CodeMismatchException: 'wrong',
  EnableSoftwareTokenMFAException: 'wrong',
  ExpiredCodeException: 'wrong',
  NotAuthorizedException: 'expired',
};

/** The outcome behind an error of Cognito; any other error is thrown on. */
export const codeOutcomeIn = (error: unknown): CodeRefusal => {
  const outcome = error instanceof Error ? codeOutcomes[error.name] : undefined;
  if (outcome === undefined) throw error;
  return outcome;
};

/** A blank at an end breaks the form of the parameter itself, before any policy is asked. */
const isMalformedPassword = ({ name, message }: Error): boolean =>
  name === 'InvalidParameterException' && message.includes("'password'");

/** The refusal behind an error of Cognito; any other error is thrown on. */
export const passwordRefusalIn = (error: unknown): NewPasswordRefusal => {
  if (error instanceof Error && isMalformedPassword(error)) return 'weak';
  const refusal = error instanceof Error ? refusedPassword[error.name] : undefined;
  if (refusal === undefined) throw error;
  return refusal;
};

/** Asks once per environment: a secret in an environment variable could be read by everyone who sees the function. */
const clientSecretOf = (client: CognitoIdentityProviderClient, place: PoolPlace) => {
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

/** One user pool through one confidential client. */
export const openPool = (place: PoolPlace) => {
  const client = new CognitoIdentityProviderClient({
    region: place.region,
    requestHandler: sharedConnections,
  });
  const clientSecret = clientSecretOf(client, place);
  return {
    client,
    pool: { UserPoolId: place.userPoolId, ClientId: place.userPoolClientId },
    /** Cognito's `SECRET_HASH` of a user name. */
    hashFor: async (userName: string): Promise<string> =>
      createHmac('sha256', await clientSecret())
        .update(userName + place.userPoolClientId)
        .digest('base64'),
  };
};
