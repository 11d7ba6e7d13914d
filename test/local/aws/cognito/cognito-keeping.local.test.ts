import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { spawnServing } from '#test/local/aws/kms/spawn-serving.ts';

import { aPoolOn, aRunningCognito, cognitoClientOf } from './running-cognito.ts';

const cognitoChild = join(import.meta.dirname, 'cognito-child.ts');
const email = 'user@example.test';
const password = 'PermanentPass12';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stafee-cognito-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const keysOf = async (url: string, poolId: string): Promise<unknown> =>
  (await fetch(`${url}/${poolId}/.well-known/jwks.json`)).json();

describe('keeping pools and users', () => {
  test('a killed Cognito knows pool, client, user, tokens and signing key after its next start', async () => {
    const dataFolder = join(folder, 'killed');
    const first = await spawnServing(cognitoChild, dataFolder);
    const before = cognitoClientOf(first.url);
    const pool = await aPoolOn(before);
    await pool.invite(email);
    const names = { UserPoolId: pool.poolId, Username: email };
    await before.send(new AdminSetUserPasswordCommand({ ...names, Password: password, Permanent: true }));
    const { AuthenticationResult } = await pool.signIn(email, password);
    const keys = await keysOf(first.url, pool.poolId);
    await first.kill();

    const second = await spawnServing(cognitoChild, dataFolder);
    const after = cognitoClientOf(second.url);
    const signIn = new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: pool.clientId,
      AuthParameters: { USERNAME: email, PASSWORD: password },
    });
    const again = await after.send(signIn);
    const held = await after.send(
      new AssociateSoftwareTokenCommand({ AccessToken: AuthenticationResult?.AccessToken }),
    );
    const keysAfter = await keysOf(second.url, pool.poolId);
    await second.kill();
    expect(again.AuthenticationResult?.AccessToken).toBeDefined();
    expect(held.SecretCode).toBeDefined();
    expect(keysAfter).toStrictEqual(keys);
  });

  test('writes no password in clear, in a file that only its owner can read', async () => {
    const dataFolder = join(folder, 'mode');
    const { cognito, client } = await aRunningCognito({ dataFolder });
    const pool = await aPoolOn(client);
    await pool.invite(email);
    await cognito.close();
    const file = join(dataFolder, 'cognito.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain(email);
    expect(readFileSync(file, 'utf8')).not.toContain('TempPassword12');
  });
});

describe("creating a template's pool and client", () => {
  const pool = {
    id: 'ap-northeast-1_TenantPool',
    UserPoolName: 'stafee-local-tenants',
    MfaConfiguration: 'OPTIONAL',
    Schema: [{ Name: 'tenantId', AttributeDataType: 'String', Mutable: false }],
    Policies: {
      PasswordPolicy: {
        MinimumLength: 12,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        PasswordHistorySize: 2,
      },
    },
  } as const;
  const client = {
    id: '1tenantwebclient0000000000',
    UserPoolId: pool.id,
    GenerateSecret: true,
    ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH'],
  };

  test('gives them the fixed ids, and keeps users and secret when applied again', async () => {
    const { cognito, client: sdk } = await aRunningCognito();
    const made = cognito.createPool(pool);
    const { secret } = cognito.createClient(client);
    const invited = await sdk.send(new DescribeUserPoolCommand({ UserPoolId: pool.id }));
    cognito.createPool({ ...pool, UserPoolName: 'renamed' });
    const again = cognito.createClient(client);
    const described = await sdk.send(
      new DescribeUserPoolClientCommand({ UserPoolId: pool.id, ClientId: client.id }),
    );
    const renamed = await sdk.send(new DescribeUserPoolCommand({ UserPoolId: pool.id }));
    await cognito.close();
    expect(made).toStrictEqual({
      id: 'ap-northeast-1_TenantPool',
      arn: 'arn:aws:cognito-idp:ap-northeast-1:000000000000:userpool/ap-northeast-1_TenantPool',
    });
    expect(secret).toMatch(/^[0-9a-z]{51}$/);
    expect(again.secret).toBe(secret);
    expect(described.UserPoolClient?.ClientSecret).toBe(secret);
    expect(invited.UserPool?.SchemaAttributes).toMatchObject([{ Name: 'custom:tenantId', Mutable: false }]);
    expect(renamed.UserPool?.Name).toBe('renamed');
  });

  test('takes a given secret', async () => {
    const { cognito } = await aRunningCognito();
    cognito.createPool(pool);
    expect(cognito.createClient({ ...client, secret: 'given' })).toStrictEqual({
      id: client.id,
      secret: 'given',
    });
    await cognito.close();
  });

  test('refuses one of the last passwords, as the policy says', async () => {
    const { cognito, client: sdk } = await aRunningCognito();
    const remembering = await aPoolOn(sdk, { pool: { Policies: pool.Policies } });
    await remembering.invite(email);
    const set = (Password: string) =>
      sdk.send(
        new AdminSetUserPasswordCommand({
          UserPoolId: remembering.poolId,
          Username: email,
          Password,
          Permanent: true,
        }),
      );
    await set('FirstPassword1');
    await set('SecondPassword2');
    await expect(set('FirstPassword1')).rejects.toMatchObject({
      name: 'PasswordHistoryPolicyViolationException',
    });
    await set('ThirdPassword3');
    await set('FirstPassword1');
    await cognito.close();
  });
});
