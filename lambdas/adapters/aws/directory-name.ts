import {
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';

/** Somebody of one company: a user id alone may be that of another company's person too. */
export type DirectoryPerson = { readonly tenantId: TenantId; readonly userId: UserId };

/** Says of which company a user is. Set when he is made, and never again. */
export const tenantAttribute = 'custom:tenantId';

/**
 * Under which name the directory has somebody (docs/decisions/0174). All companies share one directory, and the ids of
 * people are made by clients: the company is part of the name, so that no id leads to another company's person.
 */
export const directoryNameOf = ({ tenantId, userId }: DirectoryPerson): string => `${tenantId}.${userId}`;

export const isNoUser = (error: unknown): boolean =>
  error instanceof Error && error.name === 'UserNotFoundException';

/**
 * His name of until 2026-11, where he has it still: his id alone. Only where the directory says that it is this company's
 * user; nobody has both names.
 * @throws Error what Cognito threw
 */
export const formerNameOf = async (
  client: CognitoIdentityProviderClient,
  { userPoolId, person }: { readonly userPoolId: string; readonly person: DirectoryPerson },
): Promise<string | undefined> => {
  try {
    const { UserAttributes = [] } = await client.send(
      new AdminGetUserCommand({ UserPoolId: userPoolId, Username: person.userId }),
    );
    const isOurs = UserAttributes.some(
      ({ Name, Value }) => Name === tenantAttribute && Value === person.tenantId,
    );
    return isOurs ? person.userId : undefined;
  } catch (error) {
    if (isNoUser(error)) return undefined;
    throw error;
  }
};
