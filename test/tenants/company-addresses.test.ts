import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf } from '#lambdas/adapters/machine/clock.ts';
import {
  allowedRanges,
  changedAddresses,
  isTighter,
  maySendFrom,
  rangesInForce,
  rangesOfWall,
  warningsOfRanges,
  type CompanyAddresses,
} from '#domain/tenants/company-addresses.ts';
import {
  ipRangeOf,
  isAddressAllowed,
  isPrivateRange,
  isRangeWithin,
  isWideRange,
} from '#domain/tenants/ip-range.ts';

const at = (minute: number) => instantOf(new Date(Date.UTC(2026, 11, 1, 9, minute)));
const named = (...ranges: readonly string[]) => ranges.map((range) => ({ range, name: '本社' }));

const octet = fc.integer({ min: 0, max: 255 });
const ipv4 = fc.tuple(octet, octet, octet, octet).map((parts) => parts.join('.'));
const ipv6 = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), { minLength: 8, maxLength: 8 })
  .map((groups) => groups.map((group) => group.toString(16)).join(':'));
const range = fc.oneof(
  ipv4,
  ipv6,
  fc.tuple(ipv4, fc.integer({ min: 0, max: 32 })).map((parts) => parts.join('/')),
  fc.tuple(ipv6, fc.integer({ min: 0, max: 128 })).map((parts) => parts.join('/')),
);
const list = fc.array(range, { maxLength: 4 });
const address = fc.oneof(ipv4, ipv6);

describe('the one form of a range', () => {
  test.each([
    ['203.0.113.7/24', '203.0.113.0/24'],
    ['203.0.113.7/32', '203.0.113.7'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:db8:0:1::/32', '2001:db8::/32'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::/0', '::/0'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['203.0.113.256', undefined],
    ['203.0.113.0/33', undefined],
    ['office', undefined],
  ])('of %s is %s', (typed, form) => expect(ipRangeOf(typed)).toBe(form));

  test('lets in the same addresses, and is its own form', () => {
    fc.assert(
      fc.property(range, address, (typed, from) => {
        const form = ipRangeOf(typed) ?? '';
        expect(ipRangeOf(form)).toBe(form);
        expect(isAddressAllowed(from, [form])).toBe(isAddressAllowed(from, [typed]));
        expect(isRangeWithin(typed, form) && isRangeWithin(form, typed)).toBe(true);
      }),
    );
  });

  test('a range is within another exactly where no address of it is outside', () => {
    fc.assert(
      fc.property(range, range, address, (inner, outer, from) => {
        const isOutside = isAddressAllowed(from, [inner]) && !isAddressAllowed(from, [outer]);
        expect(isRangeWithin(inner, outer) && isOutside).toBe(false);
      }),
    );
  });
});

describe('a new list (9.4.1, T-07)', () => {
  const before = named('203.0.113.0/24');

  test.each<[string, readonly string[], readonly string[], boolean]>([
    ['restricts who was free', [], ['203.0.113.7'], true],
    ['restricts nobody', ['203.0.113.7'], [], false],
    ['lets everybody in by its ranges', [], ['0.0.0.0/0', '::/0'], false],
    ['leaves IPv6 out', [], ['0.0.0.0/0'], true],
    ['only adds', ['203.0.113.7'], ['203.0.113.7', '198.51.100.1'], false],
    ['widens', ['203.0.113.7'], ['203.0.113.0/24'], false],
    ['narrows', ['203.0.113.0/24'], ['203.0.113.7'], true],
    ['moves', ['203.0.113.7'], ['198.51.100.1'], true],
  ])('is on trial where it may shut somebody out: it %s', (_what, old, next, isTried) => {
    expect(isTighter(named(...old), named(...next))).toBe(isTried);
    expect(changedAddresses(named(...old), named(...next), at(10)).trial !== undefined).toBe(isTried);
  });

  test('which is not on trial shuts nobody out', () => {
    fc.assert(
      fc.property(list, list, address, (old, next, from) => {
        if (isTighter(named(...old), named(...next))) return;
        expect(isAddressAllowed(from, old) && !isAddressAllowed(from, next)).toBe(false);
      }),
    );
  });

  test('is in force for ten minutes, and unless it is confirmed the former one is again, by the clock alone', () => {
    const tried = changedAddresses(before, named('198.51.100.7'), at(10));
    expect([at(0), at(9)].map((moment) => rangesInForce(tried, moment))).toEqual([
      tried.ranges,
      tried.ranges,
    ]);
    expect([at(10), at(59)].map((moment) => rangesInForce(tried, moment))).toEqual([before, before]);
    const rules = { ipCidrs: [], addresses: tried };
    const from = (moment: number) => maySendFrom(rules, { address: '203.0.113.9', at: at(moment) });
    expect([from(9), from(10)]).toEqual([false, true]);
    const confirmed: CompanyAddresses = { ranges: tried.ranges };
    expect(allowedRanges({ ipCidrs: [], addresses: confirmed }, at(59))).toEqual(['198.51.100.7']);
  });

  test('takes the place of what operators set, also where it is empty', () => {
    expect(allowedRanges({ ipCidrs: ['203.0.113.7'] }, at(0))).toEqual(['203.0.113.7']);
    expect(allowedRanges({ ipCidrs: ['203.0.113.7'], addresses: { ranges: [] } }, at(0))).toEqual([]);
  });

  test('stands in a wall beside the former one while it is on trial: a wall lets in whom the authorizer does', () => {
    fc.assert(
      fc.property(list, list, address, fc.integer({ min: 0, max: 20 }), (old, next, from, minute) => {
        const rules = { ipCidrs: [], addresses: changedAddresses(named(...old), named(...next), at(10)) };
        const moment = at(minute);
        const isLetIn = maySendFrom(rules, { address: from, at: moment });
        const isPast = isAddressAllowed(from, rangesOfWall(rules, moment));
        const isOfBoth = minute < 10 && rules.addresses.trial !== undefined;
        expect(isLetIn && !isPast).toBe(false);
        expect(isOfBoth && isAddressAllowed(from, old) && !isPast).toBe(false);
      }),
    );
  });

  test.each([
    ['192.168.0.0/24', true, false],
    ['10.1.2.3', true, false],
    ['fd00::/8', true, true],
    ['203.0.113.0/24', false, false],
    ['203.0.0.0/15', false, true],
    ['0.0.0.0/0', false, true],
    ['2001:db8::/31', false, true],
    ['2001:db8::/32', false, false],
  ])('%s is of an inner network: %s, too wide: %s', (text, isPrivate, isWide) => {
    expect([isPrivateRange(text), isWideRange(text)]).toEqual([isPrivate, isWide]);
  });

  test('is warned of what lies within another, is too wide or nobody comes from', () => {
    const ranges = ['203.0.113.0/24', '203.0.113.7', '0.0.0.0/1', '192.168.1.0/24'];
    expect(warningsOfRanges(ranges, undefined).map(({ at: place }) => place)).toEqual([1, 2, 3]);
    expect(warningsOfRanges(['127.0.0.1'], '127.0.0.1')).toEqual([]);
  });
});
