import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

import { measureCreations } from './create/creations.ts';
import { measuredProcess } from './processes.ts';
import { builtLoad } from './warm/built-load.ts';
import type { LoadReport } from './warm/load-report.ts';

const scratch = mkdtempSync(join(tmpdir(), 'stafee-bench-'));
afterAll(() => rmSync(scratch, { recursive: true }));

// Nobody runs the bench with each change: what it asks of the product must not rot meanwhile.
describe('the product answers what the bench asks', () => {
  test('W1 a request without I/O', async () => {
    const load = await builtLoad(new URL('warm/chain-load.ts', import.meta.url), scratch);
    for (const arm of ['floor', 'chain', 'create']) {
      const { report } = await measuredProcess<LoadReport>([load, arm, '3', '1'], {});
      expect(report.cpuMicros).toBeGreaterThan(0);
    }
  });

  test('D2 a claim created in the services of this machine', async () => {
    const asked = { gates: ['D2'], rounds: 1, scratch, random: Math.random, tell: () => undefined } as const;
    const findings = await measureCreations(asked);
    expect(findings.map(({ ratio }) => ratio > 0)).toEqual([true, true, true, true]);
  });
});
