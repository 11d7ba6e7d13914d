import * as v from 'valibot';
import { refusal } from '../refusal.ts';

/** Of the chain too, but few files of the client need its words. */
export const stepUpNeeded = refusal(
  'step-up-needed',
  403,
  [
    '本人確認が必要です',
    '大切な変更のため、もう一度本人確認をしてください。入力した内容はこの画面に残っています。',
  ],
  /** Whether a code of an authenticator is asked for too, and whether a passkey proves it. */
  { asksCode: v.boolean(), hasPasskey: v.boolean() },
);
