import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import { sharedConnections } from '#lambdas/adapters/aws/clients.ts';

type NewUser = {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly temporaryPassword: string;
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && error.name === 'UserNotFoundException';

/** Whoever was never invited has no user: there is nothing to be done to him. */
const unlessMissing = async (deed: () => Promise<unknown>): Promise<void> => {
  try {
    await deed();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
};

/** Puts people into the user directory: our own id and the tenant, no name and no address. */
export const directoryUsersOf = ({
  region,
  userPoolId,
}: {
  readonly region: string;
  readonly userPoolId: string;
}) => {
  const client = new CognitoIdentityProviderClient({ region, requestHandler: sharedConnections });
  const create = async (user: NewUser): Promise<'created' | 'already-there'> => {
    try {
      await client.send(
        new AdminCreateUserCommand({
          UserPoolId: userPoolId,
          Username: user.userId,
          TemporaryPassword: user.temporaryPassword,
          MessageAction: 'SUPPRESS',
          UserAttributes: [{ Name: 'custom:tenantId', Value: user.tenantId }],
        }),
      );
      return 'created';
    } catch (error) {
      if (error instanceof Error && error.name === 'UsernameExistsException') return 'already-there';
      throw error;
    }
  };
  const remove = (userId: UserId) =>
    unlessMissing(() =>
      client.send(new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: userId })),
    );
  return {
    create,
    /** With this temporary password and no other: one of before ends with the user of before. */
    makeAnew: async (user: NewUser): Promise<void> => {
      if ((await create(user)) === 'created') return;
      await remove(user.userId);
      await create(user);
    },
    remove,
    enable: (userId: UserId) =>
      unlessMissing(() =>
        client.send(new AdminEnableUserCommand({ UserPoolId: userPoolId, Username: userId })),
      ),
    disable: (userId: UserId) =>
      unlessMissing(() =>
        client.send(new AdminDisableUserCommand({ UserPoolId: userPoolId, Username: userId })),
      ),
  };
};
export type DirectoryUsers = ReturnType<typeof directoryUsersOf>;
