import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { acknowledgements } from '#proofs/checks/acknowledged.ts';
import { synthesizeUnderGates } from '#proofs/checks/gates.ts';
import { settings } from '#test/stages/settings.ts';
import { stageApp } from '#test/stages/stage-app.ts';

const root = join(import.meta.dirname, '../../..');

describe('synthesizing under the gates', () => {
  test('passes for stage prod', () => {
    expect(() => synthesizeUnderGates(stageApp('prod'), [settings.prod])).not.toThrow();
  });

  test("fails for a scanner's finding that nobody accepted", () => {
    const app = stageApp('prod');
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).toThrow(/AwsSolutions-APIG6/);
  });
});

describe("accepting a scanner's finding", () => {
  test.each(acknowledgements(settings.prod).map(({ decision, findings }) => [findings[0], decision]))(
    'names a decision record that exists: %s',
    (_finding, decision) => {
      expect(existsSync(join(root, 'docs/decisions', `${decision}.md`))).toBe(true);
    },
  );
});
