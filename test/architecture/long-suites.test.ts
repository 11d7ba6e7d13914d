import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { allControls } from '#proofs/controls/all-controls.ts';
import { longSuites } from '#test/long-suites.ts';

const long: readonly string[] = Object.keys(longSuites);

const proving = (controls: typeof allControls): readonly string[] =>
  controls
    .flatMap(({ promises }) => promises)
    .flatMap(({ proofs }) => proofs)
    .flatMap((proof) => (proof.kind === 'behaviour' ? [proof.file] : []));

describe('the long suites, which npm test leaves to .ci/run', () => {
  test('are all there', () => {
    expect(long.filter((file) => !existsSync(file))).toEqual([]);
  });

  test('prove no control: what the white paper says is tried by every npm test', () => {
    const files = proving(allControls);
    expect(files).toContain('test/journeys/password-reset.journey.local.test.ts');
    expect(files.filter((file) => long.includes(file))).toEqual([]);
  });
});
