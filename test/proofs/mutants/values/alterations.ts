import { set } from '#test/proofs/mutants/edits.ts';
import type { Loose, Mutant } from '#test/proofs/mutants/mutant.ts';

/**
 * What kind of change. `up`, `down` and `zero` are of numbers, `flag` of switches, `word` of names that AWS knows,
 * `absent` leaves one of these to AWS's default, `dropped` takes an entry out of a list, `order` turns priorities round,
 * `header` changes a text that browsers follow.
 */
type Kind = 'up' | 'down' | 'zero' | 'flag' | 'word' | 'absent' | 'dropped' | 'order' | 'header';

type Steps = readonly (string | number)[];
/** Where a value is, and the same without positions in lists. */
type Place = { readonly steps: Steps; readonly path: string };

/** What kind of change, to the value at these steps; `undefined` takes it away. */
const changed = (kind: Kind, { steps, path }: Place, value: unknown): Mutant => [
  `${path} ${kind}`,
  set(steps, value),
];

const isWord = (text: string): boolean => /^[A-Za-z][A-Za-z0-9_.:-]*$/.test(text);
const isNumeric = (text: string): boolean => /^\d{1,9}(\.\d+)?$/.test(text);

/** References are CloudFormation's: it refuses those that lead nowhere. */
const isReference = (value: Loose): boolean => {
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || String(keys[0]).startsWith('Fn::'));
};

const numbersFrom = (value: number): readonly (readonly [Kind, number])[] =>
  value === 0
    ? [['up', 10]]
    : [
        ['up', value * 10],
        ['down', value / 10],
        ['zero', 0],
      ];

const inHeader = (path: string): boolean => /\.header\.[A-Za-z-]+$/.test(path);

const leaf = (value: unknown, place: Place): readonly Mutant[] => {
  const as = (kind: Kind, other: unknown): Mutant => changed(kind, place, other);
  const gone = typeof place.steps.at(-1) === 'number' ? [] : [as('absent', undefined)];
  if (typeof value === 'number')
    return [...numbersFrom(value).map(([kind, other]) => as(kind, other)), ...gone];
  if (typeof value === 'boolean') return [as('flag', !value), ...gone];
  if (typeof value !== 'string') return [];
  if (value === 'true' || value === 'false')
    return [as('flag', value === 'true' ? 'false' : 'true'), ...gone];
  if (inHeader(place.path)) return [as('header', "'unsafe-inline'"), ...gone];
  if (isNumeric(value))
    return [...numbersFrom(Number(value)).map(([kind, other]) => as(kind, String(other))), ...gone];
  return isWord(value) ? [as('word', `${value}X`), ...gone] : [];
};

/** What forbids is told apart from what allows: less of it is more. */
const entryOf = (path: string, one: Loose): string => `${path}[${one?.Effect === 'Deny' ? 'deny' : ''}]`;

const ofList = (list: readonly Loose[], { steps, path }: Place): readonly Mutant[] => {
  const priorities = list.map((one) => one?.Priority);
  const turned = priorities.toReversed();
  const entries = list.map((one, index) => ({
    one,
    place: { steps: [...steps, index], path: entryOf(path, one) },
  }));
  return [
    ...entries.map(({ place }) => changed('dropped', place, undefined)),
    ...(list.length > 1 && priorities.every((one) => typeof one === 'number')
      ? [
          changed(
            'order',
            { steps, path },
            list.map((one, index) => ({ ...one, Priority: turned[index] })),
          ),
        ]
      : []),
    ...entries.flatMap(({ one, place }) => below(one, place)),
  ];
};

/** The sources of a policy stand in a joined text. */
const ofReference = (value: Loose, { steps, path }: Place): readonly Mutant[] => {
  const parts = value['Fn::Join']?.[1];
  if (!inHeader(path) || !Array.isArray(parts)) return [];
  const [first = ''] = parts;
  const place = { steps: [...steps, 'Fn::Join', 1, 0], path };
  const directives = String(first).replace(/^'/, '').split('; ');
  return directives
    .slice(0, -1)
    .map((directive) => changed('header', place, String(first).replace(directive, `${directive} *`)));
};

const below = (value: Loose, place: Place): readonly Mutant[] => {
  if (Array.isArray(value)) return ofList(value, place);
  if (typeof value !== 'object' || value === null) return leaf(value, place);
  if (isReference(value)) return ofReference(value, place);
  return Object.entries(value).flatMap(([key, one]) =>
    below(one, { steps: [...place.steps, key], path: `${place.path}.${key}` }),
  );
};

/** Everything that can be altered in a resource's properties, one at a time: `VisibilityTimeout up`. */
export const alterationsOf = (properties: Loose): readonly Mutant[] =>
  Object.entries(properties).flatMap(([member, value]) =>
    below(value, { steps: ['properties', member], path: member }),
  );
