import type { Proof } from '#proofs/controls/control.ts';
import { runbookPathOf } from '#proofs/controls/judge-controls.ts';
import type { JudgedControl } from '#proofs/controls/judge-controls.ts';
import { proofKeyOf } from '#proofs/controls/proof-record.ts';
import type { ProofRecord, Run } from '#proofs/controls/proof-record.ts';
import { outcomeWords } from '#domain/controls/shown-control.ts';

const placeOf = ({ at, commit, host }: Run): string => `${at} ・ ${commit} ・ ${host}`;

type Ran = { readonly run: Run; readonly record: ProofRecord };

const proofRow = (proof: Proof, { run, record }: Ran): string => {
  switch (proof.kind) {
    case 'template':
      return `テンプレート: ${proof.assertion.says} | この実行`;
    case 'behaviour': {
      const known = record[proofKeyOf(proof.file, proof.title)];
      const text = `動作試験: ${proof.file} 「${proof.title}」`;
      if (known === undefined) return `${text} | この写しでは未実行`;
      const when = `${placeOf(known)} ${known.hasPassed ? '合格' : '**不合格**'}`;
      return `${text} | ${when}${known.commit === run.commit ? '' : ' (別のコミット)'}`;
    }
    case 'runbook':
      return `手順書: ${runbookPathOf(proof.slug)} | ${proof.kept === undefined ? '人が行う (記録の仕組みは未提供)' : '台帳・期限の知らせ・画面の試験による'}`;
  }
};

/**
 * reports/controls.md: when and where each proof was last seen to hold. It belongs to one run, so it is not committed; the
 * document is docs/controls.md.
 */
export const runReport = (judged: readonly JudgedControl[], ran: Ran): string =>
  [
    '# 管理策の実行報告',
    '',
    `この実行: ${placeOf(ran.run)}`,
    '',
    '`npm run controls` が書きます。テンプレートの検査はこの実行で、動作試験はここで最後に `npm test` を実行したときに確かめたものです。',
    '',
    ...judged.flatMap(({ id, title, promises }) => [
      `## ${id} ${title}`,
      '',
      ...promises.flatMap(({ sentence, outcome, proofs }) => [
        `### ${outcomeWords[outcome]}: ${sentence}`,
        '',
        ...(proofs.length === 0
          ? ['証明はまだありません。']
          : [
              '| 証明 | 最後に確かめた時刻・コミット・場所 |',
              '| --- | --- |',
              ...proofs.map((proof) => `| ${proofRow(proof, ran)} |`),
            ]),
        '',
      ]),
    ]),
  ].join('\n');
