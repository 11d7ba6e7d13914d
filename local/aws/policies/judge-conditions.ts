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

const judgeOne = (condition: Condition, context: RequestContext, hasVariables: boolean): Verdict => {
  const { operator: written, key, values: wanted } = condition;
  if (!isKnownKey(key)) return { unknown: `the condition key ${key}` };
  const values = context.get(key.toLowerCase()) ?? [];
  const unmet = {
    unmet: `${written} ${key} ${wanted.join(' | ')} is not met by ${values.join(', ') || 'nothing'}`,
  };
  if (written === 'Null') return wanted.includes(String(values.length === 0)) ? 'met' : unmet;

  const asked = operatorOf(written);
  if (asked === undefined) return { unknown: `the condition operator ${written}` };
  const { operator, quantifier } = asked;
  if (quantifier === undefined && isMultivalued(key))
    return { unknown: `a meaning of ${written} for the multivalued key ${key}` };
  if (values.length === 0) return absent(asked) ? 'met' : unmet;

  const variables = variablesIn(context);
  const verdicts = values.map((value) =>
    wanted.map((one) => operator.compare({ value, wanted: one, variables, hasVariables })),
  );
  // Nothing fits a pattern whose variable is empty; read the other way round, everything would.
  if (operator.isNegated && verdicts.flat().includes('unresolved'))
    return { unknown: `a value for every variable in ${wanted.join(' | ')}` };
  const hits = verdicts.map((verdict) => verdict.includes(true) !== operator.isNegated);
  const isMet = quantifier === 'ForAnyValue' ? hits.includes(true) : !hits.includes(false);
  return isMet ? 'met' : unmet;
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
