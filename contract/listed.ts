import { assert } from '#domain/kernel/assert.ts';
import { keyOf, type Contract } from './endpoint.ts';

/** What one file of contracts exports: operation → contract. */
export type Operations = Readonly<Record<string, Contract>>;

export type ListedContract<Operation extends string = string> = {
  /** Its name in the noun's file, which is the operation's id: `createExport`. */
  readonly operation: Operation;
  /** `POST /api/exports` */
  readonly key: string;
  /** Where the operation is done; the file exports `createExportEndpoint`. It is loaded with the first request for it. */
  readonly file: `lambdas/${string}.ts`;
  readonly contract: Contract;
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

type Name<O> = keyof O & string;

/** The keys of an object that has no others than its type says. */
export const namesOf = <O extends object>(object: O): readonly Name<O>[] =>
  Object.keys(object).filter((name): name is Name<O> => Object.hasOwn(object, name));

const known = <O extends Operations>(operations: O, name: Name<O>): Contract => {
  const contract = operations[name];
  assert(contract !== undefined, `${name} is one of these operations`);
  return contract;
};

const listedAt = <O extends Operations>(
  operations: O,
  fileOf: (operation: string) => ListedContract['file'],
): readonly ListedContract<Name<O>>[] =>
  namesOf(operations).map((operation) => {
    const contract = known(operations, operation);
    return { operation, key: keyOf(contract), file: fileOf(operation), contract };
  });

/** Each operation of the noun in a file of its own: `createExport` of `exports` in lambdas/exports/create-export.ts. */
export const apart = <O extends Operations>(
  noun: string,
  operations: O,
): readonly ListedContract<Name<O>>[] =>
  listedAt(operations, (operation) => `lambdas/${noun}/${kebab(operation)}.ts`);

/** All operations in one file: `lambdas/settings/parts/closing.ts`. */
export const together = <O extends Operations>(
  file: ListedContract['file'],
  operations: O,
): readonly ListedContract<Name<O>>[] => listedAt(operations, () => file);

/** By path and method: Node lists a module's exports by name, Vitest as they are written, and files are made of this. */
export const inOrder = <Operation extends string>(
  listed: readonly ListedContract<Operation>[],
): readonly ListedContract<Operation>[] => {
  const places = new Map<unknown, string>(
    listed.map((one) => [one, `${one.contract.path} ${one.contract.method}`]),
  );
  const placeOf = (one: ListedContract<Operation>): string => places.get(one) ?? '';
  return listed.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
};
