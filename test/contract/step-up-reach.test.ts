import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { keyOf, type Contract } from '#contract/endpoint.ts';

const root = path.resolve(import.meta.dirname, '../..');
const files = new Map(
  globSync('lambdas/**/*.ts', { cwd: root }).map((file) => [
    file,
    readFileSync(path.join(root, file), 'utf8'),
  ]),
);

/** As a file names it, so as the map does. */
const named = (from: string, asked: string): string =>
  asked.startsWith('#') ? asked.slice(1) : path.join(path.dirname(from), asked);
const importsOf = (file: string): readonly string[] =>
  [...(files.get(file) ?? '').matchAll(/from '(?<asked>[#.][^']+)'/g)].map(({ groups }) =>
    named(file, groups?.['asked'] ?? ''),
  );
/** They write roles, names or posts of people, or what their sessions and authenticators stand on. */
const writing = /\b(?:standingRaised|factorEnded|personWrite|newcomerWrites|companyAccess\.stored)\(/;
const isDefinition = (file: string): boolean => file.startsWith('lambdas/adapters/');

const reaching = (): ReadonlySet<string> => {
  const found = new Set(
    [...files].filter(([file, text]) => writing.test(text) && !isDefinition(file)).map(([file]) => file),
  );
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const file of files.keys())
      if (!isDefinition(file) && importsOf(file).some((one) => found.has(one))) found.add(file);
  }
  return found;
};

/** What is bound in a file: its contract is what the file imports under this name. */
const contractsIn = async (file: string): Promise<readonly Contract[]> => {
  const text = files.get(file) ?? '';
  const names = [...text.matchAll(/\bendpoint\(\s*(?:contracts\.)?(?<name>\w+),/g)].map(
    ({ groups }) => groups?.['name'] ?? '',
  );
  const modules = importsOf(file).filter((one) => one.startsWith('contract/'));
  const said: Record<string, Contract> = Object.assign(
    {},
    ...(await Promise.all(modules.map((one) => import(path.join(root, one))))),
  );
  return names.map((name) => said[name]).filter((contract) => contract !== undefined);
};

/** They reach it, and nobody becomes another or may do more by them. */
const takingOnly: Readonly<Record<string, string>> = {
  'POST /api/users/{userId}/hand-over':
    'votes of whoever was shut out go to an approver, and no person is written',
  'POST /api/users/{userId}/sign-out': 'it ends sessions',
  'POST /api/my/address-confirmation': 'it was asked for after 本人確認 (docs/decisions/0200)',
  'POST /api/master-files/users/checks': 'it keeps nothing',
  'PUT /api/master-files/users/checks': 'it lies unread until it is tried and taken',
  'DELETE /api/master-files/users/imports/{importId}': 'it drops what nobody has seen yet',
};

describe('本人確認 (9.2.3)', () => {
  test('is asked for by whatever reaches roles, names, posts or standing of people', async () => {
    const found = (await Promise.all([...reaching()].map(contractsIn)))
      .flat()
      .filter(({ method }) => method !== 'GET');
    const keys = found.map(keyOf);
    expect(keys).toEqual(
      expect.arrayContaining([
        'PUT /api/users/{userId}',
        'PUT /api/users/{userId}/roles',
        'PUT /api/users/{userId}/state',
        'POST /api/master-files/users/imports',
        'POST /api/users/{userId}/totp-end',
      ]),
    );
    const free = found.filter(({ stepUp }) => stepUp === undefined).map(keyOf);
    expect(free.toSorted()).toEqual(Object.keys(takingOnly).toSorted());
  });
});
