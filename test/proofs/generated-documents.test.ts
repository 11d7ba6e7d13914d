import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { allControls } from '#proofs/controls/all-controls.ts';
import { filesOf } from '#proofs/controls/files-of.ts';
import { judgeControls } from '#proofs/controls/judge-controls.ts';
import type { JudgedControl } from '#proofs/controls/judge-controls.ts';
import { controlsForConsole } from '#proofs/controls/write-console.ts';
import { controlsReport } from '#proofs/controls/write-report.ts';
import { whitePaper } from '#proofs/controls/write-white-paper.ts';
import { estimate, stacksOfStage } from '#proofs/costs/estimate.ts';
import { costReport } from '#proofs/costs/write-cost-report.ts';
import { factsOfProd, quotaFactsOf } from '#proofs/quotas/quota-facts.ts';
import { withQuotaTable } from '#proofs/quotas/write-quota-table.ts';
import { deployedStages } from '#lib/settings.ts';
import { provenStacksOf } from '#test/stages/assemblies.ts';
import { deployedSettings } from '#test/stages/settings.ts';

const root = join(import.meta.dirname, '../..');
const files = filesOf(root);

let stacks: readonly SynthesizedStack[];
let judged: readonly JudgedControl[];
beforeAll(() => {
  stacks = provenStacksOf(...deployedSettings);
  judged = judgeControls(allControls, { stacks, files });
});

describe('a generated document is up to date', () => {
  test('docs/controls.md (run `npm run controls`)', () => {
    expect(files.read('docs/controls.md')).toBe(controlsReport(judged));
  });

  test('docs/controls.json (run `npm run controls`)', () => {
    expect(files.read('docs/controls.json')).toBe(controlsForConsole(judged));
  });

  test('docs/white-paper.ja.md (run `npm run controls`)', () => {
    expect(files.read('docs/white-paper.ja.md')).toBe(whitePaper(judged));
  });

  test('the quotas in docs/deploy.md (run `npm run cost`)', () => {
    const document = files.read('docs/deploy.md') ?? '';
    const facts = quotaFactsOf(stacksOfStage('prod', stacks));
    expect(document).toBe(withQuotaTable(document, facts));
    expect(facts).toEqual(factsOfProd);
  });

  test('docs/cost.md (run `npm run cost`)', () => {
    expect(files.read('docs/cost.md')).toBe(costReport(estimate(deployedStages, stacks)));
  });
});

describe('the controls of every stage', () => {
  test('are not broken', () => {
    expect(judged.filter(({ outcome }) => outcome === 'broken').map(({ id }) => id)).toEqual([]);
  });
});
