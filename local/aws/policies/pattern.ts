const any = Symbol('*');
const one = Symbol('?');
type Sign = string | typeof any | typeof one;
type Variable = { readonly key: string; readonly fallback: string | undefined };

/** A text of a policy, read once: signs to compare one by one, and variables to be filled in at each request. */
export type Pattern = { readonly text: string; readonly parts: readonly (Sign | Variable)[] };

/** The value of a policy variable such as `aws:PrincipalTag/TenantId`; undefined when the request has none. */
export type Variables = (key: string) => string | undefined;

const signOf = (character: string, isWild: boolean): Sign => {
  if (isWild && character === '*') return any;
  return isWild && character === '?' ? one : character;
};

/** `${*}`, `${?}` and `${$}` stand for the sign itself; `${key, 'text'}` has a text for a missing key. */
const variableOf = (inside: string): readonly (Sign | Variable)[] => {
  if (['*', '?', '$'].includes(inside)) return [inside];
  const [, key = inside, fallback] = /^\s*([^,\s]+)\s*(?:,\s*'([^']*)'\s*)?$/s.exec(inside) ?? [];
  return [{ key, fallback }];
};

type Reading = {
  /** `*` and `?` are wildcards. */
  readonly isWild: boolean;
  /** `${…}` is a variable: only in policies of version 2012-10-17. */
  readonly hasVariables: boolean;
};

const parse = (text: string, { isWild, hasVariables }: Reading): Pattern => ({
  text,
  parts: text.split(/(\$\{[^}]*\})/).flatMap((piece, index): readonly (Sign | Variable)[] => {
    if (index % 2 === 1 && hasVariables) return variableOf(piece.slice(2, -1));
    return Array.from(piece, (character) => signOf(character, isWild));
  }),
});

type Parsed = Map<string, Pattern>;

/** The same few texts are asked for at every call; one map for each way to read them. */
const parsed: readonly (readonly [plain: Parsed, withVariables: Parsed])[] = [
  [new Map(), new Map()],
  [new Map(), new Map()],
];
const mostParsed = 10_000;

export const readPattern = (text: string, reading: Reading): Pattern => {
  const known = parsed[reading.isWild ? 1 : 0]?.[reading.hasVariables ? 1 : 0] ?? new Map<string, Pattern>();
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= mostParsed) known.clear();
  const pattern = parse(text, reading);
  known.set(text, pattern);
  return pattern;
};

/** A value is filled in as plain text: a `*` in a tag widens nothing. Undefined when a variable has no value. */
const fill = ({ parts }: Pattern, variables: Variables): readonly Sign[] | undefined => {
  const signs: Sign[] = [];
  for (const part of parts) {
    if (typeof part !== 'object') signs.push(part);
    else {
      const value = variables(part.key) ?? part.fallback;
      if (value === undefined) return undefined;
      signs.push(...Array.from(value));
    }
  }
  return signs;
};

/** Two pointers and one way back to the last star: no pattern takes longer than its length times the text's. */
const isSpelled = (signs: readonly Sign[], text: readonly string[]): boolean => {
  let [sign, at] = [0, 0];
  let star: { readonly sign: number; readonly at: number } | undefined;
  while (at < text.length) {
    const next = signs[sign];
    if (next === any) {
      star = { sign, at };
      sign += 1;
    } else if (next === one || next === text[at]) {
      sign += 1;
      at += 1;
    } else if (star === undefined) return false;
    else {
      star = { sign: star.sign, at: star.at + 1 };
      [sign, at] = [star.sign + 1, star.at];
    }
  }
  return signs.slice(sign).every((rest) => rest === any);
};

/** Whether a text fits, or `unresolved` when a variable of the pattern has no value in this request. */
export const fits = (pattern: Pattern, text: string, variables: Variables): boolean | 'unresolved' => {
  const signs = fill(pattern, variables);
  return signs === undefined ? 'unresolved' : isSpelled(signs, Array.from(text));
};

const nothing: Variables = () => undefined;

/** Whether a text fits a pattern with `*` and `?` and no variables. */
export const fitsWildcard = (pattern: string, text: string): boolean =>
  // Most name one thing: a text without wildcards fits itself.
  /[*?]/.test(pattern)
    ? fits(readPattern(pattern, { isWild: true, hasVariables: false }), text, nothing) === true
    : pattern === text;
