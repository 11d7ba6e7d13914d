import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { gates, listsOfMasters } from '#web/app/gates.ts';

/**
 * The operations that pages and places ask for. Read as text: whoever imports the pages has all of the client, styles
 * included. What is asked in another way than as a word is missed here, which a test would tell.
 */
const asked = (): readonly string[] =>
  ['pages.ts', 'navigation.ts'].flatMap((file) =>
    [...readFileSync(join(import.meta.dirname, 'app', file), 'utf8').matchAll(/\basks: '(\w+)'/g)].flatMap(
      ([, operation]) => operation ?? [],
    ),
  );

/** The results of web/app/gates.ts, as text. */
const gatesText = (): string => {
  const named = new Set([...asked(), ...listsOfMasters]);
  const needed = Object.entries(gates).filter(([operation]) => named.has(operation));
  return [
    `export const gates = ${JSON.stringify(Object.fromEntries(needed))};`,
    `export const listsOfMasters = ${JSON.stringify(listsOfMasters)};`,
  ].join('\n');
};

/** Writes web/app/gates.ts as its own results, so that the frame carries a few words and no contract. */
export const gatesPlugin = (): Plugin => ({
  name: 'gates',
  enforce: 'pre',
  load: (id) => (id.endsWith('/web/app/gates.ts') ? gatesText() : undefined),
});
