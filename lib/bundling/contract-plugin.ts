import { join } from 'node:path';

import type { Plugin } from 'esbuild';

import { tenantContracts } from '#contract/all.ts';
import { contractHash } from '#contract/hash.ts';
import type { ListedContract } from '#contract/listed.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { endpointText } from '#lib/bundling/endpoint-text.ts';
import type { LambdaName } from '#lib/functions.ts';

const planes = [tenantContracts, operatorContracts];

const servedBy = (name: LambdaName): readonly ListedContract[] =>
  planes.flat().filter(({ contract }) => contract.function === name);

/** The files of a function's endpoints; each is loaded with the first request for it. */
export const endpointFiles = (name: LambdaName): readonly string[] => [
  ...new Set(servedBy(name).map(({ file }) => file)),
];

const planeOf = (name: LambdaName): readonly ListedContract[] =>
  planes.find((listed) => listed.some(({ contract }) => contract.function === name)) ?? tenantContracts;

/** The results of lambdas/http/contract-at-start.ts for one function, as text. */
const startText = (name: LambdaName): string => {
  const served = servedBy(name);
  const rows = served.map(
    ({ key, file, operation }) =>
      `${JSON.stringify(key)}: async () => (await import('#${file}')).${operation}Endpoint`,
  );
  const open = served.filter(({ contract }) => contract.isOpenWhileReadOnly).map(({ key }) => key);
  return [
    `const table = { ${rows.join(',\n')} };`,
    'export const endpointsOf = () => table;',
    `export const openWhileReadOnly = new Set(${JSON.stringify(open)});`,
    `export const hashOf = () => '${contractHash(planeOf(name))}';`,
  ].join('\n');
};

/**
 * Writes what a function knows of the contract into its bundle: keys as text, each endpoint a file that waits for its
 * use and brings its own contract along.
 */
export const contractPlugin = (name: LambdaName, root: string): Plugin => ({
  name: 'contract',
  setup: (build) => {
    const endpoints = new Set(endpointFiles(name).map((file) => join(root, file)));
    build.onLoad({ filter: /[\\/]lambdas[\\/]/ }, async ({ path }) => {
      if (path === join(root, 'lambdas/http/contract-at-start.ts'))
        return { contents: startText(name), loader: 'js', resolveDir: root };
      if (!endpoints.has(path)) return undefined;
      return { contents: await endpointText(path, root), loader: 'js', resolveDir: root };
    });
  },
});
