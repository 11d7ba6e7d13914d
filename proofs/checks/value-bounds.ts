import { at } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack, Violation } from '#proofs/checks/synthesized.ts';

/** A value of a template, and whose it is. */
export type Place = {
  readonly value: unknown;
  readonly resource: Resource;
  readonly stack: SynthesizedStack;
};

export type Bound = {
  /** What a report prints after "must be". */
  readonly says: string;
  readonly holds: (place: Place) => boolean;
};

/**
 * Bounds of one type's properties, each with its reason and where the reason comes from. A path is made of members; `[]`
 * goes into each entry of a list, `*` into each member, `**` into everything below. A member with `?` may be absent;
 * without it absence is a fault, since AWS's default would decide.
 */
export type BoundsOfType = Readonly<Record<string, readonly [bound: Bound, because: string]>>;

/** A number, or the text of one. */
const numberOf = (value: unknown): number =>
  typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)
    ? Number(value)
    : typeof value === 'number'
      ? value
      : NaN;

export const between = (least: number, most: number): Bound => ({
  says: `${least} to ${most}`,
  holds: ({ value }) => numberOf(value) >= least && numberOf(value) <= most,
});

export const oneOf = (...values: readonly (string | number | boolean)[]): Bound => ({
  says: values.join(' or '),
  holds: ({ value }) => values.some((one) => one === value),
});

export const fitting = (says: string, holds: (place: Place) => boolean): Bound => ({ says, holds });

/** A lock's days; a stage that has not passed its smoke test has no lock yet (docs/decisions/0099). */
export const onceProven = (wanted: number): Bound =>
  fitting(`${wanted}`, ({ value, stack }) => value === (stack.isProven === false ? undefined : wanted));

/** What weakens nothing, whatever it is. */
export const anything: Bound = { says: 'anything', holds: () => true };

/** `prod` and its form in Osaka keep what customers were promised; other stages keep nobody's data. */
export const isProd = ({ name }: SynthesizedStack): boolean => name.startsWith('stafee-prod-');

/** The laptop's own numbers guard nobody. */
const isLocal = ({ name }: SynthesizedStack): boolean => name.startsWith('stafee-local-');

const membersOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : typeof value === 'object' && value !== null ? Object.values(value) : [];

const below = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? membersOf(value).flatMap(below) : [value];

/** Every value that a path leads to; `undefined` where a member is missing that must not be. */
const valuesAt = (value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] => {
  if (step === undefined) return [value];
  if (step === '**') return below(value);
  if (step === '*' || step === '[]') return membersOf(value).flatMap((one) => valuesAt(one, rest));
  const name = step.replace(/\?$/, '');
  const found = at(value, name);
  if (found === undefined) return step.endsWith('?') ? [] : [undefined];
  return valuesAt(found, rest);
};

const stepsOf = (path: string): readonly string[] => path.replaceAll('[]', '.[]').split('.');

const shown = (value: unknown): string => (value === undefined ? 'absent' : JSON.stringify(value));

const faultsOf = (
  resource: Resource,
  stack: SynthesizedStack,
  bounds: readonly { path: string; steps: readonly string[]; bound: Bound; because: string }[],
): readonly Violation[] =>
  bounds.flatMap(({ path, steps, bound, because }) =>
    valuesAt(resource.properties, steps)
      .filter((value) => !bound.holds({ value, resource, stack }))
      .map((value) => ({
        resource: resource.id,
        message: `has ${path.replaceAll('?', '')} ${shown(value)}; must be ${bound.says}: ${because}`,
      })),
  );

/** The rule that a table of bounds makes, by type. */
export const boundedBy = (id: string, table: Readonly<Record<string, BoundsOfType>>): Rule => {
  const compiled = new Map(
    Object.entries(table).map(([type, bounds]) => [
      type,
      Object.entries(bounds).map(([path, [bound, because]]) => ({
        path,
        steps: stepsOf(path),
        bound,
        because,
      })),
    ]),
  );
  return {
    id,
    check: (stack) =>
      isLocal(stack)
        ? []
        : stack.resources.flatMap((resource) => faultsOf(resource, stack, compiled.get(resource.type) ?? [])),
  };
};

/** Members that CloudFormation resolves: what they hold is no value of the property. */
const isReference = (key: string): boolean => key === 'Ref' || key.startsWith('Fn::');

type Leaf = { readonly path: string; readonly value: unknown };

const leavesIn = (value: unknown, path: string): readonly Leaf[] => {
  if (Array.isArray(value)) return value.flatMap((one) => leavesIn(one, `${path}[]`));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) =>
      isReference(key) ? [] : leavesIn(one, path === '' ? key : `${path}.${key}`),
    );
  return typeof value === 'number' || typeof value === 'boolean' ? [{ path, value }] : [];
};

const escaped = (text: string): string => text.replaceAll(/[.[\]]/g, String.raw`\$&`);

/** A path of the table as a pattern of paths in templates; a member may itself hold dots. */
const patternOf = (path: string): string =>
  escaped(path.replaceAll('?', ''))
    .replaceAll('**', '.+')
    .replaceAll(/(^|\.)\*/g, '$1[^[]+');

/**
 * A number or a switch that no table knows is a finding: whoever adds one says what would be too much or too little.
 * `elsewhere` are types whose numbers have rules of their own.
 */
export const numbersKnown = (
  id: string,
  tables: readonly Readonly<Record<string, BoundsOfType>>[],
  elsewhere: readonly string[],
): Rule => {
  const patterns = new Map<string, RegExp>();
  for (const [type, bounds] of tables.flatMap((table) => Object.entries(table)))
    patterns.set(type, new RegExp(`^(${Object.keys(bounds).map(patternOf).join('|')})$`));
  const known = new Map<string, boolean>();
  const isKnown = (type: string, path: string): boolean => {
    const key = `${type} ${path}`;
    const verdict = known.get(key) ?? patterns.get(type)?.test(path) ?? false;
    known.set(key, verdict);
    return verdict;
  };
  return {
    id,
    check: (stack) =>
      isLocal(stack)
        ? []
        : stack.resources
            .filter(({ type }) => !elsewhere.includes(type))
            .flatMap(({ id: resource, type, properties }) =>
              leavesIn(properties, '')
                .filter(({ path }) => !isKnown(type, path))
                .map(({ path, value }) => ({
                  resource,
                  message: `has ${path} ${JSON.stringify(value)}, which no table bounds: add it to proofs/checks/values`,
                })),
            ),
  };
};
