import type { Resource, SynthesizedStack } from '#proofs/checks/synthesized.ts';

/** What a judge looked at: `stack/resource` → the members of its properties, or its other members. */
export type Reads = ReadonlyMap<string, ReadonlySet<string>>;

export const everything = '*';

const watched = (resource: Resource, note: (member: string) => void): Resource => {
  const properties = new Proxy(Object(resource.properties), {
    get: (own, member) => {
      if (typeof member === 'string') note(member);
      return Reflect.get(own, member);
    },
    ownKeys: (own) => {
      note(everything);
      return Reflect.ownKeys(own);
    },
  });
  return {
    id: resource.id,
    type: resource.type,
    properties,
    get deletionPolicy() {
      note('deletionPolicy');
      return resource.deletionPolicy;
    },
    get updateReplacePolicy() {
      note('updateReplacePolicy');
      return resource.updateReplacePolicy;
    },
  };
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
