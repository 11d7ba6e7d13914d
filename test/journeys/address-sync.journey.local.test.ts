import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { host, operatorOf, setName, tenantId } from './dedicated-tenant.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';

const everybody = ['0.0.0.0/1', '128.0.0.0/1'];
/** How long a message that a function did not do is hidden. */
const hiddenSeconds = 720;

let demo: DemoCloud;
let operator: ReturnType<typeof operatorOf>;
let ahead = 0;
const pass = (seconds: number): void => {
  ahead += seconds;
  const millis = ahead * 1000;
  demo.cloud.setClock(() => new Date(Date.now() + millis));
};
const held = () => demo.cloud.addressSets.addressesOf(setName);
const updates = () => demo.cloud.addressSets.updates().length;
const sync = async (ipCidrs: readonly string[]): Promise<void> => {
  await operator.changeList(ipCidrs);
  await demo.cloud.catchUp();
};

beforeAll(async () => {
  demo = await shareDemoCloud();
  operator = operatorOf(demo.cloud, () => ahead);
  await demo.cloud.catchUp();
});
beforeEach(() => demo.cloud.calls.clear());
afterAll(() => demo.close());

test('the dedicated tenant of stage local is the second demo company', () => {
  expect([tenantId, host]).toEqual([aobaKobo.tenantId, 'aoba-kobo.localhost']);
});

describe('changing the address list of a dedicated tenant', () => {
  test('brings its set to the list, without anybody asking for it', async () => {
    await sync(['203.0.113.7', '198.51.100.0/24', '2001:db8::/32']);
    expect(held()).toEqual(['198.51.100.0/24', '203.0.113.7/32']);
  });

  test.each([
    ['the whole of IPv4', ['0.0.0.0/0'], everybody],
    ['only IPv6', ['2001:db8::/32'], []],
    ['nobody restricted', [], everybody],
  ])('holds for %s', async (_what, list, set) => {
    await sync(list);
    expect(held()).toEqual(set);
  });

  test('writes no set for a change of anything else, or of another tenant', async () => {
    const before = updates();
    await sync([]);
    await operator.changeList([], minato.tenantId);
    await demo.cloud.catchUp();
    expect(updates()).toBe(before);
    const sent = demo.cloud.calls.take().filter(({ service }) => service === 'sqs');
    expect(sent.map(({ operation }) => operation)).toEqual(['SendMessageBatch']);
  });
});

describe('what a dedicated tenant decides itself', () => {
  test('is followed by its set: beside the former list while it is on trial, alone once it is confirmed', async () => {
    await sync(['127.0.0.0/8', '203.0.113.9']);
    const admin = await demo.signIn('hayashi', 'aoba-kobo');
    const decide = async (...ranges: readonly string[]) => {
      const { version } = (await admin.get('/api/settings/addresses')).body;
      const value = { ranges: ranges.map((range) => ({ range, name: '工房' })) };
      return admin.put('/api/settings/addresses', { value, expectedVersion: version });
    };
    expect((await decide('127.0.0.1', '198.51.100.4')).status).toBe(200);
    await demo.cloud.catchUp();
    expect(held()).toEqual(['127.0.0.0/8', '127.0.0.1/32', '198.51.100.4/32', '203.0.113.9/32']);
    const { version } = (await admin.get('/api/settings/addresses')).body;
    expect((await admin.post('/api/settings/addresses/trial', { expectedVersion: version })).status).toBe(
      204,
    );
    await demo.cloud.catchUp();
    expect(held()).toEqual(['127.0.0.1/32', '198.51.100.4/32']);
  });
});

describe('a sync under faults', () => {
  test('reads again when the set changed under it, twice', async () => {
    demo.cloud.faults.failNext({
      service: 'wafv2',
      operation: 'UpdateIPSet',
      code: 'WAFOptimisticLockException',
      times: 2,
    });
    await sync(['203.0.113.1']);
    expect(held()).toEqual(['203.0.113.1/32']);
    const reads = demo.cloud.calls.take().filter(({ operation }) => operation === 'GetIPSet');
    expect(reads).toHaveLength(3);
  });

  test('waits out throttled calls', async () => {
    demo.cloud.faults.throttleNext({ service: 'wafv2', operation: 'GetIPSet' });
    demo.cloud.faults.throttleNext({ service: 'wafv2', operation: 'UpdateIPSet', times: 2 });
    await sync(['203.0.113.2']);
    expect([held(), demo.cloud.faults.pending()]).toEqual([['203.0.113.2/32'], 0]);
  });

  test('begins anew when it broke between reading and writing', async () => {
    demo.cloud.faults.failNext({
      service: 'wafv2',
      operation: 'UpdateIPSet',
      code: 'WAFInvalidOperationException',
    });
    await sync(['203.0.113.3']);
    expect(held()).toEqual(['203.0.113.2/32']);
    pass(hiddenSeconds);
    await demo.cloud.catchUp();
    expect(held()).toEqual(['203.0.113.3/32']);
  });

  test('loses no change when its notice could not be sent', async () => {
    demo.cloud.faults.failNext({ service: 'sqs', operation: 'SendMessageBatch', code: 'QueueDoesNotExist' });
    await sync(['203.0.113.4']);
    expect([held(), demo.cloud.faults.pending()]).toEqual([['203.0.113.4/32'], 0]);
  });

  test('ends in the newest list after doubled and late notices', async () => {
    await sync(['203.0.113.5']);
    const before = updates();
    for (const id of ['late-1', 'late-1', 'late-2'])
      await operator.send(JSON.stringify({ tenantId }), tenantId, id);
    await demo.cloud.catchUp();
    expect([held(), updates()]).toEqual([['203.0.113.5/32'], before]);
  });

  test('lays poison aside without holding up anybody', async () => {
    await operator.send('no notice', minato.tenantId, 'poison');
    await sync(['203.0.113.6']);
    expect(held()).toEqual(['203.0.113.6/32']);
    expect(await operator.deadLetters()).toEqual([]);
    for (const _attempt of [2, 3, 4, 5, 6]) {
      pass(hiddenSeconds);
      await demo.cloud.catchUp();
    }
    expect(await operator.deadLetters()).toEqual(['no notice']);
  });
});

describe('the nightly run', () => {
  test('repairs a set whose notice was lost, and tells that it ran', async () => {
    demo.cloud.addressSets.write(setName, []);
    const nightly = demo.cloud.schedules.find(({ name }) => name === 'ipset-sync');
    const event: unknown = JSON.parse(nightly?.eventAt(new Date('2026-11-23T04:10:00+09:00')) ?? '');
    expect(await demo.cloud.invoke(nightly?.functionArn ?? '', event)).toEqual({ changed: 1 });
    expect(held()).toEqual(['203.0.113.6/32']);
    expect(await demo.cloud.invoke(nightly?.functionArn ?? '', event)).toEqual({ changed: 0 });
  });
});

test('every right of the sync was needed, but for dead letters, the keys of queues and the clock', () => {
  const unused = demo.cloud.unusedPermissions((path) => path.includes('/AddressSync/'));
  const here = ['sqs:SendMessage', 'kms:Decrypt', 'kms:GenerateDataKey', 'lambda:InvokeFunction'];
  expect(unused.filter(({ action }) => !here.includes(action))).toEqual([]);
});
