import { tenantContracts } from '#contract/all.ts';
import type { FunctionName } from '#contract/functions.ts';
import type { Plane } from '#contract/header.ts';
import { contractHash } from '#contract/hash.ts';
import type { ListedContract } from '#contract/listed.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { Endpoint } from './call.ts';
import type { DispatchTable } from './dispatch.ts';

/*
 * What is known of the contract before the first request: keys, and no shape. In a bundle this module is replaced by
 * its own results for that function, each noun a chunk that waits for its use (lib/bundling/contract-plugin.ts).
 */

const isEndpoint = <C>(value: unknown, { contract }: ListedContract): value is Endpoint<C> =>
  typeof value === 'object' && value !== null && 'contract' in value && value.contract === contract;

const loaderOf = (listed: ListedContract) => async () => {
  const module: Readonly<Record<string, unknown>> = await import(/* @vite-ignore */ `#${listed.file}`);
  const endpoint = module[`${listed.operation}Endpoint`];
  assert(isEndpoint(endpoint, listed), `${listed.file} does ${listed.key}`);
  return endpoint;
};

/** Each endpoint that the function serves, loaded on use. */
export const endpointsOf = <C>(name: FunctionName): DispatchTable<C> =>
  Object.fromEntries(
    [...tenantContracts, ...operatorContracts]
      .filter(({ contract }) => contract.function === name)
      .map((listed) => [listed.key, loaderOf(listed)]),
  );

/** What changes no record of the company and so stays open. */
export const openWhileReadOnly: ReadonlySet<string> = new Set(
  tenantContracts.filter(({ contract }) => contract.isOpenWhileReadOnly).map(({ key }) => key),
);

const hashes = new Map<Plane, string>();

/** Of the plane's contract, for every answer. */
export const hashOf = (plane: Plane): string => {
  const known = hashes.get(plane);
  if (known !== undefined) return known;
  const hash = contractHash(plane === 'tenant' ? tenantContracts : operatorContracts);
  hashes.set(plane, hash);
  return hash;
};
