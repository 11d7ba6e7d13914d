import type { Loose } from '#test/proofs/checks/planted.ts';

/**
 * What kind of change. `up`, `down` and `zero` are of numbers, `flag` of switches, `word` of names that AWS knows,
 * `absent` leaves one of these to AWS's default, `dropped` takes an entry out of a list, `order` turns priorities round,
 * `header` changes a text that browsers follow.
 */
export type Kind = 'up' | 'down' | 'zero' | 'flag' | 'word' | 'absent' | 'dropped' | 'order' | 'header';

/** One value changed: how, where (without positions in lists), below which member of the properties. */
export type Alteration = {
  readonly kind: Kind;
  readonly path: string;
  readonly member: string;
  readonly spoil: (copy: Loose) => void;
};

type Steps = readonly (string | number)[];
type Place = { readonly steps: Steps; readonly path: string; readonly member: string };

const holderOf = (copy: Loose, steps: Steps): Loose =>
  steps.slice(0, -1).reduce<Loose>((here, step) => here[step], copy);

const set =
  (steps: Steps, value: unknown) =>
  (copy: Loose): void => {
    holderOf(copy, steps)[steps.at(-1) ?? ''] = value;
  };

const without =
  (steps: Steps) =>
  (copy: Loose): void => {
    const holder = holderOf(copy, steps);
    const last = steps.at(-1) ?? '';
    if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else delete holder[last];
  };

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

const leaf = (value: unknown, { steps, path, member }: Place): readonly Alteration[] => {
  const as = (kind: Kind, spoil: (copy: Loose) => void): Alteration => ({ kind, path, member, spoil });
  const gone = typeof steps.at(-1) === 'number' ? [] : [as('absent', without(steps))];
  if (typeof value === 'number')
    return [...numbersFrom(value).map(([kind, other]) => as(kind, set(steps, other))), ...gone];
  if (typeof value === 'boolean') return [as('flag', set(steps, !value)), ...gone];
  if (typeof value !== 'string') return [];
  if (value === 'true' || value === 'false')
    return [as('flag', set(steps, value === 'true' ? 'false' : 'true')), ...gone];
  if (inHeader(path)) return [as('header', set(steps, "'unsafe-inline'")), ...gone];
  if (isNumeric(value))
    return [
      ...numbersFrom(Number(value)).map(([kind, other]) => as(kind, set(steps, String(other)))),
      ...gone,
    ];
  return isWord(value) ? [as('word', set(steps, `${value}X`)), ...gone] : [];
};

/** What forbids is told apart from what allows: less of it is more. */
const entryOf = (path: string, one: Loose): string => `${path}[${one?.Effect === 'Deny' ? 'deny' : ''}]`;

const ofList = (list: readonly Loose[], place: Place): readonly Alteration[] => {
  const { steps, path, member } = place;
  const priorities = list.map((one) => one?.Priority);
  const turned = priorities.toReversed();
  return [
    ...list.map((one, index): Alteration => ({
      kind: 'dropped',
      path: entryOf(path, one),
      member,
      spoil: without([...steps, index]),
    })),
    ...(list.length > 1 && priorities.every((one) => typeof one === 'number')
      ? [
          {
            kind: 'order',
            path,
            member,
            spoil: set(
              steps,
              list.map((one, index) => ({ ...one, Priority: turned[index] })),
            ),
          } satisfies Alteration,
        ]
      : []),
    ...list.flatMap((one, index) =>
      below(one, { steps: [...steps, index], path: entryOf(path, one), member }),
    ),
  ];
};

/** The sources of a policy stand in a joined text. */
const ofReference = (value: Loose, { steps, path, member }: Place): readonly Alteration[] => {
  const parts = value['Fn::Join']?.[1];
  if (!inHeader(path) || !Array.isArray(parts)) return [];
  const [first = ''] = parts;
  const directives = String(first).replace(/^'/, '').split('; ');
  return directives.slice(0, -1).map((directive): Alteration => ({
    kind: 'header',
    path,
    member,
    spoil: set([...steps, 'Fn::Join', 1, 0], String(first).replace(directive, `${directive} *`)),
  }));
};

const below = (value: Loose, place: Place): readonly Alteration[] => {
  if (Array.isArray(value)) return ofList(value, place);
  if (typeof value !== 'object' || value === null) return leaf(value, place);
  if (isReference(value)) return ofReference(value, place);
  return Object.entries(value).flatMap(([key, one]) =>
    below(one, { ...place, steps: [...place.steps, key], path: `${place.path}.${key}` }),
  );
};

/** Everything that can be altered in a resource's properties, one at a time. */
export const alterationsOf = (properties: Loose): readonly Alteration[] =>
  Object.entries(properties).flatMap(([member, value]) =>
    below(value, { steps: ['properties', member], path: member, member }),
  );
