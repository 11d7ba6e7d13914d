import assert from 'node:assert/strict';

import { transform } from 'esbuild';

/** As esbuild ends a module: `export{a as b,c};`, and behind it its source map. */
const atTheEnd = /export\{([^{}]*)\};(?=\s*(?:\/\/# sourceMappingURL=\S*\s*)?$)/;

const getterOf = (exported: string): string => {
  const [own = '', name = own] = exported.split(' as ');
  return `${name}:()=>${own}`;
};

/**
 * A minified ES module as the expression of a function that the loader calls. `give` takes what the module exports: esbuild
 * would write what does that into each of them, and V8 would compile it for each.
 */
export const moduleFunction = async (
  text: string,
): Promise<{ readonly code: string; readonly map: string }> => {
  const given = text.replace(
    atTheEnd,
    (_whole, names: string) => `give({${names.split(',').map(getterOf).join(',')}});`,
  );
  const { code, map } = await transform(given, {
    format: 'cjs',
    // Not `node`: it would name all exports a second time, for Node's own reader of modules.
    platform: 'neutral',
    target: 'node24',
    // Turns `import()` into a deferred `require`, which the loader answers.
    supported: { 'dynamic-import': false },
    // Around the module, so that its source map stays right.
    banner: '(function(give,require){',
    footer: '})',
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    sourcemap: 'external',
  });
  assert(!code.includes('module.exports'), 'all that a module exports stood at its end');
  return { code, map };
};
