import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openIpSets, type IpSetDefinition } from '#local/aws/waf/ip-sets.ts';

let folder: string;
let nowMillis: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stafee-waf-'));
  nowMillis = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

const aSet = (changes: Partial<IpSetDefinition> = {}): IpSetDefinition => ({
  id: 'set-1',
  arn: 'arn:aws:wafv2:ap-northeast-1:000000000000:regional/ipset/allowed/set-1',
  name: 'allowed',
  version: 'IPV4',
  addresses: ['0.0.0.0/1'],
  ...changes,
});
const open = (...definitions: readonly IpSetDefinition[]) =>
  openIpSets(definitions, { file: join(folder, 'waf.json'), clock: () => new Date(nowMillis) });
const update = (sets: ReturnType<typeof open>, addresses: readonly string[]) =>
  sets.update('set-1', { addresses, token: sets.byId('set-1').lockToken });

describe('an address set', () => {
  test('is as the template made it, until somebody updates it', () => {
    const sets = open(aSet());
    expect(sets.addressesOf('allowed')).toEqual(['0.0.0.0/1']);
    update(sets, ['203.0.113.0/24']);
    expect(sets.addressesOf('allowed')).toEqual(['203.0.113.0/24']);
  });

  test('is the same after a restart, with its lock', () => {
    const sets = open(aSet());
    update(sets, ['203.0.113.0/24']);
    const again = open(aSet());
    expect(again.byId('set-1')).toEqual(sets.byId('set-1'));
  });

  test('is the template’s again when its definition changed, and gone when the template has it no more', () => {
    update(open(aSet()), ['203.0.113.0/24']);
    expect(open(aSet({ addresses: [] })).addressesOf('allowed')).toEqual([]);
    expect(() => open().addressesOf('allowed')).toThrow('find the resource');
  });

  test('is updated by whoever read it last, and by nobody else', () => {
    const sets = open(aSet());
    const token = sets.byId('set-1').lockToken;
    sets.write('allowed', ['203.0.113.0/24']);
    expect(() => sets.update('set-1', { addresses: [], token })).toThrow('save your changes');
    expect(sets.addressesOf('allowed')).toEqual(['203.0.113.0/24']);
  });

  test('is updated once in a second', () => {
    const sets = open(aSet());
    update(sets, []);
    nowMillis += 999;
    expect(() => update(sets, ['203.0.113.0/24'])).toThrow('Rate exceeded');
    nowMillis += 1;
    update(sets, ['203.0.113.0/24']);
    expect(sets.updates()).toEqual([0, 1000]);
  });

  test.each([
    ['IPV4', '0.0.0.0/0'],
    ['IPV4', '203.0.113.7'],
    ['IPV4', '2001:db8::/32'],
    ['IPV6', '203.0.113.0/24'],
    ['IPV6', '::/0'],
    ['IPV6', 'unreadable'],
  ] as const)('of %s takes no %s', (version, address) => {
    expect(() => update(open(aSet({ version, addresses: [] })), [address])).toThrow('no range of the set');
  });

  test('of IPv6 takes a range of IPv6', () => {
    const sets = open(aSet({ version: 'IPV6', addresses: [] }));
    update(sets, ['2001:db8::/32']);
    expect(sets.addressesOf('allowed')).toEqual(['2001:db8::/32']);
  });
});
