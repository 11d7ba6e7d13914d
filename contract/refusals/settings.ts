import * as v from 'valibot';
import { refusal } from '../refusal.ts';

export const settingChangedMeanwhile = refusal(
  'setting-changed-meanwhile',
  409,
  [
    '設定が更新されています',
    '他の画面または他の人がこの設定を更新しました（第{version}版）。最新の内容を確認してからやり直してください。',
  ],
  { version: v.number() },
);
