import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  SetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CreateTableCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { handler as operatorHandler } from '#lambdas/functions/operator.ts';
import { handler as authHandler } from '#lambdas/functions/operator-auth.ts';
import { operatorAuthorizer } from '#lambdas/functions/operator-authorizer.ts';
import { totpAt } from '#local/aws/cognito/totp.ts';
import { startLocalServices } from './local-services.ts';
import { aContext, anEvent } from './tenant-plane.ts';

export const kato = 'op-kato';
export const password = 'Correct-Horse-Battery-7';

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const keyOf = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];

type Services = Awaited<ReturnType<typeof startLocalServices>>;

const createTables = async ({ database }: Services): Promise<void> => {
  for (const TableName of ['Operator', 'OperatorSession', 'Contracts'])
    await database.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [text('PK'), text('SK'), text('list'), text('companyCode')],
        KeySchema: keyOf('PK', 'SK'),
        GlobalSecondaryIndexes: [
          {
            IndexName: 'TenantList',
            KeySchema: keyOf('list', 'companyCode'),
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      }),
    );
};

const createPool = async ({ directory }: Services) => {
  const { UserPool } = await directory.send(
    new CreateUserPoolCommand({
      PoolName: 'operators',
      Policies: { PasswordPolicy: { MinimumLength: 16, PasswordHistorySize: 24 } },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    }),
  );
  const UserPoolId = UserPool?.Id ?? '';
  await directory.send(new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration: 'ON' }));
  const { UserPoolClient } = await directory.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'console',
      GenerateSecret: true,
      ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
    }),
  );
  return { UserPoolId, clientId: UserPoolClient?.ClientId ?? '' };
};

const told = ({ statusCode, body, headers }: APIGatewayProxyResult) => ({
  status: statusCode,
  body: body === '' ? undefined : JSON.parse(body),
  cookie: /^__Host-osid=([^;]*)/.exec(String(headers?.['set-cookie'] ?? ''))?.[1],
  setCookie: String(headers?.['set-cookie'] ?? ''),
});

const send = async (route: string, options: Parameters<typeof anEvent>[1] = {}) =>
  told(await (route.includes('/auth/') ? authHandler : operatorHandler)(anEvent(route, options), aContext()));

const authorize = (cookie: string, at = new Date()) =>
  operatorAuthorizer(() => at)({
    methodArn: 'arn:aws:execute-api:ap-northeast-1:000000000000:api/app/GET/operator/me',
    headers: { Cookie: cookie },
    requestContext: { identity: { sourceIp: '203.0.113.7' } },
  } as unknown as APIGatewayRequestAuthorizerEvent);

/** The key of an authenticator, as its address tells it. */
export const secretIn = ({ otpauthUri }: { readonly otpauthUri: unknown }): string =>
  new URL(String(otpauthUri)).searchParams.get('secret') ?? '';

/** The operators' door with one operator, and everything between the browser and his session. */
export const openOperatorDoor = async () => {
  // Each code is good once, so that the directory's clock must move faster than a test.
  let movedMs = 0;
  const services = await startLocalServices(() => new Date(Date.now() + movedMs));
  await createTables(services);
  const { UserPoolId, clientId } = await createPool(services);
  Object.assign(process.env, {
    OPERATOR_TABLE: 'Operator',
    OPERATOR_SESSION_TABLE: 'OperatorSession',
    CONTROL_TABLE: 'Contracts',
    USER_POOL_ID: UserPoolId,
    USER_POOL_CLIENT_ID: clientId,
    EXTRACTS_BUCKET: 'extracts',
  });
  const put = (TableName: string, item: Readonly<Record<string, string>>) =>
    services.database.send(
      new PutItemCommand({
        TableName,
        Item: Object.fromEntries(Object.entries(item).map(([name, S]) => [name, { S }])),
      }),
    );
  /** Trained until the end of our era, with every role, unless it is said otherwise. */
  const setState = (
    operatorId: string,
    state: string,
    { trainedUntil = '2099-12-31', roles = ['support', 'release', 'security'] } = {},
  ) =>
    services.database.send(
      new PutItemCommand({
        TableName: 'Operator',
        Item: {
          PK: { S: `OP#${operatorId}` },
          SK: { S: 'META' },
          name: { S: '加藤誠' },
          state: { S: state },
          roles: { L: roles.map((S) => ({ S })) },
          version: { N: '1' },
          ...(trainedUntil === '' ? {} : { trainedUntil: { S: trainedUntil } }),
        },
      }),
    );
  const register = async (operatorId: string, options: { readonly temporary?: string } = {}) => {
    const Username = operatorId;
    const TemporaryPassword = options.temporary ?? 'Temporary-Password-0';
    await services.directory.send(new AdminCreateUserCommand({ UserPoolId, Username, TemporaryPassword }));
    if (options.temporary === undefined)
      await services.directory.send(
        new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
      );
    await setState(operatorId, 'active');
  };
  const nextCode = (secret: string): string => {
    movedMs += 30_000;
    return totpAt(secret, Math.floor((Date.now() + movedMs) / 30_000));
  };
  const logIn = (operatorId: string = kato, given: string = password) =>
    send('POST /operator/auth/login', { body: { operatorId, password: given } });
  const answer = (challengeId: unknown, reply: { readonly code?: string; readonly newPassword?: string }) =>
    send('POST /operator/auth/challenges', { body: { challengeId, ...reply } });
  const enrol = async (operatorId: string) => {
    const { body } = await logIn(operatorId);
    const secret = secretIn(body);
    return { secret, answer: await answer(body.challengeId, { code: nextCode(secret) }) };
  };
  /** A request within a session, as the gateway forwards it. */
  const sendAs = async (cookie: string, route: string, options: Parameters<typeof anEvent>[1] = {}) => {
    const header = `__Host-osid=${cookie}`;
    const { context } = await authorize(header);
    const headers = { Cookie: header, ...options.headers };
    return send(route, { ...options, headers, authorizer: context ?? {} });
  };
  const acts = async () => {
    const day = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
    const { Items = [] } = await services.database.send(
      new QueryCommand({
        TableName: 'Audit',
        KeyConditionExpression: 'PK = :day',
        ExpressionAttributeValues: { ':day': { S: `OPS#${day}` } },
      }),
    );
    return Items.map((item) => `${item['actor']?.S} ${item['action']?.S} ${item['outcome']?.S}`);
  };
  const setMfa = (MfaConfiguration: 'ON' | 'OFF') =>
    services.directory.send(new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration }));
  return {
    ...services,
    put,
    register,
    setState,
    nextCode,
    logIn,
    answer,
    enrol,
    send,
    sendAs,
    authorize,
    acts,
    setMfa,
  };
};
export type OperatorDoor = Awaited<ReturnType<typeof openOperatorDoor>>;
