import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TenantId } from '#domain/kernel/ids.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { SessionCredentials } from '#lambdas/adapters/aws/session-credentials.ts';
import { tenantContextsOf } from '#lambdas/adapters/tenant/tenant-contexts.ts';
import { tenantSessionsOf, type SessionRequest } from '#lambdas/adapters/tenant/tenant-session.ts';
import { handler as onboarding } from '#lambdas/functions/onboarding.ts';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { startLocalServices } from '#test/builders/local-services.ts';
import { aContext, anOrder, tenantIdIn } from '#test/builders/tenant-plane.ts';
import { keyOf } from '#test/builders/any-key.ts';

let services: Awaited<ReturnType<typeof startLocalServices>>;
let minato: TenantId;
let aoba: TenantId;
beforeAll(async () => {
  services = await startLocalServices();
  minato = tenantIdIn(await onboarding(anOrder({ people: [] }), aContext()));
  aoba = tenantIdIn(await onboarding(anOrder({ companyCode: 'aoba-kobo', people: [] }), aContext()));
});
afterAll(() => services.close());

const place = { table: 'data', pk: 'USER', sk: '1', attribute: 'email' } as const;

const provider = async () => ({ accessKeyId: 'AKIAFUNCTION', secretAccessKey: 'function-secret' });

describe('two tenants in one environment', () => {
  test('never sign with each other’s keys, however their calls mix', async () => {
    const contextOf = tenantContextsOf(() => new Date());
    services.calls.clear();
    const reads = [minato, aoba, minato, aoba, aoba, minato].map(async (tenantId) => {
      const { table } = await contextOf(tenantId);
      await table.get(keyOf('SET', 'V'));
    });
    await Promise.all(reads);
    const calls = services.calls.take().filter(({ operation }) => operation === 'GetItem');
    expect(calls).toHaveLength(6);
    for (const { principalArn, input } of calls) {
      const { Key } = input as { Key: { PK: { S: string } } };
      expect(Key.PK.S).toBe(`T#${principalArn.split('/').at(-1)}#SET`);
    }
  });

  test('get no client that asks for its keys: a credentials function signs nothing', async () => {
    const credentials = provider as unknown as SessionCredentials;
    const client = documentClientOf({ region: 'ap-northeast-1', credentials });
    const read = new GetCommand({ TableName: 'TenantData', Key: { PK: 'x', SK: 'y' } });
    await expect(client.send(read)).rejects.toThrow(/credential/i);
  });

  test('cannot open what the other has sealed', async () => {
    const contextOf = tenantContextsOf(() => new Date());
    const [mine, theirs] = [await contextOf(minato), await contextOf(aoba)];
    const envelope = await mine.sealed.seal(place, 'hanako@example.jp');
    expect(await mine.sealed.open(place, envelope)).toBe('hanako@example.jp');
    await expect(theirs.sealed.open(place, envelope)).rejects.toThrow(/authenticate/);
    await expect(mine.sealed.open({ ...place, sk: '2' }, envelope)).rejects.toThrow(/authenticate/);
  });
});

describe('an environment', () => {
  test('asks STS once for a tenant, and KMS once for its key', async () => {
    const contextOf = tenantContextsOf(() => new Date());
    services.calls.clear();
    const seals = Array.from({ length: 5 }, async () => (await contextOf(minato)).sealed.seal(place, 'x'));
    await Promise.all(seals);
    expect(services.calls.take().map(({ operation }) => operation)).toEqual([
      'AssumeRole',
      'GetItem',
      'Decrypt',
    ]);
  });

  test('seals the detail of an audit item and nothing else of it', async () => {
    const { audit } = await tenantContextsOf(() => new Date())(minato);
    const at = '2026-05-12T15:30:00.000Z' as Instant;
    const request = { actor: { userId: 'u1' }, at, requestId: 'r1', sourceIp: '203.0.113.7' };
    const write = await audit(request, {
      action: 'claim.submit',
      target: 'claim 1',
      outcome: 'done',
      detail: { title: '秘密' },
    });
    expect(write).toMatchObject({
      kind: 'put',
      table: 'audit',
      key: { pk: expect.stringMatching(/^20260513#[0-3]$/) },
      item: {
        at,
        atJst: '2026-05-13T00:30:00+09:00',
        actor: 'u1',
        action: 'claim.submit',
        target: 'claim 1',
        outcome: 'done',
        ip: '203.0.113.7',
        requestId: 'r1',
        detail: expect.stringMatching(/^v1\.1\./),
      },
    });
    expect(JSON.stringify(write)).not.toContain('秘密');
  });
});

const counting = () => {
  let now = 0;
  let asked = 0;
  const assume = async () => {
    asked += 1;
    if (asked === 3) throw new Error('throttled');
    return { accessKeyId: `key-${asked}`, secretAccessKey: 's', sessionToken: 't' };
  };
  return {
    sessions: tenantSessionsOf(assume, () => new Date(now)),
    wait: (minutes: number) => (now += minutes * 60_000),
  };
};

describe('sessions of tenants', () => {
  const request: SessionRequest = { roleArn: 'r', tenantId: `t01${'a'.repeat(24)}` as TenantId };
  test('are kept for 50 minutes, apart for each policy, and failures are not kept', async () => {
    const { sessions, wait } = counting();
    expect((await sessions(request)).accessKeyId).toBe('key-1');
    wait(49);
    expect((await sessions(request)).accessKeyId).toBe('key-1');
    expect((await sessions({ ...request, policy: '{}' })).accessKeyId).toBe('key-2');
    wait(1);
    await expect(sessions(request)).rejects.toThrow('throttled');
    expect((await sessions(request)).accessKeyId).toBe('key-4');
  });
});
