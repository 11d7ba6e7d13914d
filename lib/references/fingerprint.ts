import { createHash } from 'node:crypto';

import { isMembers } from '#lib/references/members.ts';
import { renamingProperties, replacingProperties } from '#lib/references/replacing.ts';

/** As much of a resource in a template as decides who it is. */
export type Identified = {
  readonly type: string;
  readonly properties: unknown;
  /** Name of the template's condition. @default it is always made */
  readonly condition?: unknown;
};

/** The resource of a template with this logical id; undefined for parameters and pseudo parameters. */
export type Find = (id: string) => Identified | undefined;

type Reference = { readonly id: string; readonly attribute: string };

const referenceIn = (value: unknown): Reference | undefined => {
  if (!isMembers(value) || Object.keys(value).length !== 1) return undefined;
  const [id, attribute]: readonly unknown[] = [value['Ref'] ?? value['Fn::GetAtt'] ?? []].flat();
  if (typeof id !== 'string') return undefined;
  return { id, attribute: typeof attribute === 'string' ? attribute : '' };
};

/** The value with every resource that it names put in by what makes it another one. */
const expanded = (value: unknown, find: Find, inside: readonly string[]): unknown => {
  const reference = referenceIn(value);
  if (reference !== undefined) {
    const resource = find(reference.id);
    return resource === undefined || inside.includes(reference.id)
      ? value
      : identityOf(reference, resource, find, inside);
  }
  if (Array.isArray(value)) return value.map((one) => expanded(one, find, inside));
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, expanded(one, find, inside)]),
  );
};

/** Empty while nothing but the logical id, which is in the output's own name, tells the resource from another. */
const identityOf = (
  { id, attribute }: Reference,
  { type, properties, condition }: Identified,
  find: Find,
  inside: readonly string[],
): readonly unknown[] => {
  const names = replacingProperties(type);
  if (names === undefined)
    throw new Error(
      `lib/references/replacing.json does not say which properties of ${type} replace it: add its line from the type's schema (docs/decisions/0096)`,
    );
  const own = isMembers(properties) ? properties : {};
  const told = [...names, ...renamingProperties(type, attribute)]
    .filter((name) => own[name] !== undefined)
    .map((name) => [name, expanded(own[name], find, [...inside, id])]);
  return condition === undefined ? told : [['Condition', condition], ...told];
};

const hasSomething = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(hasSomething) : value !== undefined;

/**
 * What changes exactly when the value of an output changes: eight characters over the properties that replace, or rename,
 * the resources that it names, and those that these name. Empty when there are none.
 * @throws Error for a type whose replacing properties are not in lib/references/replacing.json
 */
export const fingerprintOf = (value: unknown, find: Find): string => {
  const reference = referenceIn(value);
  const resource = reference === undefined ? undefined : find(reference.id);
  if (reference !== undefined && resource === undefined) return '';
  const identity =
    reference === undefined || resource === undefined
      ? expanded(value, find, [])
      : identityOf(reference, resource, find, []);
  return hasSomething(identity)
    ? createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 8).toUpperCase()
    : '';
};
