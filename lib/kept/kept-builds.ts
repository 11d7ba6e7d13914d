import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

/** Older builds may still be in use by a running cloud, which loads some code late. */
const keptBuilds = 5;

/** Leaves the builds of a cache that were used last, the current one among them; each is named by the hash of its sources. */
export const keepLatestBuilds = (cache: string, current: string, most = keptBuilds): void => {
  utimesSync(join(cache, current), new Date(), new Date());
  const old = readdirSync(cache)
    .filter((name) => /^[0-9a-f]{32}$/.test(name) && name !== current)
    .map((name) => ({ path: join(cache, name), usedAt: statSync(join(cache, name)).mtimeMs }))
    .toSorted((left, right) => right.usedAt - left.usedAt)
    .slice(most - 1);
  for (const { path } of old) rmSync(path, { recursive: true, force: true });
};
