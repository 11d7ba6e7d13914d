import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import { operatorContracts } from '#contract/operator/all.ts';
import { everyRefusal } from '#contract/refusals/every-refusal.ts';
import { refusalsOf } from './openapi-responses.ts';

const root = join(import.meta.dirname, '../..');
const every = [...tenantContracts, ...operatorContracts].map((listed) => [listed.key, listed] as const);

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
  test.each(every)('%s lists none that nothing in its reach gives', (_key, { file, contract }) => {
    const sources = [...reachedFrom(file)]
      .filter((reached) => !reached.startsWith('contract/'))
      .map(givenIn)
      .join('\n');
    const kinds = (contract.refusals ?? []).map(({ kind }) => kind);
    expect(kinds.filter((kind) => !sources.includes(`'${kind}'`))).toEqual([]);
  });

  test('knows no refusal that no endpoint gives, and each by one value', () => {
    const given = new Set(every.flatMap(([, listed]) => refusalsOf(listed)));
    expect([...given].map(({ kind }) => kind).toSorted()).toEqual([...everyRefusal.keys()].toSorted());
  });
});
