import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Rooms of `lambdas/adapters` by plane: each may use those before it, so that no two are built on one another. */
const rooms = ['machine', 'aws', 'tenant', 'sign-in', 'operator', 'backup', 'jobs'].map(
  (room) => `lambdas/adapters/${room}`,
);

/**
 * Who may import whom. Of a file the longest folder counts, and naming a folder does not mean those within it that are
 * listed themselves: `local` is not `local/aws`. A folder that is not listed here may not exist.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  // What browser and server say to each other, in shapes of valibot.
  contract: ['contract', 'domain', 'valibot'],
  // What is kept: every kind of row.
  rows: ['domain', 'rows', 'node:zlib'],
  lambdas: ['contract', 'domain', 'lambdas', 'lambdas/audit/proof', 'rows', ...rooms, 'npm'],
  // Whoever has files of the trail checks them without a cloud (docs/decisions/0238).
  'lambdas/audit/proof': ['domain', 'lambdas/audit/proof', 'npm'],
  ...Object.fromEntries(
    rooms.map((room, index) => [
      room,
      ['contract', 'domain', 'lambdas', 'rows', ...rooms.slice(0, index + 1), 'npm'],
    ]),
  ),
  // The machine and the SDK know nothing of what we keep.
  'lambdas/adapters/machine': ['domain', 'lambdas/adapters/machine', 'npm'],
  'lambdas/adapters/aws': ['domain', 'lambdas/adapters/machine', 'lambdas/adapters/aws', 'npm'],
  web: ['contract', 'domain', 'web', 'npm'],
  lib: ['contract', 'lib', 'rows', 'npm'],
  // What operators run by hand: what is exported and what is brought back follow one rule (docs/decisions/0112).
  'lib/operations': ['domain', 'lib', 'rows', 'lib/operations', 'lib/operations/account', 'npm'],
  // It asks an account whether it has what the templates need.
  'lib/operations/account': ['lib', 'lib/operations', 'lib/operations/account', 'proofs', 'npm'],
  proofs: ['contract', 'domain', 'lib', 'rows', 'local/aws', 'proofs', 'npm'],
  bin: [
    'bin',
    'deployment',
    'lambdas/audit/proof',
    'lib',
    'lib/operations',
    'lib/operations/account',
    'proofs',
    'npm',
  ],
  // A deployer's values (docs/decisions/0091): only bin/ hands them on, and the tests of the file itself read it.
  deployment: ['lib', 'proofs'],
  // The demo's first operator comes by the operators' own command.
  local: ['domain', 'lib', 'lib/operations', 'local', 'local/aws', 'rows', 'npm'],
  // The generic cloud knows nothing of STAFee.
  'local/aws': ['local/aws', 'npm'],
};

const folders = Object.keys(mayImport).toSorted((a, b) => b.length - a.length);

/** The listed folder that a path lies in; of any other the first. */
const folderOf = (path: string): string =>
  folders.find((folder) => path.startsWith(`${folder}/`)) ?? path.split('/')[0] ?? '';

