import {
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { DirectoryPerson } from '#domain/tenants/directory-name.ts';

/** Says of which company a user is. Set when he is made, and never again. */
export const tenantAttribute = 'custom:tenantId';

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
