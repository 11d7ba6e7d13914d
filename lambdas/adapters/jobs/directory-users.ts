import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { directoryNameOf, type DirectoryPerson } from '#domain/tenants/directory-name.ts';
import { sharedConnections } from '#lambdas/adapters/aws/clients.ts';
import { formerNameOf, isNoUser, tenantAttribute } from '#lambdas/adapters/aws/former-name.ts';

type NewUser = DirectoryPerson & { readonly temporaryPassword: string };
type ByName = { readonly UserPoolId: string; readonly Username: string };

/** Puts people into the user directory: our own ids of person and company, no name and no address. */
export const directoryUsersOf = ({
  region,
  userPoolId: UserPoolId,
}: {
  readonly region: string;
  readonly userPoolId: string;
}) => {
  const client = new CognitoIdentityProviderClient({ region, requestHandler: sharedConnections });
  const formerOf = (person: DirectoryPerson) => formerNameOf(client, { userPoolId: UserPoolId, person });
  const deleteNamed = (Username: string) => client.send(new AdminDeleteUserCommand({ UserPoolId, Username }));
  /** Whoever was never invited has no user: there is nothing to be done to him. */
  const unlessMissing = async (
    person: DirectoryPerson,
    deed: (user: ByName) => Promise<unknown>,
  ): Promise<void> => {
    try {
      await deed({ UserPoolId, Username: directoryNameOf(person) });
    } catch (error) {
      if (!isNoUser(error)) throw error;
      const former = await formerOf(person);
      if (former !== undefined) await deed({ UserPoolId, Username: former });
    }
  };
  const create = async (user: NewUser): Promise<'created' | 'already-there'> => {
    try {
      await client.send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username: directoryNameOf(user),
          TemporaryPassword: user.temporaryPassword,
          MessageAction: 'SUPPRESS',
          UserAttributes: [{ Name: tenantAttribute, Value: user.tenantId }],
        }),
      );
      return 'created';
    } catch (error) {
      if (error instanceof Error && error.name === 'UsernameExistsException') return 'already-there';
      throw error;
    }
  };
  return {
    create,
    /** With this temporary password and no other: one of before ends with the user of before. */
    makeAnew: async (user: NewUser): Promise<void> => {
      const former = await formerOf(user);
      if (former !== undefined) await deleteNamed(former);
      if ((await create(user)) === 'created') return;
      await deleteNamed(directoryNameOf(user));
      await create(user);
    },
    remove: (person: DirectoryPerson) =>
      unlessMissing(person, (user) => client.send(new AdminDeleteUserCommand(user))),
    enable: (person: DirectoryPerson) =>
      unlessMissing(person, (user) => client.send(new AdminEnableUserCommand(user))),
    disable: (person: DirectoryPerson) =>
      unlessMissing(person, (user) => client.send(new AdminDisableUserCommand(user))),
  };
};
export type DirectoryUsers = ReturnType<typeof directoryUsersOf>;
