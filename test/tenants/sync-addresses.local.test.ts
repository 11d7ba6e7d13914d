import { BlockList } from 'node:net';
import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { isAddressAllowed } from '#domain/tenants/ip-range.ts';
import { addressSetsOf } from '#lambdas/adapters/jobs/address-sets.ts';
import type { AddressSet } from '#lambdas/adapters/jobs/address-sets.ts';
import { addressesFor, syncAddresses } from '#lambdas/tenants/sync-addresses.ts';
import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { startWaf, type RunningWaf } from '#local/aws/waf/start-waf.ts';
import { optionsForOperator } from '#test/local/aws/calls/operator-of-this-machine.ts';

const everybody = ['0.0.0.0/1', '128.0.0.0/1'];
const [minato, aoba] = [`t01${'m'.repeat(24)}`, `t01${'a'.repeat(24)}`];
/** Moves by seconds only: a call that is signed by another clock is no call. */
let nowMillis = Date.now();
let waf: RunningWaf;
let sets: readonly AddressSet[];
/** 接続元IP制限 as the control table has it. */
let lists: Record<string, readonly string[]>;

/** What happens before the next call of an operation has its effect; it may throw a `ServiceFault`. */
let ordered: { readonly operation: string; readonly effect: () => void }[] = [];
const before = (operation: 'GetIPSet' | 'UpdateIPSet', effect: () => void) =>
  void ordered.push({ operation, effect });
const nameOf = (tenantId: string) => `allowed-${tenantId}`;

