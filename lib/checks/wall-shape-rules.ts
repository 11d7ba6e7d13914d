import { at, each, listOf, ofType, textsOf } from '#lib/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#lib/checks/synthesized.ts';

const acl = 'AWS::WAFv2::WebACL';

const managed = (name: string): string => `AWSManagedRules${name}RuleSet`;
const reputation = 'AWSManagedRulesAmazonIpReputationList';

/** The rules of each wall, by what stands behind it (docs/decisions/0036). */
const wanted: Readonly<Record<string, readonly string[]>> = {
  pools: [reputation, 'rate'],
  operator: ['sign-in-rate', 'rate', managed('Common'), managed('KnownBadInputs'), 'operators-addresses'],
  tenant: [
    'blocked-addresses',
    reputation,
    'body-too-long',
    'sign-in-rate',
    'rate',
    managed('Common'),
    managed('KnownBadInputs'),
  ],
};

/** Requests of one address in five minutes: what an office of a thousand people behind one address needs. */
const mostRequests = 10_000;

const idsOf = (stack: SynthesizedStack, type: string): readonly unknown[] =>
  ofType(stack, type).map(({ id }) => id);

const setsIn = (rule: unknown): readonly unknown[] =>
  [at(rule, 'Statement'), ...listOf(at(rule, 'Statement', 'OrStatement', 'Statements'))]
    .map((statement) => at(statement, 'IPSetReferenceStatement', 'Arn', 'Fn::GetAtt', 0))
    .filter((id) => id !== undefined);

const ruleFault = (rule: unknown, stack: SynthesizedStack): string | undefined => {
  const name = String(at(rule, 'Name'));
  if (name.endsWith('-addresses')) {
    const sets = idsOf(stack, 'AWS::WAFv2::IPSet');
    if (setsIn(rule).length < 2 || !setsIn(rule).every((id) => sets.includes(id)))
      return `${name} does not look at our lists of IPv4 and IPv6 addresses`;
  }
  const limit = at(rule, 'Statement', 'RateBasedStatement', 'Limit');
  if (name.endsWith('rate') && !(Number(limit) <= mostRequests)) return `${name} limits nobody`;
  if (at(rule, 'VisibilityConfig', 'CloudWatchMetricsEnabled') !== true) return `${name} is not measured`;
  if (name.startsWith('AWSManagedRules'))
    return at(rule, 'OverrideAction', 'None') === undefined ? `${name} only counts` : undefined;
  const action = name === 'operators-addresses' ? 'Allow' : 'Block';
  return at(rule, 'Action', action) === undefined ? `${name} does not ${action.toLowerCase()}` : undefined;
};

const aclFaults = ({ properties }: Resource, stack: SynthesizedStack): readonly string[] => {
  const kind = String(at(properties, 'Name')).split('-').at(-1) ?? '';
  const rules = listOf(at(properties, 'Rules'));
  const names = rules.map((rule) => String(at(rule, 'Name')));
  return [
    ...(wanted[kind] ?? ['a known kind'])
      .filter((name) => !names.includes(name))
      .map((name) => `lacks the rule ${name}`),
    ...rules.flatMap((rule) => ruleFault(rule, stack) ?? []),
    ...(at(properties, 'VisibilityConfig', 'CloudWatchMetricsEnabled') === true ? [] : ['is not measured']),
    ...(kind === 'operator' && at(properties, 'DefaultAction', 'Block') === undefined
      ? ['lets addresses in that are on no list']
      : []),
  ];
};

export const wallsComplete: Rule = {
  id: 'wall-complete',
  check: (stack) =>
    ofType(stack, acl).flatMap((wall) =>
      aclFaults(wall, stack).map((message) => ({ resource: wall.id, message })),
    ),
};

/** An office has a handful of addresses; a wider range lets neighbours of its provider in. */
const [leastBitsV4, leastBitsV6] = [16, 32];

const isNarrow = (range: string): boolean => {
  const bits = Number(range.split('/')[1]);
  return bits >= (range.includes(':') ? leastBitsV6 : leastBitsV4);
};

export const operatorAddressesNarrow = each(
  'operator-addresses-narrow',
  ['AWS::WAFv2::IPSet'],
  ({ id, properties }) =>
    !id.startsWith('WallOperators') || textsOf(at(properties, 'Addresses')).every(isNarrow)
      ? undefined
      : `lets in more than an office: at least /${leastBitsV4} (IPv4) or /${leastBitsV6} (IPv6)`,
);
