import { refusal } from '../refusal.ts';

export const incidentChangedMeanwhile = refusal('incident-changed-meanwhile', 409, [
  '内容が更新されています',
  '先に変更されたか、終了しています。画面を更新してください。',
]);
export const incidentsFull = refusal('incidents-full', 409, [
  'インシデントをこれ以上登録できません',
  '対応中のものが上限に達しています。終わったものを終了してください。',
]);
export const incidentUnfinished = refusal('incident-unfinished', 422, [
  'まだ終了できません',
  '封じ込め、お客様への通知、個人データの有無の判断、速報・確報のうち、済んでいないものを記録してください。',
]);
export const noticesFull = refusal('notices-full', 409, [
  'お知らせの下書きをこれ以上作成できません',
  '作成できる数に達しています。作成済みの下書きを使ってください。',
]);
export const incidentCompaniesUnknown = refusal('incident-companies-unknown', 422, [
  '知らせる会社が決まっていません',
  '先に「判断を改める」で、影響を受ける会社を選択してください。',
]);
