import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { readManual } from '#web/manual/manual-text.ts';

const client = import.meta.dirname;
const consoleFolder = 'operator';

/** The client of the tenants, and the operators' console: each has the manual of its own screens. */
export const manuals = {
  client: { folder: client, without: consoleFolder, registry: 'app/pages.ts', further: [] },
  console: {
    folder: join(client, consoleFolder),
    without: undefined,
    registry: 'console-pages.ts',
    // The door, which has no address of its own.
    further: ['/sign-in'],
  },
} as const;

/** The manual itself needs no page. */
const ownPath = '/manual/:slug?';

/** Addresses as the registry of pages says them. Read as text: whoever imports it has all of the client. */
const screensIn = (registry: string): readonly string[] =>
  [...readFileSync(registry, 'utf8').matchAll(/\bpath: '([^']+)'/g)].flatMap(([, path]) =>
    path === undefined || path === ownPath ? [] : [path],
  );

/** @throws ManualFault */
export const manualOf = ({ folder, without, registry, further }: (typeof manuals)[keyof typeof manuals]) =>
  readManual(
    globSync('**/*.manual.ja.md', { cwd: folder })
      .filter((file) => without === undefined || !file.startsWith(join(without, '/')))
      .toSorted()
      .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') })),
    [...screensIn(join(folder, registry)), ...further],
  );

/** Writes the manual into the build, and ends it where a screen has no page. */
export const manualPlugin = (): Plugin => {
  let isConsole = false;
  return {
    name: 'manual',
    enforce: 'pre',
    configResolved: ({ root }) => {
      isConsole = root === manuals.console.folder;
    },
    load: (id) =>
      id.endsWith('/web/manual/manual-of-build.ts')
        ? `export const manualOfBuild = ${JSON.stringify(manualOf(manuals[isConsole ? 'console' : 'client']))};`
        : undefined,
  };
};
