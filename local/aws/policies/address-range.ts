import { BlockList, isIP } from 'node:net';

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether an address lies in a range as IAM writes it: `203.0.113.0/24`, `2001:db8::/32`, or one address. */
export const addressIn = (address: string, range: string): boolean => {
  const [, network = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(range) ?? [];
  const bits = isIP(network) === 6 ? 128 : 32;
  const prefix = length === undefined ? bits : Number(length);
  if (isIP(network) === 0 || isIP(address) === 0 || prefix > bits) return false;
  const ranges = new BlockList();
  ranges.addSubnet(network, prefix, familyOf(network));
  return ranges.check(address, familyOf(address));
};
