import { isMembers, type Members } from '#local/aws/template/members.ts';

/** What stands in a list of an event pattern: a value, or one test of it. */
type Matcher = (value: unknown) => boolean;

const unknownMatcher = (matcher: unknown): Error =>
  new Error(`the event pattern ${JSON.stringify(matcher)} is not known to the local cloud`);

const comparisons: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

const numeric = (terms: readonly unknown[]): Matcher => {
  const pairs = terms.flatMap((term, index) => (index % 2 === 0 ? [[term, terms[index + 1]] as const] : []));
  return (value) =>
    typeof value === 'number' &&
    pairs.every(([sign, bound]) => {
      const compare = comparisons[String(sign)];
      if (compare === undefined || typeof bound !== 'number') throw unknownMatcher({ numeric: terms });
      return compare(value, bound);
    });
};

const textTests: Readonly<Record<string, (text: string, wanted: string) => boolean>> = {
  prefix: (text, wanted) => text.startsWith(wanted),
  suffix: (text, wanted) => text.endsWith(wanted),
  'equals-ignore-case': (text, wanted) => text.toLowerCase() === wanted.toLowerCase(),
};

const anythingBut =
  (refused: unknown): Matcher =>
  (value) => {
    if (value === undefined) return false;
    const tests = Array.isArray(refused) ? refused : [refused];
    return !tests.some((one) => matcherOf(one)(value));
  };

const matcherOf = (matcher: unknown): Matcher => {
  if (!isMembers(matcher)) return (value) => value === matcher;
  const [[kind, wanted] = ['', undefined], ...others] = Object.entries(matcher);
  if (others.length > 0) throw unknownMatcher(matcher);
  if (kind === 'exists') return (value) => (value !== undefined) === wanted;
  if (kind === 'anything-but') return anythingBut(wanted);
  if (kind === 'numeric' && Array.isArray(wanted)) return numeric(wanted);
  const test = textTests[kind];
  if (test === undefined || typeof wanted !== 'string') throw unknownMatcher(matcher);
  return (value) => typeof value === 'string' && test(value, wanted);
};

const fitsLeaf = (matchers: readonly unknown[], found: unknown): boolean => {
  const values: readonly unknown[] = Array.isArray(found) && found.length > 0 ? found : [found];
  return matchers.some((matcher) => values.some(matcherOf(matcher)));
};

const fitsMembers = (pattern: Members, event: Members): boolean =>
  Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or') return Array.isArray(wanted) && wanted.some((one) => fitsPattern(one, event));
    const found = event[name];
    if (Array.isArray(wanted)) return fitsLeaf(wanted, found);
    return isMembers(wanted) && fitsMembers(wanted, isMembers(found) ? found : {});
  });

/**
 * Whether an event fits a pattern of EventBridge, which is also the language of event source filters:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 * @throws Error for an operator that the local cloud does not know
 */
export const fitsPattern = (pattern: unknown, event: unknown): boolean =>
  isMembers(pattern) && isMembers(event) && fitsMembers(pattern, event);
