import type { Loose } from '#test/proofs/checks/planted.ts';

/** What is taken away or opened, and how; `what` names the kind, the same for every resource. */
export type Weakening = readonly [what: string, spoil: (resource: Loose) => void];

/** Everything that can be weakened in a resource of these types. */
export type Weakener = {
  readonly types: readonly string[];
  readonly ways: (resource: Loose) => readonly Weakening[];
};

const keysIn = (path: string): readonly string[] => path.split('.');

const valueAt = (resource: Loose, path: string): Loose =>
  keysIn(path).reduce<Loose>((here, key) => here?.[key], resource);

const setAt = (resource: Loose, path: string, value: unknown): void => {
  const keys = [...keysIn(path)];
  const last = keys.pop() ?? '';
  const holder = keys.reduce<Loose>((here, key) => (here[key] ??= {}), resource);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
};

/** Positions in lists say nothing about the kind. */
const kindOf = (path: string): string => path.replaceAll(/\.\d+/g, '').replace(/^properties\./, '');

/** Takes a property away, where there is one. */
export const without = (resource: Loose, ...paths: readonly string[]): readonly Weakening[] =>
  paths
    .filter((path) => valueAt(resource, path) !== undefined)
    .map((path) => [`without ${kindOf(path)}`, (copy) => setAt(copy, path, undefined)]);

/** Sets a property, where it is something else now. */
export const turned = (resource: Loose, path: string, value: unknown): readonly Weakening[] =>
  JSON.stringify(valueAt(resource, path)) === JSON.stringify(value)
    ? []
    : [[`${kindOf(path)} = ${JSON.stringify(value)}`, (copy) => setAt(copy, path, value)]];

/** Takes each entry out of a list, one at a time. */
export const withoutEach = (resource: Loose, path: string): readonly Weakening[] => {
  const list = valueAt(resource, path);
  return (Array.isArray(list) ? list : []).map((_, index) => [
    `without an entry of ${kindOf(path)}`,
    (copy) => valueAt(copy, path).splice(index, 1),
  ]);
};

/** What `ways` finds in each entry of a list, by the path of the entry. */
export const inEach = (
  resource: Loose,
  path: string,
  ways: (entry: string) => readonly Weakening[],
): readonly Weakening[] => {
  const list = valueAt(resource, path);
  return (Array.isArray(list) ? list : []).flatMap((_, index) => ways(`${path}.${index}`));
};

/** The resource itself, for everybody who looks for its type. */
export const gone: Weakening = [
  'gone',
  (resource) => {
    resource.type = 'AWS::CloudFormation::WaitConditionHandle';
  },
];
