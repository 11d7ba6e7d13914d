import { describe, expect, test } from 'vitest';

import { behaviour, runbook, template } from '#proofs/controls/control.ts';
import type { Proof } from '#proofs/controls/control.ts';
import { judgeControls } from '#proofs/controls/judge-controls.ts';
import { hostOf, recordedWith } from '#proofs/controls/proof-record.ts';
import { runReport } from '#proofs/controls/write-run-report.ts';

const file = 'test/claims/submit.test.ts';
const monday = { at: '2026-11-23T01:00:00.000Z', commit: 'aaa', host: 'CI' };
const tuesday = { at: '2026-11-24T01:00:00.000Z', commit: 'bbb+', host: 'laptop' };

const controlsWith = (...proofs: readonly Proof[]) => [
  { id: '10.1.1', title: '暗号', promises: [{ sentence: '暗号化しています。', mechanism: [], proofs }] },
];
const controls = controlsWith(behaviour(file, 'is refused'), behaviour(file, 'takes %s of $name'));

describe('what is known of the proofs', () => {
  test('keeps the last run of each test that a control names, and of no other', () => {
    const results = [
      { file, title: 'is refused', hasPassed: true },
      { file, title: 'is another', hasPassed: true },
      { file: 'test/other.test.ts', title: 'is refused', hasPassed: false },
    ];
    const record = recordedWith({}, results, { controls, run: monday });
    expect(record).toEqual({ [`${file} › is refused`]: { ...monday, hasPassed: true } });
    const later = recordedWith(record, [{ file, title: 'is refused', hasPassed: false }], {
      controls,
      run: tuesday,
    });
    expect(later).toEqual({ [`${file} › is refused`]: { ...tuesday, hasPassed: false } });
    expect(recordedWith(record, [], { controls, run: tuesday })).toEqual(record);
  });

  test('takes a title with places as passed when each of its rows passed', () => {
    const rows = (...passed: readonly boolean[]) =>
      passed.map((hasPassed, n) => ({ file, title: `takes ${n} of Tanaka`, hasPassed }));
    const outcome = (...passed: readonly boolean[]) =>
      recordedWith({}, rows(...passed), { controls, run: monday })[`${file} › takes %s of $name`]?.hasPassed;
    expect(outcome(true, true)).toBe(true);
    expect(outcome(true, false)).toBe(false);
    expect(outcome()).toBeUndefined();
  });

  test('holds the tests of a register, a reminder and a page too', () => {
    const kept = {
      register: behaviour(file, 'is kept'),
      reminder: behaviour(file, 'b'),
      page: behaviour(file, 'c'),
    };
    const record = recordedWith({}, [{ file, title: 'is kept', hasPassed: true }], {
      controls: controlsWith(runbook('training', kept)),
      run: monday,
    });
    expect(Object.keys(record)).toEqual([`${file} › is kept`]);
  });

  test.each([
    [{}, 'laptop'],
    [{ CI: 'false' }, 'laptop'],
    [{ CI: 'true' }, 'CI'],
    [
      { CI: 'true', GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '7' },
      'CI https://github.com/o/r/actions/runs/7',
    ],
  ])('names the kind of machine: %j', (variables, host) => {
    expect(hostOf(variables)).toBe(host);
  });
});

describe('the report of a run', () => {
  const proofs = [
    template({ says: '成り立つ', faultsIn: () => [] }),
    behaviour(file, 'is refused'),
    behaviour(file, 'is another'),
    runbook('change-notice'),
  ];
  const judged = judgeControls(controlsWith(...proofs), {
    stacks: [],
    files: {
      has: () => true,
      read: () =>
        "- 担当: 責任者\n- 間隔: 毎年\ntest('is refused', () => {});\ntest('is another', () => {});",
    },
  });
  const report = runReport(judged, {
    run: tuesday,
    record: { [`${file} › is refused`]: { ...monday, hasPassed: true } },
  });

  test('says when, of which commit and where each proof last ran', () => {
    expect(report).toContain('この実行: 2026-11-24T01:00:00.000Z ・ bbb+ ・ laptop\n');
    expect(report).toContain('### 手順のみ: 暗号化しています。\n');
    expect(report).toContain('| テンプレート: 成り立つ | この実行 |\n');
    expect(report).toContain(
      `| 動作試験: ${file} 「is refused」 | 2026-11-23T01:00:00.000Z ・ aaa ・ CI 合格 (別のコミット) |\n`,
    );
    expect(report).toContain(`| 動作試験: ${file} 「is another」 | この写しでは未実行 |\n`);
    expect(report).toContain(
      '| 手順書: docs/runbooks/change-notice.md | 人が行う (記録の仕組みは未提供) |\n',
    );
  });
});
