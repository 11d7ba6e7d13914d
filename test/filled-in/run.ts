/**
 * The repository as a deployer has it: a copy in which test/filled-in/ stands in the place of deployment/. It has to pass
 * synth, controls, cost, inventory, the checks of `npm test`, and every test that starts a program of bin/ or reads the
 * settings (`--all`: every test), and no generated document may change. Part of `.ci/run`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** What a clone does not hold; .gitignore names the same. */
const left = [
  '.git',
  '.stafee',
  '.vitest',
  'cdk.out',
  'coverage',
  'dist',
  'node_modules',
  'reports',
  'test-results',
];
const documents = ['controls.md', 'cost.md', 'inventory.md', 'white-paper.ja.md'];

const copyTo = (copy: string): void => {
  for (const name of readdirSync(root))
    if (!left.includes(name)) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const name of ['settings.ts', 'restored-tables.json'])
    cpSync(join(root, 'test/filled-in', name), join(copy, 'deployment', name));
};

/** Tests that see the deployment: through a program of bin/, or in the file itself. */
const readersIn = (copy: string): readonly string[] =>
  globSync('test/**/*.test.ts', { cwd: copy }).filter(
    (file) =>
      /^test\/(architecture|deployment)\//.test(file) ||
      /\bbin\/|generated|inventoryOf|refusalToDeploy/.test(readFileSync(join(copy, file), 'utf8')),
  );

const copy = mkdtempSync(join(tmpdir(), 'stafee-filled-in-'));
let failed = false;
const run = (...words: readonly string[]): void => {
  const started = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', ...words], { cwd: copy, stdio: 'inherit' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`filled in: ${status === 0 ? 'ok' : 'FAILED'} npm run ${words[0]} (${seconds} s)\n`);
  failed ||= status !== 0;
};

try {
  copyTo(copy);
  const read = (name: string): string => readFileSync(join(copy, 'docs', name), 'utf8');
  const before = new Map(documents.map((name) => [name, read(name)]));
  for (const name of ['synth', 'controls', 'cost', 'inventory']) run(name);
  for (const [name, text] of before)
    if (read(name) !== text) {
      process.stdout.write(`filled in: FAILED docs/${name} says something else than in the repository\n`);
      failed = true;
    }
  run('test', '--', ...(process.argv.includes('--all') ? [] : readersIn(copy)));
} finally {
  rmSync(copy, { recursive: true, force: true });
}
if (failed) process.exitCode = 1;
