import type { Plugin } from 'esbuild';

import { tenantContracts } from '#contract/all.ts';
import { contractHash } from '#contract/hash.ts';
import type { ListedContract } from '#contract/listed.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import type { LambdaName } from '#lib/functions.ts';

/** Of the chunks' names in what esbuild tells: `stafee-chunk:exports`. */
export const chunkSpace = 'stafee-chunk';
const planes = [tenantContracts, operatorContracts];

const servedBy = (name: LambdaName): readonly ListedContract[] =>
  planes.flat().filter(({ contract }) => contract.function === name);

const planeOf = (name: LambdaName): readonly ListedContract[] =>
  planes.find((listed) => listed.some(({ contract }) => contract.function === name)) ?? tenantContracts;

/** The results of lambdas/http/contract-at-start.ts for one function, as text. */
const startText = (name: LambdaName): string => {
  const served = servedBy(name);
  const rows = served.map(
    ({ key, chunk, operation }) =>
      `${JSON.stringify(key)}: async () => (await import('${chunkSpace}:${chunk}')).${operation}Endpoint`,
  );
  const open = served.filter(({ contract }) => contract.isOpenWhileReadOnly).map(({ key }) => key);
  return [
    `const table = { ${rows.join(',\n')} };`,
    'export const endpointsOf = () => table;',
    `export const openWhileReadOnly = new Set(${JSON.stringify(open)});`,
    `export const hashOf = () => '${contractHash(planeOf(name))}';`,
  ].join('\n');
};

const chunkText = (name: LambdaName, chunk: string): string =>
  servedBy(name)
    .filter((listed) => listed.chunk === chunk)
    .map(({ file, operation }) =>
      ['export', '{', `${operation}Endpoint`, '}', 'from', JSON.stringify(`#${file}`)].join(' '),
    )
    .join('\n');

/** Writes what a function knows of the contract into its bundle: keys as text, each noun a chunk that waits for its use. */
export const contractPlugin = (name: LambdaName, root: string): Plugin => ({
  name: 'contract',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]lambdas[\\/]http[\\/]contract-at-start\.ts$/ }, () => ({
      contents: startText(name),
      loader: 'js',
      resolveDir: root,
    }));
    build.onResolve({ filter: new RegExp(`^${chunkSpace}:`) }, ({ path }) => ({
      path: path.slice(chunkSpace.length + 1),
      namespace: chunkSpace,
    }));
    build.onLoad({ filter: /.*/, namespace: chunkSpace }, ({ path }) => ({
      contents: chunkText(name, path),
      loader: 'js',
      resolveDir: root,
    }));
  },
});
