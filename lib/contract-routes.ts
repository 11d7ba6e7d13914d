import type { FunctionName } from '#contract/functions.ts';
import type { ListedContract } from '#contract/listed.ts';
import { gatewayPathOf } from '#contract/shared-paths.ts';

const gatewayKeyOf = ({ method, path }: ListedContract['contract']): string =>
  `${method} ${gatewayPathOf(path)}`;

export type ContractRoute<Name extends FunctionName> = {
  /** The Lambda function that serves it. */
  readonly function: Name;
  /** `session`: the plane's authorizer decides. `public`: nobody is signed in yet, and the wall decides. */
  readonly access: 'session' | 'public';
};

/**
 * The gateway's method and resource → function. Throws where a contract names a function of another plane, and where two
 * that share a resource differ in what the gateway decides.
 */
export const routesOf = <Name extends FunctionName>(
  listed: readonly ListedContract[],
  functions: readonly Name[],
): Readonly<Record<string, ContractRoute<Name>>> =>
  listed.reduce<Readonly<Record<string, ContractRoute<Name>>>>((routes, { key, contract }) => {
    const name = functions.find((known) => known === contract.function);
    if (name === undefined) throw new Error(`stafee: ${key} names ${contract.function}, of another plane.`);
    const access = contract.may === 'nobody-yet' ? 'public' : 'session';
    const gatewayKey = gatewayKeyOf(contract);
    const other = routes[gatewayKey];
    if (other !== undefined && (other.function !== name || other.access !== access))
      throw new Error(
        `stafee: ${key} shares ${gatewayKey} with what another function or nobody's session serves.`,
      );
    return { ...routes, [gatewayKey]: { function: name, access } };
  }, {});
