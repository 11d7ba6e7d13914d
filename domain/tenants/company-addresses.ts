import type { Instant } from '#domain/kernel/time.ts';
import { isAddressAllowed, isPrivateRange, isRangeWithin, isWideRange } from './ip-range.ts';

/** Each request reads all of them. */
export const mostRanges = 200;
/** How long a list that shuts somebody out waits for the word of somebody who comes through it. */
export const confirmMinutes = 10;

/** 接続元: a range of addresses and what it is called. */
export type NamedRange = { readonly range: string; readonly name: string };

/** 接続元IP制限 as a company keeps it. Without ranges nobody is restricted. */
export type CompanyAddresses = {
  readonly ranges: readonly NamedRange[];
  /** Until then the ranges are on trial; from then on the former ones are in force again, unless they were confirmed. */
  readonly trial?: { readonly former: readonly NamedRange[]; readonly until: Instant };
};

export const isOnTrial = ({ trial }: CompanyAddresses, at: Instant): boolean =>
  trial !== undefined && at < trial.until;

/** What holds at a moment: the clock decides, and nothing has to be written for it. */
export const rangesInForce = (addresses: CompanyAddresses, at: Instant): readonly NamedRange[] =>
  addresses.trial === undefined || isOnTrial(addresses, at) ? addresses.ranges : addresses.trial.former;

const textsOf = (ranges: readonly NamedRange[]): readonly string[] => ranges.map(({ range }) => range);

/** What the control plane says of a company's addresses: what operators set counts until the company has a list. */
export type AddressRules = {
  readonly ipCidrs: readonly string[];
  /** @default the company never made a list of its own */
  readonly addresses?: CompanyAddresses;
};

/** Ranges that a request may come from at a moment; none restricts nobody. */
export const allowedRanges = ({ ipCidrs, addresses }: AddressRules, at: Instant): readonly string[] =>
  addresses === undefined ? ipCidrs : textsOf(rangesInForce(addresses, at));

export const maySendFrom = (
  rules: AddressRules,
  { address, at }: { readonly address: string; readonly at: Instant },
) => isAddressAllowed(address, allowedRanges(rules, at));

/**
 * What a wall in front of the authorizer lets pass: while a list is on trial also what the former one let in, since a
 * wall knows no clock. The authorizer decides.
 */
export const rangesOfWall = ({ ipCidrs, addresses }: AddressRules, at: Instant): readonly string[] => {
  if (addresses?.trial === undefined || !isOnTrial(addresses, at))
    return allowedRanges({ ipCidrs, ...(addresses === undefined ? {} : { addresses }) }, at);
  const lists = [addresses.ranges, addresses.trial.former];
  return lists.some((list) => list.length === 0) ? [] : [...new Set(lists.flatMap(textsOf))];
};

const isCovered = (range: string, by: readonly string[]): boolean =>
  by.some((outer) => isRangeWithin(range, outer));

/** Whether somebody who came in before may be shut out now. */
export const isTighter = (before: readonly NamedRange[], after: readonly NamedRange[]): boolean => {
  if (after.length === 0) return false;
  const [old, next] = [textsOf(before), textsOf(after)];
  const held = old.length === 0 ? ['0.0.0.0/0', '::/0'] : old;
  return held.some((range) => !isCovered(range, next));
};

/** What is kept once these ranges are set: on trial where they may shut out who sets them. */
export const changedAddresses = (
  before: readonly NamedRange[],
  ranges: readonly NamedRange[],
  until: Instant,
): CompanyAddresses =>
  isTighter(before, ranges) ? { ranges, trial: { former: before, until } } : { ranges };

export type RangeWarning = { readonly at: number; readonly message: string };

/** What is odd about a list and may be meant. `yours`: where its author comes from. */
export const warningsOfRanges = (
  ranges: readonly string[],
  yours: string | undefined,
): readonly RangeWarning[] =>
  ranges.flatMap((range, at) => {
    const outer = ranges.find(
      (other, place) => place !== at && isRangeWithin(range, other) && other !== range,
    );
    return [
      ...(isPrivateRange(range) && !(yours !== undefined && isRangeWithin(yours, range))
        ? ['社内だけで使うアドレスです。インターネット側のアドレスを登録してください']
        : []),
      ...(isWideRange(range) ? ['範囲が広すぎます。会社の外の人も含まれるおそれがあります'] : []),
      ...(outer === undefined ? [] : [`「${outer}」に含まれています`]),
    ].map((message) => ({ at, message }));
  });
