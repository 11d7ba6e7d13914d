import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  type ChallengeNameType,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';

import type { CognitoMail, CognitoOptions } from '#local/aws/cognito/directory.ts';
import { startCognito } from '#local/aws/cognito/start-cognito.ts';

import { asOperator, optionsForOperator } from '../calls/operator-of-this-machine.ts';

export const cognitoClientOf = (endpoint: string, systemClockOffset = 0) =>
  new CognitoIdentityProviderClient(asOperator(endpoint, systemClockOffset));

/** A Cognito in memory, called by the operator of this machine. */
export const aRunningCognito = async (changes: Partial<CognitoOptions> = {}) => {
  const { options, calls } = optionsForOperator();
  const mails: CognitoMail[] = [];
  const cognito = await startCognito({
    ...options,
    sendMail: (mail) => void mails.push(mail),
    ...changes,
  });
  return { cognito, client: cognitoClientOf(cognito.url), calls, mails };
};

const batteryPool: CreateUserPoolCommandInput = {
  PoolName: 'battery',
  UsernameAttributes: ['email'],
  AutoVerifiedAttributes: ['email'],
  Policies: {
    PasswordPolicy: {
      MinimumLength: 12,
      RequireLowercase: true,
      RequireUppercase: true,
      RequireNumbers: true,
      RequireSymbols: false,
      TemporaryPasswordValidityDays: 3,
    },
  },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  Schema: [
    { Name: 'tenant', AttributeDataType: 'String', Mutable: false },
    { Name: 'role', AttributeDataType: 'String', Mutable: true },
  ],
  MfaConfiguration: 'OPTIONAL',
};

const batteryClient: Omit<CreateUserPoolClientCommandInput, 'UserPoolId'> = {
  ClientName: 'web',
  ExplicitAuthFlows: [
    'ALLOW_USER_PASSWORD_AUTH',
    'ALLOW_REFRESH_TOKEN_AUTH',
    'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  ],
  AccessTokenValidity: 10,
  IdTokenValidity: 10,
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes' },
  PreventUserExistenceErrors: 'ENABLED',
  EnableTokenRevocation: true,
};

/** One pool and one client on a running Cognito, and the calls that most tests make. */
export const aPoolOn = async (
  client: CognitoIdentityProviderClient,
  changes: {
    readonly pool?: Partial<CreateUserPoolCommandInput>;
    readonly client?: Partial<CreateUserPoolClientCommandInput>;
  } = {},
) => {
  const { UserPool } = await client.send(new CreateUserPoolCommand({ ...batteryPool, ...changes.pool }));
  const poolId = UserPool?.Id ?? '';
  const { UserPoolClient } = await client.send(
    new CreateUserPoolClientCommand({ ...batteryClient, ...changes.client, UserPoolId: poolId }),
  );
  const clientId = UserPoolClient?.ClientId ?? '';

  return {
    poolId,
    clientId,
    secret: UserPoolClient?.ClientSecret,
    /** Creates a user whose temporary password is TempPassword12. */
    invite: async (email: string, attributes: readonly { Name: string; Value: string }[] = []) =>
      client.send(
        new AdminCreateUserCommand({
          UserPoolId: poolId,
          Username: email,
          TemporaryPassword: 'TempPassword12',
          MessageAction: 'SUPPRESS',
          UserAttributes: [
            { Name: 'email', Value: email },
            { Name: 'email_verified', Value: 'true' },
            ...attributes,
          ],
        }),
      ),
    signIn: async (email: string, password: string) =>
      client.send(
        new InitiateAuthCommand({
          AuthFlow: 'USER_PASSWORD_AUTH',
          ClientId: clientId,
          AuthParameters: { USERNAME: email, PASSWORD: password },
        }),
      ),
    refresh: async (token: string | undefined) =>
      client.send(
        new InitiateAuthCommand({
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          ClientId: clientId,
          AuthParameters: { REFRESH_TOKEN: token ?? '' },
        }),
      ),
    answer: async (
      ChallengeName: ChallengeNameType,
      Session: string | undefined,
      ChallengeResponses: Record<string, string>,
    ) =>
      client.send(
        new RespondToAuthChallengeCommand({ ClientId: clientId, ChallengeName, Session, ChallengeResponses }),
      ),
  };
};

export const payloadOf = (token: string | undefined): Record<string, unknown> =>
  JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString());
