/**
 * `npm run controls`: the white paper as a table of promises, mechanisms and proofs. Writes docs/controls.md,
 * docs/controls.json for the operators' console, docs/white-paper.ja.md, and reports/controls.md with when and where each proof last ran. Fails when a row is broken;
 * with `--strict` also when one is planned or left to people without an exception in deployment/accepted-controls.ts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { allControls } from '#proofs/controls/all-controls.ts';
import { filesOf } from '#proofs/controls/files-of.ts';
import { judgeControls } from '#proofs/controls/judge-controls.ts';
import { controlsTable, isBroken } from '#proofs/controls/print-table.ts';
import { readProofs, thisRun } from '#proofs/controls/proof-files.ts';
import { strictFaults } from '#proofs/controls/strictness.ts';
import { unprovenLines } from '#proofs/controls/unproven-stages.ts';
import { controlsForConsole } from '#proofs/controls/write-console.ts';
import { controlsReport } from '#proofs/controls/write-report.ts';
import { runReport } from '#proofs/controls/write-run-report.ts';
import { whitePaper } from '#proofs/controls/write-white-paper.ts';
import { deployedStages } from '#lib/settings.ts';
import { stacksOfStages } from '#proofs/synthesized-stages.ts';

import { acceptedControls } from '../deployment/accepted-controls.ts';

import { stages } from './stages.ts';

const root = join(import.meta.dirname, '..');
const inJapan = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short' });

try {
  const { values } = parseArgs({ options: { strict: { type: 'boolean', default: false } } });
  const now = new Date();
  const stacks = stacksOfStages(
    root,
    deployedStages.map((name) => stages[name]),
  );
  const judged = judgeControls(allControls, { stacks, files: filesOf(root) });
  writeFileSync(join(root, 'docs/controls.md'), controlsReport(judged));
  writeFileSync(join(root, 'docs/controls.json'), controlsForConsole(judged));
  writeFileSync(join(root, 'docs/white-paper.ja.md'), whitePaper(judged));
  mkdirSync(join(root, 'reports'), { recursive: true });
  writeFileSync(
    join(root, 'reports/controls.md'),
    runReport(judged, { run: thisRun(root, now, process.env), record: readProofs(root) }),
  );
  process.stdout.write(controlsTable(judged));
  for (const line of unprovenLines(Object.values(stages))) process.stdout.write(`${line}\n`);
  const faults = values.strict
    ? strictFaults(judged, acceptedControls, {
        today: inJapan.format(now),
        isProdProven: stages.prod.isProven,
      })
    : [];
  for (const fault of faults) process.stdout.write(`--strict: ${fault}\n`);
  if (isBroken(judged) || faults.length > 0) process.exitCode = 1;
} catch (error) {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
