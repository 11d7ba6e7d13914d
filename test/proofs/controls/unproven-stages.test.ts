import { expect, test } from 'vitest';

import { unprovenLines } from '#proofs/controls/unproven-stages.ts';
import { settings } from '#test/stages/settings.ts';

test('the controls name each stage that is not proven yet, and what it lacks', () => {
  const lines = unprovenLines([
    { ...settings.dev, isProven: false },
    { ...settings.stg, isProven: true },
    { ...settings.prod, isProven: false },
    { ...settings.local, isProven: false },
  ]);
  expect(lines).toEqual([
    expect.stringMatching(/^注意: dev は isProven が false のため、削除保護・バックアップ保管庫のロックが/),
    expect.stringMatching(
      /^注意: prod は isProven が false のため、削除保護・監査記録の COMPLIANCE ロック・/,
    ),
  ]);
});
