import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that the cloud assembly is made from; a change of any of it asks for a new one. */
const sources = ['bin', 'deployment', 'domain', 'lambdas', 'lib', 'web'].map((folder) => `${folder}/**/*`);
const files = ['cdk.json', 'package.json', 'package-lock.json'];

/** A hash of the names and contents of all sources, and of this Node, which made the code cache. */
export const sourceHash = (root: string): string => {
  const found = globSync([...sources, ...files], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted((left, right) => (left < right ? -1 : Number(left > right)));
  const hash = createHash('sha256').update(process.version);
  for (const path of found) {
    hash.update(`\0${path.slice(root.length)}\0`).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 32);
};
