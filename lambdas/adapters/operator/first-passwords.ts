import { randomBytes } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { OperatorId } from '#domain/kernel/ids.ts';
import { sharedConnections } from '#lambdas/adapters/aws/clients.ts';

/**
 * Gives an operator who has no authenticator yet a password for his first sign-in, good for three days, and answers it; one of
 * before counts no more. The directory knows him by nothing but his id.
 */
export type GiveFirstPassword = (who: OperatorId) => Promise<string>;

/** 120 random bits, and one of each kind of sign that the pool asks for. */
const newPassword = (): string => `Op9-${randomBytes(15).toString('base64url')}`;

const isThere = (error: unknown): boolean =>
  error instanceof Error && error.name === 'UsernameExistsException';

export const firstPasswordsOf = ({
  region,
  userPoolId: UserPoolId,
}: {
  readonly region: string;
  readonly userPoolId: string;
}): GiveFirstPassword => {
  let made: CognitoIdentityProviderClient | undefined;
  // Few requests need it.
  const client = () =>
    (made ??= new CognitoIdentityProviderClient({ region, requestHandler: sharedConnections }));
  return async (Username) => {
    const password = newPassword();
    const user = { UserPoolId, Username };
    try {
      await client().send(
        new AdminCreateUserCommand({ ...user, TemporaryPassword: password, MessageAction: 'SUPPRESS' }),
      );
    } catch (error) {
      if (!isThere(error)) throw error;
      await client().send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: false }));
    }
    return password;
  };
};
