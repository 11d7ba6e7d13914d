/**
 * A judge of JSON filter patterns of CloudWatch Logs, as far as ours go:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 * A field that is not there fits no comparison, so that no pattern of ours lives by what AWS leaves open.
 */
type Line = Readonly<Record<string, unknown>>;

const tokens = /\s*(\(|\)|&&|\|\||NOT EXISTS|IS (?:TRUE|FALSE|NULL)|!=|>=|=|\$\.[\w.]+|"[^"]*"|\d+)/y;

const wordsOf = (pattern: string): readonly string[] => {
  const inner = /^\{(.*)\}$/s.exec(pattern.trim())?.[1]?.trimEnd() ?? '';
  const words: string[] = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < inner.length) {
    const at = tokens.lastIndex;
    const [, word] = tokens.exec(inner) ?? [];
    if (word === undefined) throw new Error(`no filter pattern from here: ${inner.slice(at)}`);
    words.push(word);
  }
  return words;
};

const valueAt = (line: Line, path: string): unknown =>
  path
    .slice(2)
    .split('.')
    .reduce<unknown>((here, key) => (here as Line | undefined)?.[key], line);

const fitsText = (wanted: string, value: unknown): boolean => {
  const parts = wanted.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(String(value));
};

const compare = (sign: string, wanted: string, value: unknown): boolean => {
  if (value === undefined) return false;
  if (sign === '>=') return typeof value === 'number' && value >= Number(wanted);
  const isEqual = wanted.startsWith('"') ? fitsText(wanted.slice(1, -1), value) : value === Number(wanted);
  return sign === '=' ? isEqual : !isEqual;
};

/** Whether a log line fits the pattern. @throws Error for a pattern that is none, or is longer than AWS takes */
export const fitsFilter = (pattern: string, line: Line): boolean => {
  if (pattern.length > 1024)
    throw new Error(`a filter pattern has at most 1024 characters, not ${pattern.length}`);
  const words = [...wordsOf(pattern)];
  const take = (): string => words.shift() ?? '';
  const term = (): boolean => {
    const first = take();
    if (first === '(') {
      const inner = either();
      if (take() !== ')') throw new Error('a parenthesis stays open');
      return inner;
    }
    const value = valueAt(line, first);
    const sign = take();
    if (sign === 'NOT EXISTS') return value === undefined;
    if (sign === 'IS TRUE') return value === true;
    if (sign === 'IS FALSE') return value === false;
    return compare(sign, take(), value);
  };
  const both = (): boolean => {
    let holds = term();
    while (words[0] === '&&') {
      take();
      const next = term();
      holds = holds && next;
    }
    return holds;
  };
  const either = (): boolean => {
    let holds = both();
    while (words[0] === '||') {
      take();
      const next = both();
      holds = holds || next;
    }
    return holds;
  };
  const fits = either();
  if (words.length > 0) throw new Error(`no filter pattern from here: ${words.join(' ')}`);
  return fits;
};
