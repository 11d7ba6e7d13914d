import { isDeepStrictEqual } from 'node:util';

import type { Resource, SynthesizedStack } from '#proofs/checks/synthesized.ts';

/** What a judge looked at: `stack/resource` → the members of its properties, and its other members. */
export type Reads = ReadonlyMap<string, ReadonlySet<string>>;

const everything = '*';

const noting = <T extends object>(target: T, note: (member: string) => void, inside?: T[keyof T]): T =>
  new Proxy(target, {
    get: (own, member) => {
      if (member === 'properties' && inside !== undefined) return inside;
      if (typeof member === 'string') note(member);
      return Reflect.get(own, member);
    },
    ownKeys: (own) => {
      note(everything);
      return Reflect.ownKeys(own);
    },
  });

/** Of each resource a type and an id are read by everybody who looks for it, so that they are not noted. */
const watched = (resource: Resource, note: (member: string) => void): Resource => {
  const inside = noting(Object(resource.properties), note);
  return noting({ ...resource }, note, inside);
};

/**
 * What a judge reads of some stacks. Whatever it does not read of a resource cannot change its answer when only that
 * resource changes, so that it need not be asked.
 */
export const readsOf = (
  stacks: readonly SynthesizedStack[],
  judge: (stacks: readonly SynthesizedStack[]) => unknown,
): Reads => {
  const reads = new Map<string, Set<string>>();
  const noteFor = (name: string) => (member: string) => {
    const known = reads.get(name) ?? new Set();
    reads.set(name, known.add(member));
  };
  judge(
    stacks.map((stack) => ({
      ...stack,
      resources: stack.resources.map((resource) =>
        watched(resource, noteFor(`${stack.name}/${resource.id}`)),
      ),
    })),
  );
  return reads;
};

/** Which members differ, or `undefined` where the resource is another one for everybody. */
export const changedMembers = (before: Resource, after: Resource): readonly string[] | undefined => {
  if (before.id !== after.id || before.type !== after.type) return undefined;
  const membersOf = ({ properties, ...others }: Resource): Readonly<Record<string, unknown>> => ({
    ...others,
    ...Object(properties),
  });
  const [left, right] = [membersOf(before), membersOf(after)];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(
    (member) => !isDeepStrictEqual(left[member], right[member]),
  );
};

export const hasRead = (
  members: ReadonlySet<string> | undefined,
  changed: readonly string[] | undefined,
): boolean =>
  changed === undefined ||
  members?.has(everything) === true ||
  changed.some((member) => members?.has(member) === true);