beforeAll(async () => {
  waf = await startWaf({
    ...optionsForOperator().options,
    clock: () => new Date(nowMillis),
    gate: async ({ operation }) => {
      const next = ordered.find((one) => one.operation === operation);
      ordered = ordered.filter((one) => one !== next);
      next?.effect();
    },
    ipSets: [minato, aoba].map((tenantId) => ({
      id: `id-${tenantId}`,
      arn: `arn:${tenantId}`,
      name: nameOf(tenantId),
      version: 'IPV4',
      addresses: everybody,
    })),
  });
  vi.stubEnv('AWS_ENDPOINT_URL_WAFV2', waf.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
});
beforeEach(() => {
  sets = [minato, aoba].map((tenantId) => ({
    tenantId,
    name: nameOf(tenantId),
    id: `id-${tenantId}`,
  }));
  for (const { name } of sets) waf.sets.write(name, everybody);
  lists = { [minato]: ['203.0.113.0/24', '198.51.100.7'], [aoba]: ['192.0.2.1/32'] };
  nowMillis += 2_000;
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
const held = (tenantId: string): readonly string[] => waf.sets.addressesOf(nameOf(tenantId));
const touch = (tenantId: string) => waf.sets.write(nameOf(tenantId), held(tenantId));

describe('what a set holds for a list', () => {
  test.each([
    ['an empty list lets everybody in', [], everybody],
    ['single addresses become ranges', ['203.0.113.7'], ['203.0.113.7/32']],
    ['IPv6 has no way to the API', ['2001:db8::/32', '203.0.113.0/24'], ['203.0.113.0/24']],
    ['all of IPv4 is two halves', ['0.0.0.0/0'], everybody],
    ['a list that cannot be read lets nobody in', ['unreadable'], []],
    ['a tenant that is gone lets nobody in', undefined, []],
    ['an entry counts once', ['203.0.113.7', '203.0.113.7/32'], ['203.0.113.7/32']],
    ['bits of a host are left out', ['203.0.113.7/24', '203.0.113.9/024'], ['203.0.113.0/24']],
    [
      'IPv4 may be written as IPv6',
      ['::ffff:203.0.113.7', '::ffff:c000:200/120'],
      ['192.0.2.0/24', '203.0.113.7/32'],
    ],
    ['all of IPv6 holds all of IPv4', ['::/0'], everybody],
    ['only IPv6 lets no IPv4 in', ['2001:db8::/32'], []],
  ])('%s', (_what, ranges, expected) => {
    expect(addressesFor(ranges)).toEqual(expected);
  });
});

const inSet = (address: string, set: readonly string[]): boolean => {
  const ranges = new BlockList();
  for (const range of set) {
    const [network = '', length] = range.split('/');
    ranges.addSubnet(network, Number(length), 'ipv4');
  }
  return ranges.check(address, 'ipv4');
};

test('a set lets in whom the authorizer lets in, and nobody else', () => {
  const byte = fc.nat({ max: 255 });
  const address = fc
    .tuple(fc.constantFrom(203, 10), fc.constantFrom(0, 1), byte, byte)
    .map((all) => all.join('.'));
  const range = fc.oneof(
    fc.tuple(address, fc.nat({ max: 32 })).map(([network, length]) => `${network}/${length}`),
    fc.tuple(address, fc.nat({ max: 128 })).map(([network, length]) => `::ffff:${network}/${length}`),
    fc.constantFrom('2001:db8::/32', 'unreadable', '203.0.113.7'),
  );
  fc.assert(
    fc.property(address, fc.array(range, { maxLength: 4 }), (asked, ranges) => {
      expect(inSet(asked, addressesFor(ranges))).toBe(isAddressAllowed(asked, ranges));
    }),
    { numRuns: 500 },
  );
});

describe('keeping the address sets of dedicated tenants', () => {
  test('brings the set of the named tenant to its list and leaves the others', async () => {
    expect(await sync([minato])).toBe(1);
    expect(held(minato)).toEqual(['198.51.100.7/32', '203.0.113.0/24']);
    expect(held(aoba)).toEqual(everybody);
  });

  test('brings all of them there, at most one update a second', async () => {
    const earlier = waf.sets.updates().length;
    expect(await sync('everybody')).toBe(2);
    const [first = 0, second = 0] = waf.sets.updates().slice(earlier);
    expect(second - first).toBe(1_100);
    expect(held(aoba)).toEqual(['192.0.2.1/32']);
  });

  test('writes nothing when a notice arrives twice, or names a tenant without a set', async () => {
    await sync([minato]);
    const earlier = waf.sets.updates().length;
    expect(await sync([minato])).toBe(0);
    expect(await sync(['t01zzzzzzzzzzzzzzzzzzzzzzzz'])).toBe(0);
    expect(waf.sets.updates()).toHaveLength(earlier);
  });

  test('reads again when somebody changed the set or the list meanwhile', async () => {
    before('UpdateIPSet', () => {
      touch(minato);
      lists = { ...lists, [minato]: ['203.0.113.9'] };
    });
    expect(await sync([minato])).toBe(1);
    expect(held(minato)).toEqual(['203.0.113.9/32']);
  });

  test('gives up, so that the queue delivers again, when the set changes at every attempt', async () => {
    for (let attempt = 1; attempt <= 5; attempt += 1) before('UpdateIPSet', () => touch(minato));
    await expect(sync([minato])).rejects.toThrow('changed under each of 5 attempts');
    expect(await sync([minato])).toBe(1);
  });

  test('goes on to the others when one fails, and says so', async () => {
    before('UpdateIPSet', () => {
      throw new ServiceFault('WAFNonexistentItemException', 'no such set');
    });
    await expect(sync('everybody')).rejects.toThrow('no such set');
    expect([held(minato), held(aoba)]).toEqual([everybody, ['192.0.2.1/32']]);
  });

  test('fails for a list that no set can hold, and leaves the set as it was', async () => {
    const ranges = Array.from({ length: 10_001 }, (_, n) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`);
    lists = { ...lists, [minato]: ranges };
    await expect(sync([minato])).rejects.toMatchObject({ name: 'WAFLimitsExceededException' });
    expect(held(minato)).toEqual(everybody);
  });

  test('waits out a throttle', async () => {
    for (const operation of ['GetIPSet', 'UpdateIPSet'] as const)
      before(operation, () => {
        throw new ServiceFault('ThrottlingException', 'Rate exceeded');
      });
    expect(await sync([minato])).toBe(1);
    expect(held(minato)).toEqual(['198.51.100.7/32', '203.0.113.0/24']);
  });

  test('throws what is no lock and no throttle', async () => {
    before('UpdateIPSet', () => {
      throw new ServiceFault('WAFNonexistentItemException', 'no such set');
    });
    await expect(sync([minato])).rejects.toThrow('no such set');
    expect(held(minato)).toEqual(everybody);
  });
});
