import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { gates, listsOfMasters } from '#web/api/gates.ts';

/**
 * The operations that frame, pages and places name. Read as text: whoever imports the pages has all of the client,
 * styles included. Names of operations are typed, so that each stands there as a word (`'createClaim'`, `gates.x`).
 */
const asked = (): ReadonlySet<string> =>
  new Set(
    globSync('{app,api}/*.{ts,tsx}', { cwd: import.meta.dirname }).flatMap((file) =>
      [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/['.](\w+)/g)].flatMap(
        ([, word]) => word ?? [],
      ),
    ),
  );

/** The results of web/api/gates.ts, as text. */
const gatesText = (): string => {
  const named = new Set<string>([...asked(), ...listsOfMasters]);
  const needed = Object.entries(gates).filter(([operation]) => named.has(operation));
  return [
    `export const gates = ${JSON.stringify(Object.fromEntries(needed))};`,
    `export const listsOfMasters = ${JSON.stringify(listsOfMasters)};`,
  ].join('\n');
};

/** Writes web/api/gates.ts as its own results, so that the frame carries a few words and no contract. */
export const gatesPlugin = (): Plugin => ({
  name: 'gates',
  enforce: 'pre',
  load: (id) => (id.endsWith('/web/api/gates.ts') ? gatesText() : undefined),
});
