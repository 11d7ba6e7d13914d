import { refusal } from '../refusal.ts';

export const announcementChanged = refusal('announcement-changed-meanwhile', 409, [
  '内容が更新されています',
  'このお知らせは、先に変更されたか、送信の手続きに進んでいます。画面を更新して、最新の内容を確認してください。',
]);
export const announcementTimePassed = refusal('announcement-time-passed', 422, [
  '送信日時が過ぎています',
  '送信日時を、これからの日時にするか、「承認されたらすぐに送信」を選択してください。',
]);
export const announcementNotUrgent = refusal('announcement-not-urgent', 422, [
  '承認を待たずに送信できません',
  '承認を待たずに送信できるのは、緊急メンテナンス（実施前）とインシデントのお知らせだけです。送信を依頼してください。',
]);
export const announcementReported = refusal('announcement-reported', 409, [
  '報告は作成済みです',
  'このお知らせの結果は、別のお知らせで送信済みです。',
]);
export const companyUnknown = refusal('company-unknown', 422, [
  '宛先の会社が見つかりません',
  '選択した会社のうちに、登録されていない会社があります。宛先を選択し直してください。',
]);
export const ownAnnouncement = refusal('own-announcement', 403, [
  '自分が送信したお知らせです',
  '承認を待たずに送信したお知らせは、ほかの運用者が確認します。ほかに確認できる運用者がいないときは、送信から24時間後に自分で確認できます。',
]);
export const mailKnown = refusal('mail-known', 409, [
  '送信状況が分かりました',
  'このメールの送信状況は、既に分かっているか、ほかの運用者が決めました。画面を更新してください。',
]);
