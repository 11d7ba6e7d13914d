import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { allControls } from '#proofs/controls/all-controls.ts';
import { hostOf, recordedWith } from '#proofs/controls/proof-record.ts';
import type { ProofRecord, Run, TestResult } from '#proofs/controls/proof-record.ts';

/** Written by every `npm test`; it is not committed, since it is about one copy of the repository. */
const fileIn = (root: string): string => join(root, 'reports/proofs.json');

const gitIn = (root: string, ...args: readonly string[]): string | undefined => {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
};

/** This run: now, on this machine, of this commit; `unknown` outside a repository. */
export const thisRun = (
  root: string,
  now: Date,
  variables: Readonly<Record<string, string | undefined>>,
): Run => {
  const commit = gitIn(root, 'rev-parse', '--short=12', 'HEAD') ?? 'unknown';
  const hasChanges = (gitIn(root, 'status', '--porcelain') ?? '') !== '';
  return { at: now.toISOString(), commit: `${commit}${hasChanges ? '+' : ''}`, host: hostOf(variables) };
};

/** What is known of the proofs; nothing where no test ran yet. Throws when somebody spoilt the file. */
export const readProofs = (root: string): ProofRecord =>
  existsSync(fileIn(root)) ? JSON.parse(readFileSync(fileIn(root), 'utf8')) : {};

/** Writes down which proofs a run of tests has shown. */
export const keepProofs = (root: string, results: readonly TestResult[], run: Run): void => {
  mkdirSync(dirname(fileIn(root)), { recursive: true });
  const record = recordedWith(readProofs(root), results, { controls: allControls, run });
  writeFileSync(fileIn(root), `${JSON.stringify(record, undefined, 2)}\n`);
};
