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

const partsOfThePage = ['A right', 'A kind of row', 'An endpoint', 'A master', 'A screen', 'A job'];

type Block = { readonly file: string; readonly after: string | undefined; readonly text: string };

const blocks: readonly Block[] = [...page.matchAll(/^```\w+ (\S+)(?: after "(.*)")?\n([\s\S]*?)^```$/gm)].map(
  ([, file = '', after, text = '']) => ({ file, after, text }),
);

const floors = ['contract', 'deployment', 'domain', 'lambdas', 'lib', 'proofs', 'rows', 'web'];

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'stafee-how-to-add-'));
  for (const name of [...floors, 'docs/glossary.md', 'package.json', 'tsconfig.json'])
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
         import { functionNames } from '#lib/functions.ts';
         import { scheduledJobs } from '#proofs/checks/jobs.ts';
         import { navigationOf } from '#web/app/navigation.ts';
         import { pages } from '#web/app/pages.ts';
         import { chunking } from './web/chunks.ts';
         import { manualOf, manuals } from './web/manual-plugin.ts';
         const endpoint = tenantContracts.find(({ operation }) => operation === 'listMemos');
         const module = await import('./' + endpoint.file);
         const ofVehicles = tenantContracts.filter(({ file }) => file === 'lambdas/vehicles/vehicles-endpoints.ts');
         const vehicles = await import('./lambdas/vehicles/vehicles-endpoints.ts');
         const job = await import('./lambdas/functions/memo-check.ts');
         const fileOf = chunking();
         const ground = { getModuleInfo: () => null };
         const seen = (rights) => navigationOf({ rights }).some(({ to }) => to === '/memos');
         console.log(JSON.stringify({
           file: endpoint.file,
           key: endpoint.key,
           isDone: 'listMemosEndpoint' in module,
           right: rights['memos.read'].words,
           isGranted: 'memos.read' in shippedRoles.accountant.grants,
           isKept: allRowKinds.some(({ name }) => name === 'memo'),
           isMasterKept: allRowKinds.some(({ name }) => name === 'setting-vehicles'),
           masterEndpoints: ofVehicles.filter(({ operation }) => operation + 'Endpoint' in vehicles).length,
           isInManual: manualOf(manuals.client).some(({ screens }) => screens.includes('/memos')),
           hasAddress: pages.some(({ path }) => path === '/memos'),
           isSeen: [seen({ 'memos.read': 'company' }), seen({})],
           filesOfClient: ['web/memos/memos.page.tsx', 'domain/vehicles/vehicle.ts']
             .map((file) => fileOf(process.cwd() + '/' + file, ground)),
           isBundled: functionNames.includes('memo-check') && typeof job.handler === 'function',
           isJudged: scheduledJobs.some(({ schedule }) => schedule === 'Lifecycle/Schedules/memo-check'),
         }));`,
      ],
      { cwd: copy, encoding: 'utf8' },
    ),
  );

const everything = [
  'contract',
  'rows',
  'lambdas/memos',
  'lambdas/vehicles',
  'lambdas/functions/memo-check.ts',
  'lib/stacks/lifecycle.ts',
  'proofs/checks/jobs.ts',
  'web/app/navigation.ts',
  'web/memos',
];

const faultsOfTypes = (include: readonly string[]): string => {
  const scratch = join(copy, 'tsconfig.scratch.json');
  writeFileSync(
    scratch,
    JSON.stringify({
      extends: './web/tsconfig.json',
      compilerOptions: { types: ['node', 'vite/client'] },
      include,
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
    expect(parts.map((part) => part.split('\n')[0])).toEqual(partsOfThePage);
    for (const part of parts) {
      const words = part
        .replaceAll(/^```[\s\S]*?^```$/gm, '')
        .split('\n')
        .filter((line) => line.trim() !== '');
      expect(words.length).toBeLessThanOrEqual(11);
    }
  });

  test('is enough: what it adds compiles, is listed and is found', () => {
    expect(blocks.length).toBeGreaterThan(6);
    blocks.forEach(add);
    expect(faultsOfTypes(everything)).toBe('');
    expect(listed()).toEqual({
      file: 'lambdas/memos/list-memos.ts',
      key: 'GET /api/memos',
      isDone: true,
      right: 'メモを見る',
      isGranted: true,
      isKept: true,
      isMasterKept: true,
      masterEndpoints: 10,
      isInManual: true,
      hasAddress: true,
      isSeen: [true, false],
      filesOfClient: ['memos', 'masters-ground'],
      isBundled: true,
      isJudged: true,
    });
  });

  test('takes the files of docs/decisions/0140 for a master, and no other', () => {
    const part = page.split(/^## /m).find((text) => text.startsWith('A master\n')) ?? '';
    const files = new Set([...part.matchAll(/^```\w+ (\S+)/gm)].map(([, file = '']) => file));
    const record = readFileSync(join(root, 'docs/decisions/0140-what-a-new-master-touches.md'), 'utf8');
    const counted = [...record.matchAll(/^\| (\w+\/\S+) \|/gm)].map(([, file = '']) =>
      file.replaceAll('holiday', 'vehicle'),
    );
    expect(files).toEqual(new Set(counted));
  });

  test.each([
    ['a right', 'domain/rights/rights.ts', / {2}'memos\.read':.*\n/, 'contract', 'memos.read'],
    [
      'the right to keep a master',
      'domain/rights/rights.ts',
      / {2}'vehicles\.keep': \{[^}]*\},\n/,
      'contract',
      'vehicles',
    ],
    ['the row of a master', 'rows/settings.ts', / {2}vehicles: .*\n/, 'rows', 'vehicles'],
    [
      'the name of a function',
      'lib/functions.ts',
      / {2}'memo-check',\n/,
      'lib/stacks/lifecycle.ts',
      'memo-check',
    ],
  ])(
    'says nothing that could be left out: it does not compile without %s',
    { timeout: 60_000 },
    (_what, file, line, of, says) => {
      const path = join(copy, file);
      const whole = readFileSync(path, 'utf8');
      writeFileSync(path, whole.replace(line, ''));
      const faults = faultsOfTypes([of]);
      writeFileSync(path, whole);
      expect(faults).toContain(says);
    },
  );
});
