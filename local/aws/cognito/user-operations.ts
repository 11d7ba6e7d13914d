import * as v from 'valibot';

import { operationsRefusing, type Operation, type Operations } from '#local/aws/calls/json-service.ts';

import { attributeListSchema, listedUserView, listOf, userView, withAttributes } from './attributes.ts';
import type { Pool, User } from './cognito-state.ts';
import { createUser, createUserSchema } from './create-user.ts';
import type { Directory } from './directory.ts';
import { listUsers, listUsersSchema } from './list-users.ts';
import { withLastingPassword, withTemporaryPassword } from './password.ts';

const operation = operationsRefusing('InvalidParameterException');
export const byUserSchema = v.object({ UserPoolId: v.string(), Username: v.string() });
const { entries: byUser } = byUserSchema;

type Change = (found: { readonly pool: Pool; readonly user: User }) => User;

const changing = (directory: Directory, input: v.InferOutput<typeof byUserSchema>, change: Change) => {
  const found = directory.userOf(input.UserPoolId, input.Username);
  directory.saveUser(found.pool.id, change(found));
  return {};
};

const touched = (user: User, directory: Directory): User => ({
  ...user,
  modifiedAt: directory.clock().toISOString(),
});

const deleteUserOperation = (directory: Directory): Operation =>
  operation(byUserSchema, ({ UserPoolId, Username }) => {
    const { pool, user } = directory.userOf(UserPoolId, Username);
    const { [user.username]: _deleted, ...users } = pool.users;
    directory.savePool({ ...pool, users });
    return {};
  });

const readingOperations = (directory: Directory): Operations => ({
  AdminGetUser: operation(byUserSchema, ({ UserPoolId, Username }) => {
    const { user } = directory.userOf(UserPoolId, Username);
    return {
      ...userView(user),
      UserAttributes: listOf(user.attributes),
      ...(user.hasMfa && { UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] }),
    };
  }),
  ListUsers: operation(listUsersSchema, (input) => listUsers(directory, input)),
});

const passwordOperations = (directory: Directory): Operations => ({
  AdminSetUserPassword: operation(
    v.object({ ...byUser, Password: v.string(), Permanent: v.optional(v.boolean(), false) }),
    ({ Password, Permanent, ...names }) =>
      changing(directory, names, ({ pool, user }) =>
        touched(
          Permanent
            ? withLastingPassword(pool, user, Password)
            : withTemporaryPassword(pool, user, Password, directory.clock()),
          directory,
        ),
      ),
  ),
});

/** What only the administration of a pool may do with its users. */
export const userOperations = (directory: Directory): Operations => ({
  ...readingOperations(directory),
  ...passwordOperations(directory),
  AdminCreateUser: operation(createUserSchema, (input) => ({
    User: listedUserView(createUser(directory, input)),
  })),
  AdminDeleteUser: deleteUserOperation(directory),
  AdminDisableUser: operation(byUserSchema, (names) =>
    changing(directory, names, ({ user }) =>
      touched({ ...user, isEnabled: false, refreshTokens: {} }, directory),
    ),
  ),
  AdminEnableUser: operation(byUserSchema, (names) =>
    changing(directory, names, ({ user }) => touched({ ...user, isEnabled: true }, directory)),
  ),
  AdminUserGlobalSignOut: operation(byUserSchema, (names) =>
    changing(directory, names, ({ user }) => ({ ...user, refreshTokens: {} })),
  ),
  AdminUpdateUserAttributes: operation(
    v.object({ ...byUser, UserAttributes: attributeListSchema }),
    ({ UserAttributes, ...names }) =>
      changing(directory, names, (found) =>
        withAttributes(found, UserAttributes, { now: directory.clock() }),
      ),
  ),
});
