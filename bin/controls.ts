/**
 * `npm run controls`: the white paper as a table of promises, mechanisms and proofs. Writes docs/controls.md and
 * docs/white-paper.ja.md. Fails when a row is broken, with `--strict` also when one is planned.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { allControls } from '#lib/controls/all-controls.ts';
import { filesOf } from '#lib/controls/files-of.ts';
import { judgeControls } from '#lib/controls/judge-controls.ts';
import { controlsTable, isRefused } from '#lib/controls/print-table.ts';
import { controlsReport } from '#lib/controls/write-report.ts';
import { whitePaper } from '#lib/controls/write-white-paper.ts';
import { unprovenLines } from '#lib/controls/unproven-stages.ts';
import { deployedStages } from '#lib/settings.ts';
import { stacksOfStages } from '#lib/synthesized-stages.ts';

import { stages } from './stages.ts';

const root = join(import.meta.dirname, '..');

try {
  const { values } = parseArgs({ options: { strict: { type: 'boolean', default: false } } });
  const stacks = stacksOfStages(
    root,
    deployedStages.map((name) => stages[name]),
  );
  const judged = judgeControls(allControls, { stacks, files: filesOf(root) });
  writeFileSync(join(root, 'docs/controls.md'), controlsReport(judged));
  writeFileSync(join(root, 'docs/white-paper.ja.md'), whitePaper(judged));
  process.stdout.write(controlsTable(judged));
  for (const line of unprovenLines(Object.values(stages))) process.stdout.write(`${line}\n`);
  if (isRefused(judged, values.strict)) process.exitCode = 1;
} catch (error) {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
