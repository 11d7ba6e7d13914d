const any = Symbol('*');
/** Any text without a slash or a colon. */
const word = Symbol('name');
const one = Symbol('?');
type Sign = string | typeof any | typeof word | typeof one;

/** A resource as a policy writes it; a policy variable may stand for any text. */
const ofPolicy = (text: string): readonly Sign[] =>
  text.split(/(\$\{[^}]*\})/).flatMap((piece, index): readonly Sign[] => {
    if (index % 2 === 1) return [any];
    return Array.from(piece, (sign): Sign => (sign === '*' ? any : sign === '?' ? one : sign));
  });

const words = new Set(['${Region}', '${Account}', '${BucketName}']);

/** The form of an ARN as AWS publishes it, `arn:aws:s3:::${BucketName}/${ObjectName}`. */
const ofForm = (text: string): readonly Sign[] =>
  text.split(/(\$\{[^}]*\})/).flatMap((piece, index): readonly Sign[] => {
    if (index % 2 === 1) return [words.has(piece) ? word : any];
    return Array.from(piece, (sign): Sign => (sign === '*' ? any : sign));
  });

const isMany = (sign: Sign | undefined): boolean => sign === any || sign === word;

const agree = (left: Sign, right: Sign): boolean => {
  if (typeof left === 'string' && typeof right === 'string') return left === right;
  if (typeof left === 'string') return right !== word || !/[/:]/.test(left);
  return left !== word || typeof right !== 'string' || !/[/:]/.test(right);
};

/** Whether some text fits both: a walk over pairs of places, none of them twice. */
const meet = (left: readonly Sign[], right: readonly Sign[]): boolean => {
  const width = right.length + 1;
  const seen = new Set<number>();
  const waiting: (readonly [number, number])[] = [[0, 0]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [i, j] = pair;
    if (i === left.length && j === right.length) return true;
    if (seen.has(i * width + j)) continue;
    seen.add(i * width + j);
    const a = left[i];
    const b = right[j];
    if (isMany(a)) waiting.push([i + 1, j]);
    if (isMany(b)) waiting.push([i, j + 1]);
    if (a !== undefined && b !== undefined && agree(a, b))
      waiting.push([isMany(a) ? i : i + 1, isMany(b) ? j : j + 1]);
  }
  return false;
};

const known = new Map<string, boolean>();
const mostKnown = 50_000;

/** Whether a resource in a policy and the form of an ARN can be one and the same thing. */
export const overlaps = (resource: string, form: string): boolean => {
  const both = `${resource}\n${form}`;
  const before = known.get(both);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const verdict = meet(ofPolicy(resource), ofForm(form));
  known.set(both, verdict);
  return verdict;
};
