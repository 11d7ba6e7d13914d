import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { everyRefusal } from '#contract/refusals/every.ts';
import { describedAt, operatorApi, routeIn, tenantApi } from './endpoints.ts';
import { refusalsOf } from './openapi-responses.ts';

const root = join(import.meta.dirname, '../..');
const every = [tenantApi, operatorApi].flatMap((api) =>
  Object.keys(api.routes).map((key) => [key, api] as const),
);

/** All files of lambdas and domain that a file reaches. */
const reachedFrom = (entry: string): ReadonlySet<string> => {
  const reached = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const source = readFileSync(join(root, file), 'utf8');
    for (const [, name = ''] of source.matchAll(/(?:from|import\()\s*'([#.][^']+\.ts)'/g))
      waiting.push(name.startsWith('#') ? name.slice(1) : join(dirname(file), name));
  }
  return reached;
};

/** What stands in code, not in the list of an endpoint nor in a type: there it is given. */
const givenIn = (file: string): string =>
  readFileSync(join(root, file), 'utf8')
    .replaceAll(/refusals: \{[^}]*\}/g, '')
    .replaceAll(/RefusalOf<[^>]*>/g, '')
    .replaceAll(/readonly kind:[^;}]*/g, '');

describe('B-11 what the contract says of refusals', () => {
  test.each(every)('%s lists none that nothing in its reach gives', async (key, api) => {
    const { refusals } = await describedAt(api, key);
    const sources = [...reachedFrom(routeIn(api, key).entry)]
      .filter((file) => !file.startsWith('contract/'))
      .map(givenIn)
      .join('\n');
    expect(Object.keys(refusals).filter((kind) => !sources.includes(`'${kind}'`))).toEqual([]);
  });

  test('knows no refusal that no endpoint gives', async () => {
    const given = await Promise.all(
      every.map(async ([key, api]) => refusalsOf({ api, key, endpoint: await describedAt(api, key) })),
    );
    expect([...new Set(given.flat())].toSorted()).toEqual([...everyRefusal.keys()].toSorted());
  });
});
