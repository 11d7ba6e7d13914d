import type { FunctionName } from '#contract/functions.ts';
import type { ListedContract } from '#contract/listed.ts';

export type ContractRoute<Name extends FunctionName> = {
  /** The Lambda function that serves it. */
  readonly function: Name;
  readonly entry: `lambdas/${string}.ts`;
  /** `session`: the plane's authorizer decides. `public`: nobody is signed in yet, and the wall decides. */
  readonly access: 'session' | 'public';
};

/** URL → function → file. Throws where a contract names a function of another plane. */
export const routesOf = <Name extends FunctionName>(
  listed: readonly ListedContract[],
  functions: readonly Name[],
): Readonly<Record<string, ContractRoute<Name>>> =>
  Object.fromEntries(
    listed.map(({ key, file, contract }) => {
      const name = functions.find((known) => known === contract.function);
      if (name === undefined) throw new Error(`stafee: ${key} names ${contract.function}, of another plane.`);
      const access = contract.may === 'nobody-yet' ? 'public' : 'session';
      return [key, { function: name, entry: file, access }];
    }),
  );
