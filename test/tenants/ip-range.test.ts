import { describe, expect, test } from 'vitest';
import { isAddressAllowed, isIpRange } from '#domain/tenants/ip-range.ts';

describe('an address list', () => {
  test.each([
    ['203.0.113.7', '203.0.113.0/24'],
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7', '203.0.113.7/32'],
    ['203.0.113.7', '0.0.0.0/0'],
    ['10.0.0.255', '10.0.0.254/31'],
    ['2001:db8::1', '2001:db8::/32'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['::ffff:203.0.113.7', '203.0.113.0/24'],
    ['2001:db8::1', '::/0'],
  ])('lets %s in through %s', (address, range) => {
    expect(isAddressAllowed(address, [range])).toBe(true);
  });

  test.each([
    ['203.0.114.0', '203.0.113.0/24'],
    ['203.0.112.255', '203.0.113.0/24'],
    ['10.0.1.0', '10.0.0.254/31'],
    ['2001:db9::1', '2001:db8::/32'],
    ['2001:db8::1', '0.0.0.0/0'],
    ['203.0.113.7', 'unreadable'],
    ['not-an-address', '0.0.0.0/0'],
    ['', '::/0'],
  ])('keeps %s out of %s', (address, range) => {
    expect(isAddressAllowed(address, [range])).toBe(false);
  });

  test('without a range lets everybody in', () => {
    expect(isAddressAllowed('203.0.113.7', [])).toBe(true);
  });

  test('lets an address in that any one of its ranges holds', () => {
    expect(isAddressAllowed('198.51.100.1', ['203.0.113.0/24', '198.51.100.0/24'])).toBe(true);
  });
});

describe('a range', () => {
  test.each([
    '10.0.0.0/33',
    '10.0.0/8',
    '10.0.0.0/',
    '010.0.0.1',
    '256.0.0.1',
    '2001:db8::/129',
    '1::2::3',
    '1:2:3:4:5:6:7',
    ':',
    '',
  ])('is not written as %j', (text) => {
    expect(isIpRange(text)).toBe(false);
  });
  test.each(['10.0.0.0/8', '203.0.113.7', '::1', '2001:db8::/32', '::ffff:10.0.0.1'])(
    'is written as %s',
    (text) => {
      expect(isIpRange(text)).toBe(true);
    },
  );
});
