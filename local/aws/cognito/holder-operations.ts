import * as v from 'valibot';

import { operationsRefusing, type Operations } from '#local/aws/calls/json-service.ts';

import { attributeListSchema, checkWritable, listOf, readableBy, withAttributes } from './attributes.ts';
import { checkClientSecret } from './client-secret.ts';
import { wrongPassword } from './cognito-faults.ts';
import type { Directory } from './directory.ts';
import { isPassword, withLastingPassword } from './password.ts';
import { holderOf, refreshTokenKey } from './tokens.ts';

const operation = operationsRefusing('InvalidParameterException');
const byTokenSchema = v.object({ AccessToken: v.string() });

const revokeOperation = (directory: Directory) =>
  operation(
    v.object({ ClientId: v.string(), Token: v.string(), ClientSecret: v.optional(v.string()) }),
    ({ ClientId, Token, ClientSecret }) => {
      const client = directory.clientOf(ClientId);
      checkClientSecret(client, ClientSecret);
      const key = refreshTokenKey(Token);
      const pool = directory.poolOf(client.settings.UserPoolId);
      const user = Object.values(pool.users).find(
        ({ refreshTokens }) => refreshTokens[key]?.clientId === client.id,
      );
      if (user === undefined) return {};
      const { [key]: _revoked, ...refreshTokens } = user.refreshTokens;
      directory.saveUser(pool.id, { ...user, refreshTokens });
      return {};
    },
  );

/** What the holder of a token may do with his own account; AWS takes these calls unsigned. */
export const holderOperations = (directory: Directory): Operations => ({
  RevokeToken: revokeOperation(directory),
  GetUser: operation(byTokenSchema, ({ AccessToken }) => {
    const { client, user } = holderOf(directory, AccessToken);
    return {
      Username: user.username,
      UserAttributes: listOf(readableBy(client, user)),
      ...(user.hasMfa && { UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] }),
    };
  }),
  UpdateUserAttributes: operation(
    v.object({ ...byTokenSchema.entries, UserAttributes: attributeListSchema }),
    ({ AccessToken, UserAttributes }) => {
      const { pool, client, user } = holderOf(directory, AccessToken);
      checkWritable(
        client,
        UserAttributes.map(({ Name }) => Name),
      );
      const now = directory.clock();
      directory.saveUser(pool.id, withAttributes({ pool, user }, UserAttributes, { now }));
      return { CodeDeliveryDetailsList: [] };
    },
  ),
  ChangePassword: operation(
    v.object({
      ...byTokenSchema.entries,
      PreviousPassword: v.optional(v.string(), ''),
      ProposedPassword: v.string(),
    }),
    ({ AccessToken, PreviousPassword, ProposedPassword }) => {
      const { pool, user } = holderOf(directory, AccessToken);
      if (!isPassword(PreviousPassword, user.passwordHash)) throw wrongPassword();
      directory.saveUser(pool.id, withLastingPassword(pool, user, ProposedPassword));
      return {};
    },
  ),
  GlobalSignOut: operation(byTokenSchema, ({ AccessToken }) => {
    const { pool, user } = holderOf(directory, AccessToken);
    directory.saveUser(pool.id, { ...user, refreshTokens: {} });
    return {};
  }),
});
