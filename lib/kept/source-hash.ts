import { createHash } from 'node:crypto';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of which no assembly is made; each other folder of the repository counts, a new one too. */
const others = new Set([
  'dist',
  'docs',
  'local',
  'node_modules',
  'reports',
  'test',
  'test-results',
  'cdk.out',
  'coverage',
]);
const files = ['cdk.json', 'package.json', 'package-lock.json'];

/** Everything that a cloud assembly is made from; a change of any of it asks for a new one. */
const sourcesIn = (root: string): readonly string[] => [
  ...readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !others.has(entry.name))
    .map(({ name }) => `${name}/**/*`),
  ...files,
];

/** A hash of the names and contents of all sources, and of `more`, and of this Node, which made the code cache. */
export const sourceHash = (root: string, more: readonly string[] = []): string => {
  const found = globSync([...sourcesIn(root), ...more], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted((left, right) => (left < right ? -1 : Number(left > right)));
  const hash = createHash('sha256').update(process.version);
  for (const path of found) {
    hash.update(`\0${path.slice(root.length)}\0`).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 32);
};
