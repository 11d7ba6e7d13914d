import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import { sharedConnections } from '#lambdas/adapters/aws/clients.ts';

/** Puts people into the user directory: our own id and the tenant, no name and no address. */
export const directoryUsersOf = ({
  region,
  userPoolId,
}: {
  readonly region: string;
  readonly userPoolId: string;
}) => {
  const client = new CognitoIdentityProviderClient({ region, requestHandler: sharedConnections });
  return {
    create: async (user: {
      readonly tenantId: TenantId;
      readonly userId: UserId;
      readonly temporaryPassword: string;
    }): Promise<'created' | 'already-there'> => {
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
    },
  };
};
