import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import type { StageName } from '#lib/settings.ts';
import { assemblyOf } from '#test/stages/assemblies.ts';

const root = join(import.meta.dirname, '../..');
const config = join(root, '.cfnlintrc');

/** A tool of whoever has it, and nothing that the product needs: `pip install cfn-lint`. */
const isThere = spawnSync('cfn-lint', ['--version']).status === 0;

const lint = (files: readonly string[]): string => {
  const { stdout, stderr } = spawnSync(
    'cfn-lint',
    ['--config-file', config, '--format', 'parseable', '--', ...files],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return `${stdout}${stderr}`.trim();
};

const templatesOf = (stage: StageName): readonly string[] => {
  const { directory } = assemblyOf(stage);
  return readdirSync(directory)
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => join(directory, name));
};

const said = isThere ? '' : ' (not run: cfn-lint is not on PATH)';

describe.skipIf(!isThere)(`cfn-lint, whose exceptions .cfnlintrc names with their reasons,${said}`, () => {
  test.each<StageName>(['dev', 'stg', 'prod', 'prod-osaka'])(
    'finds nothing in stage %s',
    { timeout: 300_000 },
    (stage) => {
      expect(lint(templatesOf(stage))).toBe('');
    },
  );

  test('would find what is wrong', { timeout: 60_000 }, () => {
    expect(lint([join(root, 'test/fixtures/templates/wrong.template.json')])).toMatch(/:E3012:|:E3002:/);
  });
});
