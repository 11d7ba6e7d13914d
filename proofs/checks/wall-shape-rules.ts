import { at, each, listOf, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';

const acl = 'AWS::WAFv2::WebACL';

const managed = (name: string): string => `AWSManagedRules${name}RuleSet`;
const reputation = 'AWSManagedRulesAmazonIpReputationList';

/** The rules of each wall in their order, by what stands behind it (docs/decisions/0036). */
const wanted: Readonly<Record<string, readonly string[]>> = {
  pools: [reputation, 'rate'],
  operator: ['rate', 'sign-in-rate', managed('Common'), managed('KnownBadInputs'), 'operators-addresses'],
  tenant: [
    'blocked-addresses',
    reputation,
    'rate',
    'sign-in-rate',
    'sign-in-company-rate',
    'session-rate',
    'body-too-long',
    managed('Common'),
    managed('KnownBadInputs'),
  ],
};

/** In five minutes, whatever the window: three times what lib/wall-limits.ts calls safe is no limit any more. */
const mostRequests: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  tenant: {
    rate: 300_000,
    'sign-in-rate': 12_000,
    'sign-in-company-rate': 4_500,
    'session-rate': 6_000,
  },
  operator: { rate: 6_000, 'sign-in-rate': 300 },
  pools: { rate: 9_000 },
};

/** What each count goes by. The one by address has to see everything: cookies and headers can be invented. */
const countedBy: Readonly<Record<string, string>> = {
  rate: '{"AggregateKeyType":"IP"}',
  'sign-in-company-rate':
    '{"AggregateKeyType":"CUSTOM_KEYS","CustomKeys":[{"IP":{}},{"Header":{"Name":"x-company-code","TextTransformations":[{"Priority":0,"Type":"NONE"}]}}]}',
  'session-rate':
    '{"AggregateKeyType":"CUSTOM_KEYS","CustomKeys":[{"Cookie":{"Name":"__Host-sid","TextTransformations":[{"Priority":0,"Type":"NONE"}]}}]}',
};

const rateFault = (rule: unknown, plane: string): string | undefined => {
  const name = String(at(rule, 'Name'));
  if (!name.endsWith('rate')) return undefined;
  const { Limit, EvaluationWindowSec, ...counted } = Object(at(rule, 'Statement', 'RateBasedStatement'));
  const in5Minutes = (Number(Limit) * 300) / Number(EvaluationWindowSec);
  const most = plane.startsWith('local-') ? Infinity : mostRequests[plane]?.[name];
  if (!(in5Minutes <= (most ?? 0))) return `${name} limits nobody`;
  const wantedCount = countedBy[name];
  return wantedCount === undefined || JSON.stringify(counted) === wantedCount
    ? undefined
    : `${name} counts by something else`;
};

/** `/api/%61uth/` and `/API/auth/` lead to the same function; WAF applies them by priority. */
const asRouted = '[{"Priority":0,"Type":"URL_DECODE"},{"Priority":1,"Type":"LOWERCASE"}]';

const readsOtherwise = (rule: unknown): boolean => {
  const path = at(rule, 'Statement', 'RateBasedStatement', 'ScopeDownStatement', 'ByteMatchStatement');
  if (path !== undefined && JSON.stringify(at(path, 'TextTransformations')) !== asRouted) return true;
  const length = at(rule, 'Statement', 'RegexMatchStatement');
  return (
    length !== undefined &&
    (at(length, 'FieldToMatch', 'SingleHeader', 'Name') !== 'content-length' ||
      JSON.stringify(at(length, 'TextTransformations')) !== '[{"Priority":0,"Type":"NONE"}]')
  );
};

/** Whoever is blocked by a narrower count is not seen by a wider one behind it. */
const isWidestFirst = (names: readonly string[]): boolean =>
  names.filter((name) => name.endsWith('rate'))[0] === 'rate';

const byPriority = (properties: unknown): readonly unknown[] =>
  listOf(at(properties, 'Rules')).toSorted((a, b) => Number(at(a, 'Priority')) - Number(at(b, 'Priority')));

/**
 * WAF asks by priority and ends with the first rule that decides. Whom the operators' list lets in no later rule looks
 * at, so that it stands last; what the wall counts stands before what it pays AWS to look into.
 */
const isInOrder = (rules: readonly unknown[], kind: string): boolean => {
  const names = rules.map((rule) => String(at(rule, 'Name')));
  const known = names.filter((name) => wanted[kind]?.includes(name));
  const priorities = rules.map((rule) => at(rule, 'Priority'));
  return (
    known.join() === (wanted[kind] ?? []).filter((name) => names.includes(name)).join() &&
    priorities.every((one) => typeof one === 'number') &&
    new Set(priorities).size === priorities.length
  );
};

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
  if (at(rule, 'VisibilityConfig', 'CloudWatchMetricsEnabled') !== true) return `${name} is not measured`;
  if (at(rule, 'VisibilityConfig', 'MetricName') !== name) return `${name} is measured under another name`;
  if (
    name.startsWith('AWSManagedRules') &&
    at(rule, 'Statement', 'ManagedRuleGroupStatement', 'Name') !== name
  )
    return `${name} is another list of AWS`;
  if (readsOtherwise(rule)) return `${name} reads a request otherwise than the gateway`;
  if (name.startsWith('AWSManagedRules'))
    return at(rule, 'OverrideAction', 'None') === undefined ? `${name} only counts` : undefined;
  const action = name === 'operators-addresses' ? 'Allow' : 'Block';
  return at(rule, 'Action', action) === undefined ? `${name} does not ${action.toLowerCase()}` : undefined;
};

const aclFaults = ({ properties }: Resource, stack: SynthesizedStack): readonly string[] => {
  // `stafee-prod-osaka-tenant`, `stafee-local-tenant`
  const aclName = String(at(properties, 'Name'));
  const kind = aclName.split('-').at(-1) ?? '';
  const plane = aclName.includes('-local-') ? `local-${kind}` : kind;
  const rules = byPriority(properties);
  const names = rules.map((rule) => String(at(rule, 'Name')));
  return [
    ...(wanted[kind] ?? ['a known kind'])
      .filter((name) => !names.includes(name))
      .map((name) => `lacks the rule ${name}`),
    ...rules.flatMap((rule) => ruleFault(rule, stack) ?? rateFault(rule, plane) ?? []),
    ...(isWidestFirst(names) ? [] : ['counts a part of the requests before all of them']),
    ...(at(properties, 'VisibilityConfig', 'CloudWatchMetricsEnabled') === true &&
    at(properties, 'VisibilityConfig', 'MetricName') === aclName
      ? []
      : ['is not measured under its name']),
    ...(kind === 'operator' && at(properties, 'DefaultAction', 'Block') === undefined
      ? ['lets addresses in that are on no list']
      : []),
  ];
};

export const wallsInOrder: Rule = {
  id: 'wall-order',
  check: (stack) =>
    ofType(stack, acl)
      .filter(({ properties }) => {
        const kind = String(at(properties, 'Name')).split('-').at(-1) ?? '';
        return !isInOrder(byPriority(properties), kind);
      })
      .map(({ id }) => ({
        resource: id,
        message: 'asks its rules in another order than docs/decisions/0117',
      })),
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
