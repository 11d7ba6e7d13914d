import { AssumeRoleCommand, GetCallerIdentityCommand, type Credentials } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  account,
  appCaller,
  aRunningSts,
  otherCaller,
  tenantId,
  tenantRole,
  tenantTrust,
} from './running-sts.ts';

let running: Awaited<ReturnType<typeof aRunningSts>>;
beforeAll(async () => {
  running = await aRunningSts();
});
afterAll(() => running.sts.close());

const keyOf = (credentials: Credentials | undefined) => ({
  accessKeyId: credentials?.AccessKeyId ?? '',
  secretAccessKey: credentials?.SecretAccessKey ?? '',
  sessionToken: credentials?.SessionToken ?? '',
});
const registered = (credentials: Credentials | undefined) =>
  running.callers.find(credentials?.AccessKeyId ?? '');

describe('assuming a role with a session tag', () => {
  test('gives a key whose caller has the tag, the role and the session ARN', async () => {
    const { Credentials: made, AssumedRoleUser } = await running.assume();
    const arn = `arn:aws:sts::${account}:assumed-role/tenant-data/tenant`;
    expect(AssumedRoleUser?.Arn).toBe(arn);
    expect(registered(made)).toMatchObject({
      principalArn: arn,
      roleArn: tenantRole,
      tags: { TenantId: tenantId },
      expiresAt: made?.Expiration,
    });
  });

  test('gives a key that says who it is', async () => {
    const { Credentials: made } = await running.assume();
    const identity = await running.clientOf(keyOf(made)).send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({
      Account: account,
      Arn: `arn:aws:sts::${account}:assumed-role/tenant-data/tenant`,
    });
  });

  test('refuses the key without its session token', async () => {
    const { Credentials: made } = await running.assume();
    const { sessionToken: _withheld, ...bare } = keyOf(made);
    await expect(running.clientOf(bare).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
  });

  test('keeps the session policy for whoever judges the calls', async () => {
    const Policy = '{"Version":"2012-10-17","Statement":[]}';
    const { Credentials: made } = await running.assume({ Policy });
    expect(registered(made)?.sessionPolicy).toBe(Policy);
  });

  test('takes transitive tag keys and ignores them', async () => {
    const { Credentials: made } = await running.assume({ TransitiveTagKeys: ['TenantId'] });
    expect(registered(made)?.tags).toStrictEqual({ TenantId: tenantId });
  });

  test('is shown to the gate with the parameters as the SDK names them', async () => {
    await running.assume({ RoleSessionName: 'gate' });
    expect(running.calls.at(-1)).toMatchObject({
      service: 'sts',
      operation: 'AssumeRole',
      caller: { accessKeyId: 'app' },
      input: {
        RoleArn: tenantRole,
        RoleSessionName: 'gate',
        Tags: [{ Key: 'TenantId', Value: tenantId }],
      },
    });
  });
});

describe('trusting a caller', () => {
  test.each([
    ['no tag', { Tags: [] }, appCaller, 'AccessDenied'],
    [
      'an extra tag',
      {
        Tags: [
          { Key: 'TenantId', Value: tenantId },
          { Key: 'Plan', Value: 'gold' },
        ],
      },
      appCaller,
      'AccessDenied',
    ],
    ['an empty tag', { Tags: [{ Key: 'TenantId', Value: '' }] }, appCaller, 'AccessDenied'],
    ['a wildcard as tag', { Tags: [{ Key: 'TenantId', Value: '*' }] }, appCaller, 'ValidationError'],
    ['another role', {}, otherCaller, 'AccessDenied'],
    ['an unknown target role', { RoleArn: `arn:aws:iam::${account}:role/none` }, appCaller, 'AccessDenied'],
    ['a source identity that nobody allowed', { SourceIdentity: 'job-1' }, appCaller, 'AccessDenied'],
    [
      'one tag key written twice',
      {
        Tags: [
          { Key: 'TenantId', Value: tenantId },
          { Key: 'tenantid', Value: 't2' },
        ],
      },
      appCaller,
      'InvalidParameterValue',
    ],
  ])('is refused for %s', async (_because, input, caller, name) => {
    await expect(running.assume(input, caller)).rejects.toMatchObject({ name });
  });

  test('does not reach the trust policy for an unknown key', async () => {
    const stranger = { accessKeyId: 'nobody', secretAccessKey: 'x' };
    await expect(running.assume({}, stranger)).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });

  test('names the condition key that this machine cannot judge', async () => {
    const [statement] = tenantTrust.Statement;
    const trust = {
      ...tenantTrust,
      Statement: [{ ...statement, Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }],
    };
    const { sts, assume } = await aRunningSts({ trustOf: () => trust });
    await expect(assume()).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('does not know the condition key aws:SourceVpc'),
    });
    await sts.close();
  });
});

describe('the length of a session', () => {
  test('ends by the clock: the key is refused afterwards', async () => {
    const start = new Date();
    let now = start;
    const { sts, assume, clientOf } = await aRunningSts({ clock: () => now });
    const { Credentials: made } = await assume({ DurationSeconds: 900 });
    const identityAfter = async (seconds: number) => {
      now = new Date(start.getTime() + seconds * 1000);
      return clientOf(keyOf(made), seconds * 1000).send(new GetCallerIdentityCommand({}));
    };
    expect(made?.Expiration?.getTime()).toBe(start.getTime() + 900_000);
    expect((await identityAfter(890)).Account).toBe(account);
    await expect(identityAfter(900)).rejects.toMatchObject({ name: 'ExpiredToken' });
    await sts.close();
  });

  test.each([
    ['under 15 minutes', 899],
    ['over one hour, since a role assumes a role', 3601],
  ])('is refused: %s', async (_because, DurationSeconds) => {
    await expect(running.assume({ DurationSeconds })).rejects.toMatchObject({ name: 'ValidationError' });
  });

  test('may pass one hour for a caller that is no role', async () => {
    const trust = {
      Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' },
    };
    const { sts, clientOf } = await aRunningSts({ trustOf: () => trust });
    const operator = clientOf({ accessKeyId: 'local', secretAccessKey: 'local' });
    const { Credentials: made } = await operator.send(
      new AssumeRoleCommand({ RoleArn: tenantRole, RoleSessionName: 'long', DurationSeconds: 7200 }),
    );
    expect(made?.AccessKeyId).toMatch(/^ASIA/);
    await sts.close();
  });
});

describe('a bad session policy', () => {
  test('is refused when it is not JSON', async () => {
    await expect(running.assume({ Policy: 'not json' })).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
    });
  });
});
