import { outcomes, outcomeWords, type Outcome } from '#domain/controls/shown-control.ts';
import { roadmapSteps } from '#proofs/controls/control.ts';
import type { Proof, RoadmapStep } from '#proofs/controls/control.ts';
import { runbookPathOf } from '#proofs/controls/judge-controls.ts';
import type { JudgedControl, JudgedPromise } from '#proofs/controls/judge-controls.ts';

export const countOf = (judged: readonly JudgedControl[], outcome: Outcome): number =>
  judged.filter((control) => control.outcome === outcome).length;

/** A file of the repository, from docs/. */
const link = (path: string): string => `[${path}](../${path})`;

const plainCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const proofText = (proof: Proof): string => {
  switch (proof.kind) {
    case 'template':
      return `テンプレート: ${proof.assertion.says}`;
    case 'behaviour':
      return `動作試験: ${link(proof.file)} 「${proof.title}」`;
    case 'runbook':
      return `手順書: ${link(runbookPathOf(proof.slug))}`;
  }
};

const stepText = (step: RoadmapStep): string => `ステップ ${step} ${roadmapSteps[step]}`;

const resultText = ({ outcome, planned, faults }: JudgedPromise): string => {
  if (outcome === 'broken') return `**${outcomeWords.broken}** ${faults.join('。')}`;
  if (planned === undefined) return outcomeWords[outcome];
  return `${outcomeWords.planned}: ${stepText(planned.step)} — ${planned.missing}`;
};

const row = (promised: JudgedPromise): string => {
  const cells = [
    `${promised.sentence}${promised.added === true ? ' **(第 1.0 版にない約束)**' : ''}`,
    promised.mechanism.map(link).join('<br>') || '—',
    promised.proofs.map(proofText).join('<br>') || '—',
    resultText(promised),
  ];
  return `| ${cells.map(plainCell).join(' | ')} |`;
};

const section = ({ id, title, outcome, promises }: JudgedControl): string =>
  [
    `<a id="${id}"></a>`,
    '',
    `## ${id} ${title}`,
    '',
    `結果: **${outcomeWords[outcome]}**`,
    '',
    '| 約束 | 仕組み | 証明 | 結果 |',
    '| --- | --- | --- | --- |',
    ...promises.map(row),
  ].join('\n');

/** What an item says, in the words that customers read first. */
const answerOf = ({ promises }: JudgedControl): string => promises[0]?.sentence ?? '—';

const indexRow = (control: JudgedControl): string =>
  `| [${control.id}](#${control.id}) | ${control.title} | ${plainCell(answerOf(control))} | ${outcomeWords[control.outcome]} |`;

/** docs/controls.md: each item of the white paper with what makes it true and what would notice if it stopped. */
export const controlsReport = (judged: readonly JudgedControl[]): string =>
  `${[
    '# 管理策の一覧',
    '',
    'ホワイトペーパーの全項目を、仕組みと証明に結びつけた表です。`npm run controls` が全ステージのテンプレートから作ります。手で書き換えないでください。',
    '',
    `${outcomes.map((outcome) => `${outcomeWords[outcome]} ${countOf(judged, outcome)}`).join('・')} / 全 ${judged.length} 項目`,
    '',
    '- **証明済み**: すべての文に証明があり、すべて成り立っています。',
    '- **手順のみ**: 人が行うことに拠る文があります。手順書・担当・間隔はありますが、行ったことの台帳・期限の知らせ・画面がそろって証明されるまで、行われたかどうかを仕組みでは確かめられません。',
    '- **予定**: まだ成り立たない文があり、作る予定のステップを記しています。',
    '- **破綻**: 証明が成り立っていません。`npm run controls` は失敗で終わります。',
    '',
    '下の表の項番から、仕組みのあるファイルと、成り立たなくなったときに気づくものへ進めます。証明は三種類です。**テンプレート**は合成した CloudFormation テンプレートへの検査 (`proofs/controls/assertions`)、**動作試験**は `npm test` が実行する試験、**手順書**は人が行うことの手順・担当・間隔です。',
    '',
    '- 証明をいつどこで最後に確かめたかは、実行ごとの報告 (`reports/controls.md`、コミットしない) が記します。本番の反映は `npm run controls -- --strict` を通り、証明済みでない文には、理由・責任者・期限のある例外 (`deployment/accepted-controls.ts`) が要ります。',
    '- **人が行うこと**は [docs/runbooks](runbooks) にあります。行ったことは [独立したレビュー](runbooks/independent-review.md) で確かめます。',
    '- お客様向けの文章は [ホワイトペーパー](white-paper.ja.md) です。',
    '',
    '| 項番 | 項目 | 答え | 結果 |',
    '| --- | --- | --- | --- |',
    ...judged.map(indexRow),
    '',
    ...judged.map(section).flatMap((text) => [text, '']),
  ]
    .join('\n')
    .trimEnd()}\n`;