const specifiers = (source: string): readonly string[] =>
  [...source.matchAll(/(?:(?<![\w-])from\s+|(?<![\w-])import\s*\(?\s*)['"]([^'"]+)['"]/g)]
    .map((match) => match[1] ?? '')
    // Code that is written for a bundle names whatever file it is written for.
    .filter((specifier) => !specifier.startsWith('#${'));

const targetOf = (file: string, specifier: string): string => {
  if (specifier.startsWith('#')) return folderOf(specifier.slice(1));
  if (specifier.startsWith('.')) return folderOf(normalize(join(dirname(file), specifier)));
  return 'npm';
};

const trespasses = (file: string, source: string): readonly string[] => {
  const allowed = mayImport[folderOf(file)] ?? [];
  // A ground floor names the packages that it may use.
  const isStranger = (specifier: string): boolean =>
    !allowed.includes(specifier) && !allowed.includes(targetOf(file, specifier));
  const strangers = specifiers(source).filter(isStranger);
  // Adapters of functions, and what operators run by hand (docs/decisions/0032).
  const maySpeakToAws =
    /^(lambdas\/adapters|lib\/operations)\//.test(file) && !file.startsWith('lambdas/adapters/machine/');
  const sdk = specifiers(source).filter((specifier) => specifier.startsWith('@aws-sdk/'));
  return /^(lambdas|lib)\//.test(file) && !maySpeakToAws ? [...strangers, ...sdk] : strangers;
};

const sources = () =>
  globSync('{bin,contract,deployment,domain,lambdas,lib,local,proofs,rows,web}/**/*.{ts,tsx}', {
    exclude: ['**/node_modules/**'],
  });

/** Tests may import whatever they test, but a deployer's values. */
const readsDeployment = (file: string, source: string): readonly string[] =>
  file.startsWith('test/deployment/')
    ? []
    : specifiers(source).filter((specifier) => {
        const to = targetOf(file, specifier);
        return to === 'deployment' || (to === 'bin' && specifier.endsWith('/stages.ts'));
      });

describe('the layers', () => {
  test('import only what each may', () => {
    const files = sources();
    expect(files.length).toBeGreaterThan(50);
    expect(
      files.flatMap((file) => trespasses(file, readFileSync(file, 'utf8')).map((to) => `${file} → ${to}`)),
    ).toEqual([]);
  });

  test('keep the values of a deployment from every test but its own', () => {
    const files = globSync('test/**/*.{ts,tsx}', { exclude: ['test/architecture/**'] });
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((file) => readsDeployment(file, readFileSync(file, 'utf8')).length > 0)).toEqual([]);
  });

  test.each([
    `import { settings } from '../../deployment/settings.ts';`,
    `const { settings } = await import('../../deployment/settings.ts');`,
    `import tables from '../../deployment/restored-tables.json' with { type: 'json' };`,
    `import { stages } from '../../bin/stages.ts';`,
  ])('are still guarded in a test: %s', (source) => {
    expect(readsDeployment('test/lib/x.test.ts', source)).toHaveLength(1);
  });

  test('leave no adapter outside of a room', () => {
    const adapters = sources().filter((file) => file.startsWith('lambdas/adapters/'));
    expect(adapters.length).toBeGreaterThan(50);
    expect(adapters.filter((file) => !rooms.includes(folderOf(file)))).toEqual([]);
  });

  test('hold no barrel and no drawer', () => {
    const drawers = /(^|\/)(index|utils?|helpers?|common|shared|types|services|managers?|misc)(\.tsx?$|\/)/;
    expect(sources().filter((file) => drawers.test(file))).toEqual([]);
  });

  test.each([
    ['domain/claims/x.ts', `import { find } from '../../lambdas/adapters/x.ts';`],
    ['domain/claims/x.ts', `import type { Table } from '#lambdas/adapters/x.ts';`],
    ['domain/claims/x.ts', `import {\n  randomUUID,\n} from 'node:crypto';`],
    ['domain/claims/x.ts', `export * from 'zod';`],
    ['contract/claims.ts', `import { createHash } from 'node:crypto';`],
    ['contract/claims.ts', `import { toJsonSchema } from '@valibot/to-json-schema';`],
    ['contract/claims.ts', `import { findClaim } from '#lambdas/claims/claim-store.ts';`],
    ['domain/claims/x.ts', `import { line } from '#contract/shapes/text.ts';`],
    ['local/x.ts', `import { listExports } from '#contract/exports.ts';`],
    ['web/claims/x.ts', `const a = await import('#lambdas/http/endpoint.ts');`],
    ['lib/stacks/x.ts', `import { handler } from '#lambdas/functions/auth.ts';`],
    ['lambdas/claims/x.ts', `import { PutCommand } from '@aws-sdk/lib-dynamodb';`],
    ['lib/stacks/x.ts', `import { BackupClient } from '@aws-sdk/client-backup';`],
    ['lib/stacks/x.ts', `import { settings } from '../../deployment/settings.ts';`],
    ['local/x.ts', `import tables from '../deployment/restored-tables.json' with { type: 'json' };`],
    ['lib/x.ts', `const { stages } = await import('../bin/stages.ts');`],
    ['lib/x.ts', `import { settings } from '#test/stages/settings.ts';`],
    ['local/aws/gateway/x.ts', `import { endpoint } from '#lambdas/http/endpoint.ts';`],
    ['lambdas/adapters/machine/x.ts', `import { S3Client } from '@aws-sdk/client-s3';`],
  ])('are still guarded: %s', (file, source) => {
    expect(trespasses(file, source)).toHaveLength(1);
  });

  const borders = folders.flatMap((from) =>
    folders.filter((to) => mayImport[from]?.includes(to) !== true).map((to) => [from, to] as const),
  );

  test('guard every border between two folders', () => {
    expect(borders.length).toBeGreaterThan(200);
    const open = borders.filter(
      ([from, to]) => trespasses(`${from}/x.ts`, `import { x } from '#${to}/x.ts';`).length === 0,
    );
    expect(open).toEqual([]);
  });
});

/** Names of this product, in code and in comments: `{claimId}`, and what is ours. */
const ofThisProduct =
  /stafee|claim(id|s\b\/)|keihi|\bours\b|\bthe product\b|#(rows|lib|lambdas|domain|contract)\//i;

describe('the generic cloud', () => {
  test('knows nothing of what runs on it', () => {
    const files = globSync('local/aws/**/*.ts');
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => ofThisProduct.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  test.each([
    'is another STAFee using it?',
    '/** `/claims/{claimId}` */',
    "join(root, '.cache/stafee-threads')",
    'What the product asks of it',
  ])('is still guarded: %s', (source) => {
    expect(ofThisProduct.test(source)).toBe(true);
  });
});
