import { addressIn } from '#local/aws/policies/address-range.ts';
import { fits, readPattern, type Variables } from '#local/aws/policies/pattern.ts';

/** How one value of the policy is held against one value of the request. */
export type Comparison = {
  readonly value: string;
  readonly wanted: string;
  readonly variables: Variables;
  readonly hasVariables: boolean;
};

type Compare = (comparison: Comparison) => boolean | 'unresolved';

export type Operator = {
  readonly compare: Compare;
  /** `…Not…`: met when no value fits, and by a key that is absent. */
  readonly isNegated: boolean;
};

const asText =
  (isWild: boolean, written: (text: string) => string = (text) => text): Compare =>
  ({ value, wanted, variables, hasVariables }) =>
    fits(readPattern(written(wanted), { isWild, hasVariables }), written(value), (key) => {
      const found = variables(key);
      return found === undefined ? undefined : written(found);
    });

/** An ARN has six parts and the last takes all colons that are left; a wildcard never reaches over into another part. */
const arnParts = (arn: string): readonly string[] => {
  const parts = arn.split(/:(?![^{]*\})/);
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
};

const asArn: Compare = ({ value, wanted, ...rest }) => {
  const [found, asked] = [arnParts(value), arnParts(wanted)];
  if (asked[5] === '' || asked.length !== found.length) return false;
  const verdicts = asked.map((part, index) =>
    asText(true)({ value: found[index] ?? '', wanted: part, ...rest }),
  );
  return verdicts.includes('unresolved') ? 'unresolved' : verdicts.every((verdict) => verdict === true);
};

const asNumber =
  (compare: (value: number, wanted: number) => boolean): Compare =>
  ({ value, wanted }) =>
    compare(Number(value), Number(wanted));

/** ISO 8601, or seconds since 1970. */
const millisOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text));

const asDate =
  (compare: (value: number, wanted: number) => boolean): Compare =>
  ({ value, wanted }) =>
    compare(millisOf(value), millisOf(wanted));

const asAddress: Compare = ({ value, wanted }) => addressIn(value, wanted);

const pair = (
  name: string,
  negatedName: string,
  compare: Compare,
): readonly (readonly [string, Operator])[] => [
  [name, { compare, isNegated: false }],
  [negatedName, { compare, isNegated: true }],
];

const orders = {
  LessThan: (value: number, wanted: number) => value < wanted,
  LessThanEquals: (value: number, wanted: number) => value <= wanted,
  GreaterThan: (value: number, wanted: number) => value > wanted,
  GreaterThanEquals: (value: number, wanted: number) => value >= wanted,
};

const equal = (value: number, wanted: number) => value === wanted;
const lowered = (text: string) => text.toLowerCase();

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ...pair('StringEquals', 'StringNotEquals', asText(false)),
  ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', asText(false, lowered)),
  ...pair('StringLike', 'StringNotLike', asText(true)),
  // For ARNs AWS gives both pairs one meaning.
  ...pair('ArnEquals', 'ArnNotEquals', asArn),
  ...pair('ArnLike', 'ArnNotLike', asArn),
  ...pair('NumericEquals', 'NumericNotEquals', asNumber(equal)),
  ...pair('DateEquals', 'DateNotEquals', asDate(equal)),
  ...pair('IpAddress', 'NotIpAddress', asAddress),
  ['Bool', { compare: asText(false, lowered), isNegated: false }],
  ...Object.entries(orders).flatMap(([name, order]): (readonly [string, Operator])[] => [
    [`Numeric${name}`, { compare: asNumber(order), isNegated: false }],
    [`Date${name}`, { compare: asDate(order), isNegated: false }],
  ]),
]);
