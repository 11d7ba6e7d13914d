import * as v from 'valibot';
import { refusal } from '../refusal.ts';

export const entryChangedMeanwhile = refusal(
  'entry-changed-meanwhile',
  409,
  [
    '内容が更新されています',
    '他の人が先に変更しました。最新の内容を確認してから、もう一度変更してください。',
  ],
  { version: v.number() },
);
export const fileUnreadable = refusal('file-unreadable', 422, ['ファイルを読み取れません', '{reason}。'], {
  reason: v.string(),
});
export const importAlreadyOver = refusal('import-already-over', 409, [
  '取込は終わっています',
  '画面を更新して、結果を確認してください。',
]);
export const importGivenUp = refusal('import-given-up', 409, [
  '取込は取りやめになりました',
  'この取込は途中で取りやめになり、何も保存していません。必要なときは、もう一度ファイルを選んでください。',
]);
export const importHasFaults = refusal('import-has-faults', 422, [
  '取り込めない行があります',
  'もう一度、試し取込の結果を確認し、ファイルを直してください。何も保存していません。',
]);
export const masterBeingImported = refusal(
  'master-being-imported',
  409,
  ['取込中です', '{by}さんがファイルを取り込んでいます。終わってから変更してください。'],
  { by: v.string(), since: v.string() },
);
export const masterChangedMeanwhile = refusal(
  'master-changed-meanwhile',
  409,
  [
    '内容が更新されています',
    '試し取込の後に他の人が変更しました。もう一度、試し取込の結果を確認してください。',
  ],
  { version: v.number() },
);
export const importNotUndoable = refusal(
  'import-not-undoable',
  409,
  ['取込を元に戻せません', '{reason}。取込はそのまま残っています。'],
  { reason: v.string() },
);
