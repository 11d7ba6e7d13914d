import { isKnownKey, isMultivalued, type RequestContext } from '#local/aws/policies/condition-keys.ts';
import { operators, type Operator } from '#local/aws/policies/condition-operators.ts';
import type { Variables } from '#local/aws/policies/pattern.ts';
import type { Condition, Statement } from '#local/aws/policies/policy-document.ts';

/** `unmet` and `unknown` tell which condition; what is unknown to this machine denies, whatever the statement's effect. */
export type Verdict = 'met' | { readonly unmet: string } | { readonly unknown: string };

type Asked = {
  readonly operator: Operator;
  readonly quantifier: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly isOptional: boolean;
};

const operatorOf = (written: string): Asked | undefined => {
  const [, quantifier, name = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(written) ?? [];
  const operator = operators.get(name);
  if (operator === undefined) return undefined;
  const isQuantifier = quantifier === 'ForAllValues' || quantifier === 'ForAnyValue';
  return { operator, quantifier: isQuantifier ? quantifier : undefined, isOptional: ifExists !== undefined };
};

/** `ForAllValues` holds for an absent key as well, which is why policies must add `Null`. */
const absent = ({ operator, quantifier, isOptional }: Asked): boolean => {
  if (quantifier !== undefined) return quantifier === 'ForAllValues' || isOptional;
  return isOptional || operator.isNegated;
};

export const variablesIn =
  (context: RequestContext): Variables =>
  (key) => {
    const values = context.get(key.toLowerCase());
    // A variable stands for one value; a key with several has none to give.
    return values?.length === 1 ? values[0] : undefined;
  };

/** What a condition itself says, read once: it never changes. */
type Reading = { readonly key: string; readonly asked: Asked | undefined; readonly unknown?: string };
const readings = new WeakMap<Condition, Reading>();

const unknownIn = ({ operator: written, key }: Condition, asked: Asked | undefined): string | undefined => {
  if (!isKnownKey(key)) return `the condition key ${key}`;
  if (written === 'Null') return undefined;
  if (asked === undefined) return `the condition operator ${written}`;
  const isUnclear = asked.quantifier === undefined && isMultivalued(key);
  return isUnclear ? `a meaning of ${written} for the multivalued key ${key}` : undefined;
};

const readingOf = (condition: Condition): Reading => {
  const found = readings.get(condition);
  if (found !== undefined) return found;
  const asked = operatorOf(condition.operator);
  const unknown = unknownIn(condition, asked);
  const reading = {
    key: condition.key.toLowerCase(),
    asked,
    ...(unknown === undefined ? {} : { unknown }),
  };
  readings.set(condition, reading);
  return reading;
};

const unmetBy = ({ operator, key, values: wanted }: Condition, values: readonly string[]): Verdict => ({
  unmet: `${operator} ${key} ${wanted.join(' | ')} is not met by ${values.join(', ') || 'nothing'}`,
});

const judgeOne = (condition: Condition, context: RequestContext, hasVariables: boolean): Verdict => {
  const { operator: written, values: wanted } = condition;
  const { key, asked, unknown } = readingOf(condition);
  if (unknown !== undefined) return { unknown };
  const values = context.get(key) ?? [];
  const verdictOf = (isMet: boolean): Verdict => (isMet ? 'met' : unmetBy(condition, values));
  if (written === 'Null') return verdictOf(wanted.includes(String(values.length === 0)));

  if (asked === undefined) return { unknown: `the condition operator ${written}` };
  const { operator, quantifier } = asked;
  if (values.length === 0) return verdictOf(absent(asked));

  const variables = variablesIn(context);
  const verdicts = values.map((value) =>
    wanted.map((one) => operator.compare({ value, wanted: one, variables, hasVariables })),
  );
  // Nothing fits a pattern whose variable is empty; read the other way round, everything would.
  if (operator.isNegated && verdicts.flat().includes('unresolved'))
    return { unknown: `a value for every variable in ${wanted.join(' | ')}` };
  const hits = verdicts.map((verdict) => verdict.includes(true) !== operator.isNegated);
  const isMet = quantifier === 'ForAnyValue' ? hits.includes(true) : !hits.includes(false);
  return verdictOf(isMet);
};

/** All conditions of a statement must be met; what is unknown outweighs everything else. */
export const judgeConditions = (
  { conditions, hasVariables }: Statement,
  context: RequestContext,
): Verdict => {
  const verdicts = conditions.map((condition) => judgeOne(condition, context, hasVariables));
  const isUnknown = (verdict: Verdict) => typeof verdict === 'object' && 'unknown' in verdict;
  return verdicts.find(isUnknown) ?? verdicts.find((verdict) => verdict !== 'met') ?? 'met';
};
