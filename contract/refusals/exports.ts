import { reasonWanted } from '../shapes/reason-wanted.ts';
import * as v from 'valibot';
import { refusal } from '../refusal.ts';
import { exportProblems } from '../shapes/export-problems.ts';

export const exportChangedMeanwhile = refusal('export-changed-meanwhile', 409, [
  '出力が更新されています',
  '他の画面または他の人が同時に出力しました。画面を更新して内容を確認してください。',
]);
export const exportHasNothing = refusal('export-has-nothing', 422, [
  '出力する仕訳がありません',
  'この月には、まだ出力していない仕訳がありません。',
]);
export const exportNeedsReason = refusal('export-needs-reason', 422, [
  reasonWanted,
  'このファイルは既にダウンロードされています。もう一度ダウンロードする理由を入力してください。',
]);
export const exportNeedsTest = refusal(
  'export-needs-test',
  422,
  [
    '取込テストが必要です',
    '未確認の税区分があります。テスト用のファイルを会計ソフトに取り込み、正しく読めたことを確認してから出力してください。',
  ],
  { labels: v.array(v.string()) },
);
export const exportUnmappable = refusal(
  'export-unmappable',
  422,
  [
    '会計ソフトのファイルに入らない内容があります',
    '表示された文字や名称の代わりを指定して、もう一度出力してください。',
  ],
  exportProblems,
);
export const exportNotShown = refusal('export-not-shown', 403, [
  'この月は出力できません',
  'この月の仕訳には、あなたに閲覧権限のない情報のラベルが付いたものがあります。閲覧できる人に出力を依頼してください。',
]);
