import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  SetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { callLog } from '#local/aws/calls/call-log.ts';
import { callersOf } from '#local/aws/calls/caller.ts';
import { faultsToOrder } from '#local/aws/calls/faults.ts';
import { gateOf } from '#local/aws/calls/gate.ts';
import { startCognito } from '#local/aws/cognito/start-cognito.ts';
import { startDynamoDb } from '#local/aws/dynamodb/start-dynamodb.ts';
import { startKms } from '#local/aws/kms/start-kms.ts';
import { startMail } from '#local/aws/mail/start-mail.ts';
import { rowRuleOf } from '#local/row-rule.ts';
import { allRowKinds } from '#rows/all.ts';
import type { KindFacts } from '#rows/row-kind.ts';
import { startSts } from '#local/aws/sts/start-sts.ts';

const region = 'ap-northeast-1';
const accountId = '000000000000';
const roleArn = (name: string) => `arn:aws:iam::${accountId}:role/${name}`;
const functionKeys = { accessKeyId: 'AKIAFUNCTION', secretAccessKey: 'function-secret' };

const trust = {
  Statement: [{ Effect: 'Allow', Principal: '*', Action: ['sts:AssumeRole', 'sts:TagSession'] }],
};

const tableNames = ['TenantData', 'Control', 'Session', 'Keystore', 'Audit'] as const;

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const keyOf = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];

const createTables = async (client: DynamoDBClient): Promise<void> => {
  for (const TableName of tableNames)
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['PK', 'SK', 'G1P', 'G1S', 'G2P', 'G2S'].map(text),
        KeySchema: keyOf('PK', 'SK'),
        GlobalSecondaryIndexes: [
          { IndexName: 'GSI1', KeySchema: keyOf('G1P', 'G1S'), Projection: { ProjectionType: 'ALL' } },
          { IndexName: 'GSI2', KeySchema: keyOf('G2P', 'G2S'), Projection: { ProjectionType: 'ALL' } },
        ],
      }),
    );
};

const createPool = async (client: CognitoIdentityProviderClient) => {
  const { UserPool } = await client.send(
    new CreateUserPoolCommand({
      PoolName: 'tenants',
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
        },
        SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] },
      },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'OPTIONAL',
      Schema: [{ Name: 'tenantId', AttributeDataType: 'String', Mutable: false }],
    }),
  );
  const USER_POOL_ID = UserPool?.Id ?? '';
  await client.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId: USER_POOL_ID,
      MfaConfiguration: 'OPTIONAL',
      WebAuthnConfiguration: {
        RelyingPartyId: 'app.example.jp',
        UserVerification: 'required',
        FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
      },
    }),
  );
  const { UserPoolClient } = await client.send(
    new CreateUserPoolClientCommand({
      UserPoolId: USER_POOL_ID,
      ClientName: 'sign-in',
      GenerateSecret: true,
      ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
    }),
  );
  return { USER_POOL_ID, USER_POOL_CLIENT_ID: UserPoolClient?.ClientId ?? '' };
};

const startAll = async (clock: () => Date, kinds: readonly KindFacts[]) => {
  const calls = callLog();
  const faults = faultsToOrder();
  const operator = {
    ...functionKeys,
    principalArn: roleArn('functions'),
    roleArn: roleArn('functions'),
    tags: {},
  };
  const options = {
    callers: callersOf([operator]),
    gate: gateOf([calls.gate, faults.gate]),
    clock,
    region,
    accountId,
  };
  const dynamodb = await startDynamoDb({
    ...options,
    whyNotStored: rowRuleOf(kinds, (table) => table),
  });
  const kms = await startKms(options);
  const sts = await startSts({ ...options, trustOf: () => trust });
  const cognito = await startCognito({ ...options, sendMail: () => undefined });
  const mail = await startMail(options);
  return { calls, faults, dynamodb, kms, sts, cognito, mail };
};

/** The services that the functions call, in memory, with the tables, keys and pool that they expect. */
export const startLocalServices = async (
  clock: () => Date = () => new Date(),
  kinds: readonly KindFacts[] = allRowKinds,
) => {
  const { calls, faults, dynamodb, kms, sts, cognito, mail } = await startAll(clock, kinds);
  const place = { region, credentials: functionKeys };
  const database = new DynamoDBClient({ ...place, endpoint: dynamodb.url });
  await createTables(database);
  const directory = new CognitoIdentityProviderClient({ ...place, endpoint: cognito.url });
  const key = await new KMSClient({ ...place, endpoint: kms.url }).send(new CreateKeyCommand({}));
  Object.assign(process.env, {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: functionKeys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: functionKeys.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
    AWS_ENDPOINT_URL_KMS: kms.url,
    AWS_ENDPOINT_URL_STS: sts.url,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url,
    AWS_ENDPOINT_URL_SESV2: mail.url,
    ...Object.fromEntries(
      ['TENANT_DATA', 'CONTROL', 'SESSION', 'KEYSTORE', 'AUDIT'].map((name, index) => [
        `${name}_TABLE`,
        tableNames[index],
      ]),
    ),
    DOCS_BUCKET: 'docs',
    DOCS_KEY_ARN: 'arn:aws:kms:ap-northeast-1:000000000000:key/docs',
    LAW_ROWS: '[]',
    KEK_ARN: key.KeyMetadata?.Arn ?? '',
    TENANT_DATA_ROLE_ARN: roleArn('tenant-data'),
    DEDICATED_HOSTS: '{}',
    TENANT_AUTH_ROLE_ARN: roleArn('tenant-auth'),
    NOTICE_QUEUE_URL: 'https://sqs.ap-northeast-1.amazonaws.com/000000000000/notices',
    PRESIGN_ROLE_ARN: roleArn('presign'),
    APP_ORIGIN: 'https://app.example.jp',
    RELYING_PARTY_ID: 'app.example.jp',
    MAIL_FROM: 'noreply@example.jp',
    ...(await createPool(directory)),
  });
  const close = () => Promise.all([dynamodb, kms, sts, cognito, mail].map((service) => service.close()));
  return { calls, faults, database, directory, mails: mail.inbox, close };
};
