import type { Loose, Mutant, Spoil } from '#test/proofs/mutants/mutant.ts';

/** Where something is in a resource: its steps, or the same in one text with dots where no step has one. */
type Path = string | readonly (string | number)[];

const stepsOf = (path: Path): readonly (string | number)[] =>
  typeof path === 'string' ? path.split('.') : path;

export const valueAt = (resource: Loose, path: Path): Loose =>
  stepsOf(path).reduce<Loose>((here, step) => here?.[step], resource);

/** Sets one value, making what it stands in; `undefined` takes it away, an entry out of its list. */
export const set =
  (path: Path, value: unknown): Spoil =>
  (copy) => {
    const steps = [...stepsOf(path)];
    const last = steps.pop() ?? '';
    const holder = steps.reduce<Loose>((here, step) => (here[step] ??= {}), copy);
    if (value !== undefined) holder[last] = value;
    else if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else delete holder[last];
  };

/** The resource is gone for everybody who looks for its type. */
export const gone: Spoil = set('type', 'AWS::CloudFormation::WaitConditionHandle');

export const away: Mutant = ['gone', gone];

/** Positions in lists say nothing about the kind. */
const kindOf = (path: string): string => path.replaceAll(/\.\d+/g, '').replace(/^properties\./, '');

/** Takes a property away, where there is one. */
export const without = (resource: Loose, ...paths: readonly string[]): readonly Mutant[] =>
  paths
    .filter((path) => valueAt(resource, path) !== undefined)
    .map((path) => [`without ${kindOf(path)}`, set(path, undefined)]);

/** Sets a property, where it is something else now. */
export const turned = (resource: Loose, path: string, value: unknown): readonly Mutant[] =>
  JSON.stringify(valueAt(resource, path)) === JSON.stringify(value)
    ? []
    : [[`${kindOf(path)} = ${JSON.stringify(value)}`, set(path, value)]];

/** What `ways` finds in each entry of a list, by the path of the entry. */
export const inEach = (
  resource: Loose,
  path: string,
  ways: (entry: string) => readonly Mutant[],
): readonly Mutant[] => {
  const list = valueAt(resource, path);
  return (Array.isArray(list) ? list : []).flatMap((_, index) => ways(`${path}.${index}`));
};

/** Takes each entry out of a list, one at a time. */
export const withoutEach = (resource: Loose, path: string): readonly Mutant[] =>
  inEach(resource, path, (entry) => [[`without an entry of ${kindOf(path)}`, set(entry, undefined)]]);
