import * as v from 'valibot';

import { operationsRefusing, type Operations } from '#local/aws/calls/json-service.ts';

import { schemaAttributesOf } from './attributes.ts';
import { clientSettingsSchema, poolSettingsSchema, type Client, type Pool } from './cognito-state.ts';
import { createClient, createPool, newClientId, newPoolId } from './create-pool.ts';
import type { Directory } from './directory.ts';

const operation = operationsRefusing('InvalidParameterException');
const byPoolSchema = v.object({ UserPoolId: v.string() });

const { WebAuthnRelyingPartyID, WebAuthnUserVerification, WebAuthnFactorConfiguration } =
  poolSettingsSchema.entries;
const webAuthnSchema = v.optional(
  v.object({
    RelyingPartyId: WebAuthnRelyingPartyID,
    UserVerification: WebAuthnUserVerification,
    FactorConfiguration: WebAuthnFactorConfiguration,
  }),
);

const templateNamesOf = (given: v.InferOutput<typeof webAuthnSchema>) =>
  given === undefined
    ? {}
    : {
        WebAuthnRelyingPartyID: given.RelyingPartyId,
        WebAuthnUserVerification: given.UserVerification,
        WebAuthnFactorConfiguration: given.FactorConfiguration,
      };

const poolView = ({ id, name, createdAt, settings, users }: Pool, { region, accountId }: Directory) => {
  const { Schema: _schema, ...shown } = settings;
  return {
    Id: id,
    Name: name,
    Arn: `arn:aws:cognito-idp:${region}:${accountId}:userpool/${id}`,
    ...shown,
    SchemaAttributes: schemaAttributesOf(settings),
    CreationDate: Date.parse(createdAt) / 1000,
    EstimatedNumberOfUsers: Object.keys(users).length,
  };
};

const clientView = ({ id, secret, createdAt, settings }: Client) => {
  const { GenerateSecret: _asked, ...shown } = settings;
  return {
    ClientId: id,
    ...(secret !== undefined && { ClientSecret: secret }),
    ...shown,
    CreationDate: Date.parse(createdAt) / 1000,
  };
};

export const poolOperations = (directory: Directory): Operations => ({
  CreateUserPool: operation(
    v.object({ PoolName: v.string(), ...poolSettingsSchema.entries }),
    ({ PoolName, ...settings }) => {
      const pool = createPool(directory, { id: newPoolId(directory), name: PoolName, settings });
      return { UserPool: poolView(pool, directory) };
    },
  ),
  DescribeUserPool: operation(byPoolSchema, ({ UserPoolId }) => ({
    UserPool: poolView(directory.poolOf(UserPoolId), directory),
  })),
  SetUserPoolMfaConfig: operation(
    v.object({
      ...byPoolSchema.entries,
      MfaConfiguration: poolSettingsSchema.entries.MfaConfiguration,
      WebAuthnConfiguration: webAuthnSchema,
    }),
    ({ UserPoolId, MfaConfiguration, WebAuthnConfiguration }) => {
      const pool = directory.poolOf(UserPoolId);
      const settings = { ...pool.settings, MfaConfiguration, ...templateNamesOf(WebAuthnConfiguration) };
      directory.savePool({ ...pool, settings });
      return { MfaConfiguration, WebAuthnConfiguration };
    },
  ),
  CreateUserPoolClient: operation(clientSettingsSchema, (settings) => ({
    UserPoolClient: clientView(createClient(directory, { id: newClientId(), settings })),
  })),
  DescribeUserPoolClient: operation(
    v.object({ ...byPoolSchema.entries, ClientId: v.string() }),
    ({ UserPoolId, ClientId }) => ({ UserPoolClient: clientView(directory.clientOf(ClientId, UserPoolId)) }),
  ),
});
