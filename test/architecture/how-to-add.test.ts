import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/how-to-add.md'), 'utf8');

type Block = { readonly file: string; readonly after: string | undefined; readonly text: string };

const blocks: readonly Block[] = [...page.matchAll(/^```ts (\S+)(?: after "(.*)")?\n([\s\S]*?)^```$/gm)].map(
  ([, file = '', after, text = '']) => ({ file, after, text }),
);

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'stafee-how-to-add-'));
  for (const name of ['contract', 'domain', 'lambdas', 'rows', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** @throws Error when the line, after which a block stands, is not there */
const add = ({ file, after, text }: Block): void => {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  if (after === undefined) return appendFileSync(path, text);
  const source = readFileSync(path, 'utf8');
  if (!source.includes(`\n${after}\n`) && !source.startsWith(`${after}\n`))
    throw new Error(`${file} has no line "${after}"`);
  writeFileSync(
    path,
    source.replace(`${after}\n`, () => `${after}\n${text}`),
  );
};

/** What the lists say in a process of its own, as `npm run contract` and the deployment read them. */
const listed = (): Readonly<Record<string, unknown>> =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import { tenantContracts } from '#contract/all.ts';
         import { rights } from '#domain/rights/rights.ts';
         import { shippedRoles } from '#domain/rights/roles.ts';
         import { allRowKinds } from '#rows/all.ts';
         const endpoint = tenantContracts.find(({ operation }) => operation === 'listMemos');
         const module = await import('./' + endpoint.file);
         console.log(JSON.stringify({
           file: endpoint.file,
           key: endpoint.key,
           isDone: 'listMemosEndpoint' in module,
           right: rights['memos.read'].words,
           isGranted: 'memos.read' in shippedRoles.accountant.grants,
           isKept: allRowKinds.some(({ name }) => name === 'memo'),
         }));`,
      ],
      { cwd: copy, encoding: 'utf8' },
    ),
  );

const faultsOfTypes = (): string => {
  const scratch = join(copy, 'tsconfig.scratch.json');
  writeFileSync(
    scratch,
    JSON.stringify({
      extends: './tsconfig.json',
      include: ['contract', 'rows', 'lambdas/memos'],
      exclude: [],
    }),
  );
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', scratch], { cwd: copy, encoding: 'utf8' });
    return '';
  } catch (error) {
    return String(Object(error).stdout);
  }
};

describe('docs/how-to-add.md', () => {
  test('says each part in at most ten lines beside its code', () => {
    const parts = page.split(/^## /m).slice(1);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      const words = part
        .replaceAll(/^```[\s\S]*?^```$/gm, '')
        .split('\n')
        .filter((line) => line.trim() !== '');
      expect(words.length).toBeLessThanOrEqual(11);
    }
  });

  test('is enough: what it adds compiles, is listed and is found', { timeout: 60_000 }, () => {
    expect(blocks.length).toBeGreaterThan(6);
    blocks.forEach(add);
    expect(faultsOfTypes()).toBe('');
    expect(listed()).toEqual({
      file: 'lambdas/memos/list-memos.ts',
      key: 'GET /api/memos',
      isDone: true,
      right: 'メモを見る',
      isGranted: true,
      isKept: true,
    });
  });

  test('says nothing that could be left out: without the right, its endpoint does not compile', () => {
    const path = join(copy, 'domain/rights/rights.ts');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/ {2}'memos\.read':.*\n/, ''));
    expect(faultsOfTypes()).toContain('memos.read');
  });
});
