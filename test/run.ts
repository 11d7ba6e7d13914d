/** `npm test`: every check of the repository in turn; the last line counts the tests of Vitest's own report. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAssembly } from '#local/build/build-assembly.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

const checks: readonly (readonly [string, string, readonly string[]])[] = [
  ['format', 'oxfmt', ['--check', '.']],
  ['types', 'tsc', ['-p', '.']],
  ['types of the web client', 'tsc', ['-p', 'web']],
  ['lint', 'oxlint', ['--deny-warnings', '.']],
  ['unused code', 'knip', []],
];

const passes = ([name, command, args]: (typeof checks)[number]): boolean => {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (status !== 0) say(`${stdout ?? ''}${stderr ?? ''}`);
  return status === 0;
};

type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numPendingTests: number;
};

const runTests = () => {
  const folder = mkdtempSync(join(tmpdir(), 'stafee-test-'));
  const file = join(folder, 'report.json');
  const only = process.argv.slice(2);
  const { status } = spawnSync(
    'vitest',
    [
      'run',
      '--config',
      'jest.config.js',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...only,
    ],
    { stdio: 'inherit' },
  );
  const report: Report | undefined = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  rmSync(folder, { recursive: true, force: true });
  return {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: report?.numPendingTests ?? 0,
    isGreen: status === 0,
  };
};

/** Before the tests, so that no suite's time holds the build of the client, the bundles and the templates. */
const builds = async (): Promise<boolean> => {
  try {
    await buildAssembly({ root: join(import.meta.dirname, '..') });
    return true;
  } catch (error) {
    say(`FAILED build\n${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
};

const failedChecks = checks.filter((check) => !passes(check)).length;
const hasBuilt = await builds();
const tests = runTests();
const failed = (hasBuilt ? 0 : 1) + tests.failed + failedChecks + (tests.isGreen || tests.failed > 0 ? 0 : 1);
say(
  `${tests.passed + checks.length - failedChecks} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`,
);
process.exitCode = failed === 0 && tests.passed > 0 ? 0 : 1;
