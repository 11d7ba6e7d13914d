import { execFileSync } from 'node:child_process';
import { builtinModules } from 'node:module';

import type { Plugin } from 'esbuild';

/**
 * Members that load a subsystem when they are read. `node:http` alone brings undici with it: 33-55 ms of a cold start
 * (https://github.com/nodejs/node/issues/59686).
 */
const lazyMembers: Readonly<Record<string, readonly string[]>> = {
  'node:http': ['WebSocket', 'CloseEvent', 'MessageEvent'],
  'node:crypto': ['webcrypto', 'subtle', 'fips'],
};

const names = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));
const withScheme = (name: string): string => (name.startsWith('node:') ? name : `node:${name}`);

const printed = `JSON.stringify(Object.fromEntries(process.argv.slice(1).map((name) =>
  [name, Object.keys(Object.getOwnPropertyDescriptors(process.getBuiltinModule(name) ?? {}))])))`;
let known: Readonly<Record<string, readonly string[]>> | undefined;

/**
 * As a fresh Node has them: what runs here may have more of them, such as the channel of a test's worker to its parent, or
 * have put some of its own there, and a bundle would hang on who made it.
 */
const ofFreshNode = (name: string): readonly string[] => {
  known ??= JSON.parse(
    execFileSync(process.execPath, ['--print', printed, ...[...names].map(withScheme)], {
      encoding: 'utf8',
      env: {},
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  return known?.[name] ?? [];
};

const membersOf = (name: string): readonly string[] =>
  ofFreshNode(name).filter(
    (member) =>
      /^[A-Za-z_$][\w$]*$/.test(member) &&
      member !== 'default' &&
      lazyMembers[name]?.includes(member) !== true,
  );

/** Built-ins, or members of them, that Node has not loaded when a function starts and few first requests need: 1-2 ms each. */
const onUse = new Set(['node:crypto', 'node:zlib', 'node:fs/promises', 'node:timers/promises']);

const isPlainFunction = (name: string, member: string): boolean =>
  /^[a-z]/.test(member) && typeof Object(process.getBuiltinModule(name))[member] === 'function';

/**
 * Each member is read on its own and dropped by tree shaking when nobody uses it. Functions of what is loaded on use read
 * theirs when they are called.
 */
const asEsModule = (name: string): string =>
  [
    `const load = () => process.getBuiltinModule(${JSON.stringify(name)});`,
    'const m = /* @__PURE__ */ load();',
    'export default m;',
    ...membersOf(name).map((member) =>
      onUse.has(name) && isPlainFunction(name, member)
        ? `const $${member} = (...given) => load().${member}(...given); export { $${member} as ${member} };`
        : `const $${member} = /* @__PURE__ */ (() => m.${member})(); export { $${member} as ${member} };`,
    ),
  ].join('\n');

/** Binds Node's built-ins through `process.getBuiltinModule`, so that no bundle imports one as an ES module. */
export const builtIns: Plugin = {
  name: 'built-ins',
  setup: (build) => {
    build.onResolve({ filter: /^(node:)?[a-z_0-9]+(\/[a-z_0-9]+)*$/ }, ({ path, kind }) =>
      names.has(path)
        ? {
            path: withScheme(path),
            namespace: kind === 'require-call' ? 'built-in-required' : 'built-in',
            sideEffects: false,
          }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'built-in' }, ({ path }) => ({
      contents: asEsModule(path),
      loader: 'js',
    }));
    build.onLoad({ filter: /.*/, namespace: 'built-in-required' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
      loader: 'js',
    }));
  },
};
