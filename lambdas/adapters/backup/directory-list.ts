import { CognitoIdentityProviderClient, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider';
import { assert } from '#domain/kernel/assert.ts';
import { sharedConnections } from '#lambdas/adapters/aws/clients.ts';

/** A person of the directory as it can be made again: Cognito hands out no password. */
export type ListedUser = {
  readonly userName: string;
  readonly isEnabled: boolean;
  readonly status: string;
  readonly createdAt: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/** Cognito names the user anew when he is made again, so this one must not be set. */
const notRestorable = 'sub';

/** Reads the whole directory, page by page. */
export const directoryListOf = ({
  region,
  userPoolId,
}: {
  readonly region: string;
  readonly userPoolId: string;
}) => {
  const client = new CognitoIdentityProviderClient({ region, requestHandler: sharedConnections });
  return async function* pages(): AsyncGenerator<readonly ListedUser[]> {
    let token: string | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- a page names the next one
      const page = await client.send(
        new ListUsersCommand({ UserPoolId: userPoolId, Limit: 60, PaginationToken: token }),
      );
      yield (page.Users ?? []).map(({ Username, Enabled, UserStatus, UserCreateDate, Attributes = [] }) => {
        assert(Username !== undefined && UserCreateDate !== undefined, 'a listed user has a name');
        return {
          userName: Username,
          isEnabled: Enabled === true,
          status: UserStatus ?? 'UNKNOWN',
          createdAt: UserCreateDate.toISOString(),
          attributes: Object.fromEntries(
            Attributes.filter(({ Name }) => Name !== notRestorable).map(({ Name = '', Value = '' }) => [
              Name,
              Value,
            ]),
          ),
        };
      });
      token = page.PaginationToken;
    } while (token !== undefined);
  };
};
