import { describe, expect, test } from 'vitest';

import { allControls } from '#proofs/controls/all-controls.ts';
import { behaviour, runbook, template } from '#proofs/controls/control.ts';
import type { Kept, Promised, Proof } from '#proofs/controls/control.ts';
import { judgeControls } from '#proofs/controls/judge-controls.ts';
import { controlsTable, isBroken } from '#proofs/controls/print-table.ts';
import { controlsReport } from '#proofs/controls/write-report.ts';
import { whitePaper } from '#proofs/controls/write-white-paper.ts';

const texts: Readonly<Record<string, string>> = {
  'test/claims/submit.test.ts':
    "test('is refused without a receipt', () => {});\n    'and of another tenant',",
  'test/claims/skipped.test.ts':
    "test.skip('is sent', () => {});\ntest('is refused without a receipt', () => {});",
  'test/claims/comment.test.ts': "// test('is refused without a receipt', () => {});",
  'docs/runbooks/change-notice.md': '# 教育\n\n- 担当: 責任者\n- 間隔: 年 1 回\n',
  'docs/runbooks/nobody.md': '# 教育\n\n- 間隔: 年 1 回\n',
};

const promising = (proofs: readonly Proof[], planned?: Promised['planned']): Promised => ({
  sentence: '通信を暗号化しています。',
  mechanism: ['lib/app.ts'],
  proofs,
  ...(planned === undefined ? {} : { planned }),
});

const judge = (...promises: readonly Promised[]) =>
  judgeControls([{ id: '10.1.1', title: '暗号', promises }], {
    stacks: [],
    files: { read: (path) => texts[path], has: (path) => path === 'lib/app.ts' },
  });

const isRunbook = ({ kind }: Proof): boolean => kind === 'runbook';

const outcomeOf = (...promises: readonly Promised[]): string | undefined => judge(...promises)[0]?.outcome;

const holding = template({ says: '成り立つ', faultsIn: () => [] });
const failing = template({ says: '成り立たない', faultsIn: () => ['鍵がありません'] });
/** As an operator’s register, the mail before the day, and the page that shows both would be proved. */
const kept = (other: Partial<Kept> = {}): Kept => ({
  register: holding,
  reminder: holding,
  page: behaviour('test/claims/submit.test.ts', 'is refused without a receipt'),
  ...other,
});
const later = { step: 3, missing: '設定画面' } as const;

describe('judging a sentence of the white paper', () => {
  test.each<[string, Proof, string]>([
    ['an assertion that holds', holding, 'proved'],
    ['an assertion that does not', failing, 'broken'],
    [
      'a test that stands in its file',
      behaviour('test/claims/submit.test.ts', 'is refused without a receipt'),
      'proved',
    ],
    [
      'a title on a line of its own',
      behaviour('test/claims/submit.test.ts', 'and of another tenant'),
      'proved',
    ],
    ['a test that was renamed', behaviour('test/claims/submit.test.ts', 'is refused without'), 'broken'],
    [
      'a test beside one that is skipped',
      behaviour('test/claims/skipped.test.ts', 'is refused without a receipt'),
      'broken',
    ],
    [
      'a title in a comment',
      behaviour('test/claims/comment.test.ts', 'is refused without a receipt'),
      'broken',
    ],
    ['a file that is gone', behaviour('test/claims/gone.test.ts', 'is refused without a receipt'), 'broken'],
    [
      'a file that `npm test` does not run',
      behaviour('docs/runbooks/change-notice.md', 'is refused'),
      'broken',
    ],
    ['a runbook with owner and interval', runbook('change-notice'), 'procedural'],
    ['a runbook whose doing is kept, asked for and shown', runbook('change-notice', kept()), 'proved'],
    ['a runbook whose reminder fails', runbook('change-notice', kept({ reminder: failing })), 'broken'],
    ['a runbook without an owner, kept', runbook('nobody', kept()), 'broken'],
    ['a runbook without an owner', runbook('nobody'), 'broken'],
    ['a runbook that is not written', runbook('gone'), 'broken'],
  ])('by %s', (_what, proof, outcome) => {
    expect(outcomeOf(promising([proof]))).toBe(outcome);
  });

  test('that people keep, beside what a machine proves, is procedural; a planned one stays planned', () => {
    expect(outcomeOf(promising([holding, runbook('change-notice')]))).toBe('procedural');
    expect(outcomeOf(promising([runbook('change-notice')], later))).toBe('planned');
    expect(outcomeOf(promising([failing, runbook('change-notice')]))).toBe('broken');
  });

  test('without any proof calls it broken, unless it is planned', () => {
    expect(outcomeOf(promising([]))).toBe('broken');
    expect(outcomeOf(promising([], later))).toBe('planned');
  });

  test('that is planned still holds what it can prove already', () => {
    expect(outcomeOf(promising([failing], later))).toBe('broken');
  });

  test('whose mechanism is gone calls it broken', () => {
    expect(outcomeOf({ ...promising([holding]), mechanism: ['lib/gone.ts'] })).toBe('broken');
    expect(outcomeOf({ ...promising([holding], later), mechanism: ['lib/gone.ts'] })).toBe('planned');
  });

  test('makes its item as good as its worst sentence', () => {
    expect(outcomeOf(promising([holding]), promising([], later))).toBe('planned');
    expect(outcomeOf(promising([holding]), promising([], later), promising([failing]))).toBe('broken');
    expect(outcomeOf(promising([holding]), promising([runbook('change-notice')]))).toBe('procedural');
    expect(outcomeOf(promising([runbook('change-notice')]), promising([], later))).toBe('planned');
  });
});

