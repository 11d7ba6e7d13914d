import { keyOf, type Contract } from './endpoint.ts';

/** What one file of contracts exports: operation → contract. */
export type Operations = Readonly<Record<string, Contract>>;

export type ListedContract = {
  /** Its name in the noun's file, which is the operation's id: `createExport`. */
  readonly operation: string;
  /** `POST /api/exports` */
  readonly key: string;
  /** Where the operation is done; the file exports `createExportEndpoint`. It is loaded with the first request for it. */
  readonly file: `lambdas/${string}.ts`;
  readonly contract: Contract;
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Each operation of the noun in a file of its own: `createExport` of `exports` in lambdas/exports/create-export.ts. */
export const apart = (noun: string, operations: Operations): readonly ListedContract[] =>
  Object.entries(operations).map(([operation, contract]) => ({
    operation,
    key: keyOf(contract),
    file: `lambdas/${noun}/${kebab(operation)}.ts`,
    contract,
  }));

/** All operations in one file: `lambdas/settings/parts/closing.ts`. */
export const together = (file: ListedContract['file'], operations: Operations): readonly ListedContract[] =>
  Object.entries(operations).map(([operation, contract]) => ({
    operation,
    key: keyOf(contract),
    file,
    contract,
  }));

/** By path and method: Node lists a module's exports by name, Vitest as they are written, and files are made of this. */
export const inOrder = (listed: readonly ListedContract[]): readonly ListedContract[] => {
  const places = new Map(listed.map((one) => [one, `${one.contract.path} ${one.contract.method}`]));
  const placeOf = (one: ListedContract): string => places.get(one) ?? '';
  return listed.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
};
