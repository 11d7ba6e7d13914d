import { at, listOf } from '#proofs/checks/synthesized.ts';

/** https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html */
const managedUnits: Readonly<Record<string, number>> = {
  AWSManagedRulesCommonRuleSet: 700,
  AWSManagedRulesKnownBadInputsRuleSet: 200,
  AWSManagedRulesAmazonIpReputationList: 25,
};

/** Each transformation of a text costs 10, NONE nothing. */
const transformationUnits = (statement: unknown): number =>
  10 * listOf(at(statement, 'TextTransformations')).filter((one) => at(one, 'Type') !== 'NONE').length;

const sumOf = (statements: readonly unknown[]): number =>
  statements.reduce<number>((sum, statement) => sum + statementUnits(statement), 0);

/** https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements-list.html, read 2026-11-29 as far as it was stored. */
const unitsOf: Readonly<Record<string, (body: unknown) => number>> = {
  AndStatement: (body) => sumOf(listOf(at(body, 'Statements'))),
  OrStatement: (body) => sumOf(listOf(at(body, 'Statements'))),
  NotStatement: (body) => statementUnits(at(body, 'Statement')),
  IPSetReferenceStatement: () => 1,
  ByteMatchStatement: (body) =>
    (at(body, 'PositionalConstraint') === 'CONTAINS' ? 10 : 2) + transformationUnits(body),
  RegexMatchStatement: (body) => 3 + transformationUnits(body),
  RateBasedStatement: (body) => {
    const scope = at(body, 'ScopeDownStatement');
    return 2 + 30 * listOf(at(body, 'CustomKeys')).length + (scope === undefined ? 0 : statementUnits(scope));
  },
  ManagedRuleGroupStatement: (body) => {
    const units = managedUnits[String(at(body, 'Name'))];
    if (units === undefined) throw new Error(`nobody knows the units of ${String(at(body, 'Name'))}`);
    return units;
  },
};

/** @throws Error for a statement or a group whose units nobody wrote down */
const statementUnits = (statement: unknown): number => {
  const [kind = ''] = Object.keys(Object(statement));
  const units = unitsOf[kind];
  if (units === undefined) throw new Error(`nobody knows the units of a ${kind}`);
  return units(at(statement, kind));
};

/** The capacity units of a web ACL: up to 1,500 are within its price, 5,000 are the most. */
export const wallUnits = (acl: unknown): number =>
  sumOf(listOf(at(acl, 'Rules')).map((rule) => at(rule, 'Statement')));
