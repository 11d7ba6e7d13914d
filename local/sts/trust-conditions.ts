import type { Caller } from '#local/calls/caller.ts';

/** What a trust policy may ask about. */
export type TrustContext = {
  readonly caller: Caller;
  readonly tags: Readonly<Record<string, string>>;
  readonly sessionName: string;
  readonly sourceIdentity: string | undefined;
};

/** `unknown` says which condition this machine cannot judge; the call is denied with that text. */
export type Verdict = 'met' | 'unmet' | { readonly unknown: string };

type Operator = (value: string, pattern: string) => boolean;

const wildcard =
  (value: string) =>
  (pattern: string): boolean => {
    const source = pattern.replaceAll(/[\\^$.*+?()[\]{}|/]/g, (sign) => {
      if (sign === '*') return '.*';
      return sign === '?' ? '.' : `\\${sign}`;
    });
    return new RegExp(`^${source}$`, 'su').test(value);
  };

const operators: ReadonlyMap<string, Operator> = new Map([
  ['StringEquals', (value: string, pattern: string) => value === pattern],
  ['StringLike', (value: string, pattern: string) => wildcard(value)(pattern)],
  ['ArnEquals', (value: string, pattern: string) => wildcard(value)(pattern)],
  ['ArnLike', (value: string, pattern: string) => wildcard(value)(pattern)],
]);

const present = (value: string | undefined) => (value === undefined ? [] : [value]);

/** The values of a condition key; an empty list when the request lacks it, undefined when nobody knows it. */
const valuesOf = (key: string, context: TrustContext): readonly string[] | undefined => {
  const [name = '', tag] = key.split(/\/(.*)/s);
  switch (name.toLowerCase()) {
    case 'aws:requesttag':
      return tag === undefined ? undefined : present(context.tags[tag]);
    case 'aws:principaltag':
      return tag === undefined ? undefined : present(context.caller.tags[tag]);
    case 'aws:tagkeys':
      return Object.keys(context.tags);
    case 'aws:principalarn':
      // For a session AWS gives the role's ARN here, not the session's.
      return present(context.caller.roleArn ?? context.caller.principalArn);
    case 'sts:rolesessionname':
      return present(context.sessionName);
    case 'sts:sourceidentity':
      return present(context.sourceIdentity);
    default:
      return undefined;
  }
};

const isMet = (
  values: readonly string[],
  patterns: readonly string[],
  { operator, quantifier }: { readonly operator: Operator; readonly quantifier: string | undefined },
): boolean => {
  const matches = (value: string) => patterns.some((pattern) => operator(value, pattern));
  // ForAllValues is true for a key that is absent: AWS says so, and policies must add Null for it.
  return quantifier === 'ForAllValues' ? values.every(matches) : values.some(matches);
};

const textsOf = (found: unknown): readonly string[] => (Array.isArray(found) ? found : [found]).map(String);

const judgeOne = (
  named: string,
  [key, wanted]: readonly [string, unknown],
  context: TrustContext,
): Verdict => {
  const values = valuesOf(key, context);
  if (values === undefined) return { unknown: `the condition key ${key}` };

  const patterns = textsOf(wanted);
  if (named === 'Null') return patterns.includes(String(values.length === 0)) ? 'met' : 'unmet';

  const [, quantifier, name = ''] = /^(?:(ForAllValues|ForAnyValue):)?(.*)$/s.exec(named) ?? [];
  const operator = operators.get(name);
  if (operator === undefined) return { unknown: `the condition operator ${named}` };
  return isMet(values, patterns, { operator, quantifier }) ? 'met' : 'unmet';
};

/** Judges a statement's whole `Condition`; what is not known outweighs everything else. */
export const judgeConditions = (condition: unknown, context: TrustContext): Verdict => {
  const verdicts = Object.entries(Object(condition ?? {})).flatMap(([operator, asked]) =>
    Object.entries(Object(asked)).map((one) => judgeOne(operator, one, context)),
  );
  const unknown = verdicts.find((verdict) => typeof verdict === 'object');
  if (unknown !== undefined) return unknown;
  return verdicts.includes('unmet') ? 'unmet' : 'met';
};

/** Whether an action such as `sts:TagSession` fits a pattern such as `sts:*`, in any case. */
export const actionFits = (action: string, pattern: string): boolean =>
  wildcard(action.toLowerCase())(pattern.toLowerCase());
