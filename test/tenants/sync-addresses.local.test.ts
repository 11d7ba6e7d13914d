import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { addressSetsOf } from '#lambdas/adapters/address-sets.ts';
import { addressesFor, syncAddresses, type AddressSet } from '#lambdas/tenants/sync-addresses.ts';
import { ServiceFault } from '#local/calls/service-call.ts';
import { startWaf, type RunningWaf } from '#local/waf/start-waf.ts';

const everybody = ['0.0.0.0/1', '128.0.0.0/1'];
const [minato, aoba] = [`t01${'m'.repeat(24)}`, `t01${'a'.repeat(24)}`];
let nowMillis = Date.parse('2026-11-23T04:10:00+09:00');
let waf: RunningWaf;
let sets: readonly AddressSet[];
/** 接続元IP制限 as the control table has it. */
let lists: Record<string, readonly string[]>;

beforeAll(async () => {
  waf = await startWaf(() => new Date(nowMillis));
  vi.stubEnv('AWS_ENDPOINT_URL_WAFV2', waf.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
});
beforeEach(() => {
  sets = [minato, aoba].map((tenantId) => ({
    tenantId,
    name: `allowed-${tenantId}`,
    id: waf.createSet(`allowed-${tenantId}`, everybody),
  }));
  lists = { [minato]: ['203.0.113.0/24', '198.51.100.7'], [aoba]: ['192.0.2.1/32'] };
  nowMillis += 60_000;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await waf.close();
});

const sync = (tenantIds: readonly string[] | 'everybody') =>
  syncAddresses(tenantIds, {
    dedicated: sets,
    sets: addressSetsOf({ region: 'ap-northeast-1' }),
    rangesOf: async (tenantId) => lists[tenantId],
    pause: async (millis) => void (nowMillis += millis),
  });
const held = (tenantId: string): readonly string[] =>
  waf.addressesOf(sets.find((set) => set.tenantId === tenantId)?.id ?? '');

describe('what a set holds for a list', () => {
  test.each([
    ['an empty list lets everybody in', [], everybody],
    ['single addresses become ranges', ['203.0.113.7'], ['203.0.113.7/32']],
    ['IPv6 has no way to the API', ['2001:db8::/32', '203.0.113.0/24'], ['203.0.113.0/24']],
    ['all of IPv4 is two halves', ['0.0.0.0/0'], everybody],
    ['a list that cannot be read lets nobody in', ['unreadable'], []],
    ['a tenant that is gone lets nobody in', undefined, []],
    ['an entry counts once', ['203.0.113.7', '203.0.113.7/32'], ['203.0.113.7/32']],
  ])('%s', (_what, ranges, expected) => {
    expect(addressesFor(ranges)).toEqual(expected);
  });
});

describe('keeping the address sets of dedicated tenants', () => {
  test('brings the set of the named tenant to its list and leaves the others', async () => {
    expect(await sync([minato])).toBe(1);
    expect(held(minato)).toEqual(['198.51.100.7/32', '203.0.113.0/24']);
    expect(held(aoba)).toEqual(everybody);
  });

  test('brings all of them there, at most one update a second', async () => {
    const before = waf.updates().length;
    expect(await sync('everybody')).toBe(2);
    const [first = 0, second = 0] = waf.updates().slice(before);
    expect(second - first).toBe(1_100);
    expect(held(aoba)).toEqual(['192.0.2.1/32']);
  });

  test('writes nothing when a notice arrives twice, or names a tenant without a set', async () => {
    await sync([minato]);
    const before = waf.updates().length;
    expect(await sync([minato])).toBe(0);
    expect(await sync(['t01zzzzzzzzzzzzzzzzzzzzzzzz'])).toBe(0);
    expect(waf.updates()).toHaveLength(before);
  });

  test('reads again when somebody changed the set or the list meanwhile', async () => {
    const [set] = sets;
    waf.beforeNext('UpdateIPSet', () => {
      waf.touch(set?.id ?? '');
      lists = { ...lists, [minato]: ['203.0.113.9'] };
    });
    expect(await sync([minato])).toBe(1);
    expect(held(minato)).toEqual(['203.0.113.9/32']);
  });

  test('gives up, so that the queue delivers again, when the set changes at every attempt', async () => {
    const [set] = sets;
    for (let attempt = 1; attempt <= 5; attempt += 1)
      waf.beforeNext('UpdateIPSet', () => waf.touch(set?.id ?? ''));
    await expect(sync([minato])).rejects.toThrow('changed under each of 5 attempts');
    expect(await sync([minato])).toBe(1);
  });

  test('waits out a throttle', async () => {
    for (const operation of ['GetIPSet', 'UpdateIPSet'] as const)
      waf.beforeNext(operation, () => {
        throw new ServiceFault('ThrottlingException', 'Rate exceeded');
      });
    expect(await sync([minato])).toBe(1);
    expect(held(minato)).toEqual(['198.51.100.7/32', '203.0.113.0/24']);
  });

  test('throws what is no lock and no throttle', async () => {
    waf.beforeNext('UpdateIPSet', () => {
      throw new ServiceFault('WAFNonexistentItemException', 'no such set');
    });
    await expect(sync([minato])).rejects.toThrow('no such set');
    expect(held(minato)).toEqual(everybody);
  });
});
