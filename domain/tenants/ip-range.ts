/** An address or a CIDR range, both as 128-bit numbers: IPv4 is kept as `::ffff:a.b.c.d`. */
type Range = { readonly first: bigint; readonly prefixLength: number };

const ipv4Value = (text: string): bigint | undefined => {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    // A leading zero is octal to some and decimal to others, so it is refused.
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = value * 256n + BigInt(part);
  }
  return value;
};

const mapped = 0xffffn << 32n;

const groupsOf = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));

/** `::ffff:192.0.2.1` → `::ffff:c000:201`. */
const withoutDottedTail = (text: string): string | undefined => {
  const at = text.lastIndexOf(':') + 1;
  if (!text.slice(at).includes('.')) return text;
  const tail = ipv4Value(text.slice(at));
  if (tail === undefined) return undefined;
  return `${text.slice(0, at)}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
};

const ipv6Value = (written: string): bigint | undefined => {
  const text = withoutDottedTail(written);
  const halves = text?.split('::') ?? [];
  if (halves.length === 0 || halves.length > 2) return undefined;
  const [head, tail] = [groupsOf(halves[0] ?? ''), groupsOf(halves[1] ?? '')];
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((value, group) => value * 65_536n + BigInt(`0x${group}`), 0n);
};

const addressValue = (text: string): bigint | undefined => {
  if (text.includes(':')) return ipv6Value(text);
  const value = ipv4Value(text);
  return value === undefined ? undefined : mapped + value;
};

const rangeOf = (text: string): Range | undefined => {
  const [address = '', length, ...more] = text.split('/');
  const first = addressValue(address);
  if (first === undefined || more.length > 0) return undefined;
  const isIpv6 = address.includes(':');
  const whole = isIpv6 ? 128 : 32;
  if (length === undefined) return { first, prefixLength: 128 };
  if (!/^\d{1,3}$/.test(length) || Number(length) > whole) return undefined;
  return { first, prefixLength: Number(length) + 128 - whole };
};

const isWithin = (address: bigint, { first, prefixLength }: Range): boolean => {
  const hostBits = BigInt(128 - prefixLength);
  return address >> hostBits === first >> hostBits;
};

const dotted = (value: bigint): string =>
  [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');

/** The addresses of IPv4 in a range, as `203.0.113.0/24` without bits of a host; undefined: it has none. */
export const ipv4Within = (text: string): string | undefined => {
  const range = rangeOf(text);
  if (range === undefined) return undefined;
  const { first, prefixLength } = range;
  if (prefixLength <= 96) return isWithin(mapped, range) ? '0.0.0.0/0' : undefined;
  if (first >> 32n !== 0xffffn) return undefined;
  const hostBits = BigInt(128 - prefixLength);
  return `${dotted(((first & 0xffff_ffffn) >> hostBits) << hostBits)}/${prefixLength - 96}`;
};

/** Eight groups as RFC 5952 writes them: small letters, the first longest run of zeros as `::`. */
const hextets = (value: bigint): string => {
  const groups = Array.from({ length: 8 }, (_none, at) =>
    ((value >> BigInt(16 * (7 - at))) & 0xffffn).toString(16),
  );
  const runs = groups.map((_group, at) => {
    const end = groups.findIndex((group, place) => place >= at && group !== '0');
    return (end === -1 ? groups.length : end) - at;
  });
  const longest = Math.max(...runs);
  if (longest < 2) return groups.join(':');
  const at = runs.indexOf(longest);
  return `${groups.slice(0, at).join(':')}::${groups.slice(at + longest).join(':')}`;
};

const firstOf = ({ first, prefixLength }: Range): bigint => {
  const hostBits = BigInt(128 - prefixLength);
  return (first >> hostBits) << hostBits;
};

/** A range in its one form: without bits of a host, one address without its length; undefined for what is none. */
export const ipRangeOf = (text: string): string | undefined => {
  const range = rangeOf(text);
  if (range === undefined) return undefined;
  const { prefixLength } = range;
  const first = firstOf(range);
  if (prefixLength >= 96 && first >> 32n === 0xffffn) {
    const address = dotted(first & 0xffff_ffffn);
    return prefixLength === 128 ? address : `${address}/${prefixLength - 96}`;
  }
  return prefixLength === 128 ? hextets(first) : `${hextets(first)}/${prefixLength}`;
};

/** Whether each address of one range is in the other; false for what is no range. */
export const isRangeWithin = (inner: string, outer: string): boolean => {
  const [one, other] = [rangeOf(inner), rangeOf(outer)];
  if (one === undefined || other === undefined || one.prefixLength < other.prefixLength) return false;
  return isWithin(one.first, other);
};

/** Networks that nobody on the internet comes from (RFC 1918, 3927, 4193, 4291, 6598). */
const privateRanges = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1',
  'fc00::/7',
  'fe80::/10',
];

/** Whether a request from the internet never has such an address. */
export const isPrivateRange = (text: string): boolean =>
  privateRanges.some((range) => isRangeWithin(text, range));

/** The widest range that one company's office has: more of IPv4 than 65,536 addresses, of IPv6 than a provider's /32. */
export const isWideRange = (text: string): boolean => {
  const range = rangeOf(text);
  if (range === undefined) return false;
  const isIpv4 = range.prefixLength >= 96 && firstOf(range) >> 32n === 0xffffn;
  return isIpv4 ? range.prefixLength < 112 : range.prefixLength < 32;
};

export const noIpRange = 'IPアドレスの形が正しくありません（例：203.0.113.0/24）';
export const sameIpRange = '同じ範囲がすでにあります';
/** True for `203.0.113.0/24`, `203.0.113.7`, `2001:db8::/32`. */
export const isIpRange = (text: string): boolean => rangeOf(text) !== undefined;

/**
 * 接続元IP制限. An empty list allows everybody; otherwise an address must be in one of the ranges, and what cannot
 * be read as an address or as a range never matches.
 */
export const isAddressAllowed = (address: string, ranges: readonly string[]): boolean => {
  if (ranges.length === 0) return true;
  const value = addressValue(address);
  if (value === undefined) return false;
  return ranges.some((text) => {
    const range = rangeOf(text);
    return range !== undefined && isWithin(value, range);
  });
};
