/**
 * `npm test`: the build, then the tests, and beside them every check of the repository in turn; the last line counts the
 * tests of Vitest's own report. `--whole`: the long suites too, as `.ci/run` does; whoever names suites runs those.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

import { keepProofs, thisRun } from '#proofs/controls/proof-files.ts';
import { buildAssembly } from '#local/build/build-assembly.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

const checks: readonly (readonly [string, string, readonly string[]])[] = [
  ['format', 'oxfmt', ['--check', '.']],
  // Four checkers, as by default, each find out anew what the others know.
  ['types', 'tsc', ['-p', '.', '--checkers', '1']],
  ['types of the web client', 'tsc', ['-p', 'web', '--checkers', '1']],
  ['lint', 'oxlint', ['--deny-warnings', '.']],
  ['unused code', 'knip', []],
];

const run = promisify(execFile);

/** The compiler and the linter are Go programs: with a larger heap and one thread they take two thirds of the processor. */
const env = { ...process.env, GOGC: '400', GOMAXPROCS: '1' };

const passes = async ([name, command, args]: (typeof checks)[number]): Promise<boolean> => {
  const started = performance.now();
  const output = await run(command, args, { env, maxBuffer: 1 << 28 })
    .then(() => undefined)
    .catch(
      (error: { readonly stdout?: string; readonly stderr?: string; readonly message: string }) =>
        `${error.stdout ?? ''}${error.stderr ?? error.message}`,
    );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`${output === undefined ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (output !== undefined) say(output);
  return output === undefined;
};

const failedChecksOf = async (): Promise<number> => {
  let failed = 0;
  // oxlint-disable-next-line no-await-in-loop -- each takes every core that it gets
  for (const check of checks) if (!(await passes(check))) failed += 1;
  return failed;
};

type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
};

const root = join(import.meta.dirname, '..');

/** For `npm run controls`, which says when and where each proof last ran; a test left out proves nothing. */
const keepResults = ({ testResults }: Report): void => {
  const results = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ title, status }) => ({
        file: relative(root, name),
        title,
        hasPassed: status === 'passed',
      })),
  );
  keepProofs(root, results, thisRun(root, new Date(), process.env));
};

const asked = process.argv.slice(2);
const only = asked.filter((word) => word !== '--whole');
const isWhole = asked.includes('--whole') || only.length > 0;

const runTests = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stafee-test-'));
  const file = join(folder, 'report.json');
  const vitest = spawn(
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
    { stdio: 'inherit', env: { ...process.env, STAFEE_LONG_SUITES: isWhole ? 'too' : 'left-out' } },
  );
  const [status] = await once(vitest, 'exit');
  const report: Report | undefined = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  rmSync(folder, { recursive: true, force: true });
  if (report !== undefined) keepResults(report);
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
    await buildAssembly({ root });
    return true;
  } catch (error) {
    say(`FAILED build\n${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
};

const hasBuilt = await builds();
// The journeys come first and wait much: the checks take what they leave of the processors.
const [failedChecks, tests] = await Promise.all([failedChecksOf(), runTests()]);
const failed = (hasBuilt ? 0 : 1) + tests.failed + failedChecks + (tests.isGreen || tests.failed > 0 ? 0 : 1);
say(
  `${tests.passed + checks.length - failedChecks} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`,
);
process.exitCode = failed === 0 && tests.passed > 0 ? 0 : 1;