describe('reporting', () => {
  const judged = judge(promising([holding]), promising([], later));

  test('fails on what is broken only', () => {
    expect(isBroken(judged)).toBe(false);
    expect(isBroken(judge(promising([runbook('change-notice')])))).toBe(false);
    expect(isBroken(judge(promising([failing])))).toBe(true);
  });

  test('states as a fact only what is proved', () => {
    expect(whitePaper(judged)).toContain(
      '\n- 通信を暗号化しています。\n- **【予定】** 通信を暗号化しています。\n',
    );
    expect(whitePaper(judge(promising([failing])))).toContain('- **【確認中】** 通信を暗号化しています。');
    expect(whitePaper(judge(promising([runbook('change-notice')])))).toContain(
      '- **【手順のみ】** 通信を暗号化しています。',
    );
  });

  test('tells customers what each mark means, and marks what is said of the company itself', () => {
    const paper = whitePaper(judged);
    for (const mark of ['手順のみ', '予定', '追加']) expect(paper).toContain(`\n- **【${mark}】** `);
    expect(paper).toContain('**【手順のみ】** 当社は、全社を認証範囲として');
  });

  test('marks what the published edition does not promise', () => {
    const added = judge({ ...promising([holding]), added: true });
    expect(whitePaper(added)).toContain('\n- **【追加】** 通信を暗号化しています。\n');
    expect(controlsReport(added)).toContain('通信を暗号化しています。 **(第 1.0 版にない約束)** |');
  });

  test('gives customers an edition, a day in Japanese, a table of contents and no word of ours', () => {
    const paper = whitePaper(judge(promising([holding])));
    expect(paper).toContain('第 1.2 版 (2026年11月29日)');
    expect(paper).toContain('- [10.1.1 暗号](#10.1.1)');
    expect(paper.replace(/<!--.*-->/, '')).not.toMatch(/npm|lib\/|lambdas|\.md|\.ts/);
  });

  test('answers each item in the index of the table', () => {
    expect(controlsReport(judge(promising([holding])))).toContain(
      '| [10.1.1](#10.1.1) | 暗号 | 通信を暗号化しています。 | 証明済み |',
    );
  });

  test('links each row to what makes it true and what proves it', () => {
    const report = controlsReport(judge(promising([holding, runbook('change-notice')])));
    expect(report).toContain(
      '| 通信を暗号化しています。 | [lib/app.ts](../lib/app.ts) | テンプレート: 成り立つ<br>手順書: [docs/runbooks/change-notice.md](../docs/runbooks/change-notice.md) | 手順のみ |',
    );
  });

  test('prints which runbook people have to keep', () => {
    const table = controlsTable(judge(promising([holding, runbook('change-notice')])));
    expect(table).toContain('手順のみ  10.1.1      暗号\n');
    expect(table).toContain(
      '            ・ 通信を暗号化しています。\n              手順書: docs/runbooks/change-notice.md\n',
    );
    expect(table).toContain('証明済み 0 / 手順のみ 1 / 予定 0 / 破綻 0\n');
  });

  test('prints what is missing under its item', () => {
    expect(controlsTable(judged)).toContain('予定      10.1.1      暗号\n');
    expect(controlsTable(judged)).toContain('ステップ 3: 設定画面');
    expect(controlsTable(judge(promising([failing])))).toContain('成り立たない: 鍵がありません');
  });
});

describe('the rows', () => {
  test('prove nothing by a machine that only people can do', () => {
    const people =
      /レビュー|診断|教育|訓練|審査|監査を|認証を|認証・|窓口|承ります|受け付け|契約書|基本方針|水準|手順書|月次|ご承諾/;
    const byMachine = allControls.flatMap(({ promises }) =>
      promises.filter(({ proofs, planned }) => planned === undefined && !proofs.some(isRunbook)),
    );
    expect(byMachine.map(({ sentence }) => sentence).filter((text) => people.test(text))).toEqual([]);
  });

  test('say nothing to customers about files and commands', () => {
    const sentences = allControls.flatMap(({ promises }) => promises.map(({ sentence }) => sentence));
    expect(sentences.filter((text) => /npm|lib\/|lambdas|\.md|\.ts|stafee-/.test(text))).toEqual([]);
  });

  test('are the forty items of the white paper, in its order', () => {
    expect(allControls.map(({ id }) => id).join(' ')).toBe(
      '5.1.1 6.1.1 6.1.3 CLD.6.3.1 7.2.2 8.1.1 CLD.8.1.5 8.2.2 9.2.1 9.2.2 9.2.3 9.2.4 9.4.1 9.4.4 CLD.9.5.1 CLD.9.5.2 ' +
        '10.1.1 11.2.7 12.1.2 12.1.3 CLD.12.1.5 12.3.1 12.4.1 12.4.4 CLD.12.4.5 12.6.1 13.1.3 CLD.13.1.4 14.1.1 14.2.1 ' +
        '15.1.2 15.1.3 16.1.1 16.1.2 16.1.7 18.1.1 18.1.2 18.1.3 18.1.5 18.2.1',
    );
    expect(allControls).toHaveLength(40);
  });
});
