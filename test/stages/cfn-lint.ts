/**
 * cfn-lint over the templates of every stage, a step of `.ci/run`. A tool of whoever has it, and nothing that the product
 * needs: `pip install cfn-lint`; without it a line says that nothing was judged.
 */
import { execFile, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { StageName } from '#lib/settings.ts';
import { assemblyOf } from '#test/stages/assemblies.ts';

const root = join(import.meta.dirname, '../..');
const stages = ['dev', 'stg', 'prod', 'prod-osaka'] as const;

const say = (text: string) => process.stdout.write(`${text}\n`);

/** What cfn-lint says of some files, a line for each finding. It ends with a status of its own where it finds something. */
const lint = async (files: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    execFile(
      'cfn-lint',
      ['--config-file', join(root, '.cfnlintrc'), '--format', 'parseable', '--', ...files],
      { maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve(`${stdout}${stderr}`.trim() || (error?.message ?? '')),
    );
  });

const templatesOf = (stage: StageName): readonly string[] => {
  const { directory } = assemblyOf(stage);
  const names = readdirSync(directory).filter((name) => name.endsWith('.template.json'));
  if (names.length === 0) throw new Error(`stafee: stage ${stage} has no template.`);
  return names.map((name) => join(directory, name));
};

const judge = async (): Promise<boolean> => {
  const wrong = await lint([join(root, 'test/fixtures/templates/wrong.template.json')]);
  const wouldFind = /:E3012:|:E3002:/.test(wrong);
  if (!wouldFind) say(`FAILED cfn-lint does not find what is wrong in a template made for it\n${wrong}`);
  const found = await Promise.all(
    stages.map(async (stage) => {
      const files = templatesOf(stage);
      const findings = await lint(files);
      say(`${findings === '' ? 'ok    ' : 'FAILED'} cfn-lint on stage ${stage} (${files.length} templates)`);
      if (findings !== '') say(findings);
      return findings === '';
    }),
  );
  return wouldFind && found.every(Boolean);
};

if (spawnSync('cfn-lint', ['--version']).status !== 0) say('cfn-lint is not on PATH: it judged nothing.');
else if (!(await judge())) process.exitCode = 1;
