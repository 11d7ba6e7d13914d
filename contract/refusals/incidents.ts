import { refusal } from '../refusal.ts';

export const incidentChangedMeanwhile = refusal('incident-changed-meanwhile', 409, [
  '内容が更新されています',
  '他の人がこのインシデントに記録を加えたか、終了しています。画面を更新して、最新の内容を確認してください。',
]);
export const incidentsFull = refusal('incidents-full', 409, [
  'インシデントをこれ以上登録できません',
  '対応中のインシデントが登録できる数に達しています。終わったものを終了してから登録してください。',
]);
export const incidentUnfinished = refusal('incident-unfinished', 422, [
  'まだ終了できません',
  '封じ込め、お客様への通知、個人データの有無の判断、速報・確報のうち、済んでいないものがあります。済ませて記録してから終了してください。',
]);
export const noticesFull = refusal('notices-full', 409, [
  'お知らせの下書きをこれ以上作成できません',
  'このインシデントのお知らせは、作成できる数に達しています。お知らせの画面から作成してください。',
]);
export const incidentCompaniesUnknown = refusal('incident-companies-unknown', 422, [
  '知らせる会社が決まっていません',
  '「判断を改める」で、影響を受ける会社（またはすべての会社）を選択してから、下書きを作成してください。',
]);
