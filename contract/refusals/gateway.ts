import { refusal } from '../refusal.ts';

/** What the gateway answers to any request before or instead of a function, beside what functions say too. */
export const timedOut = refusal('timed-out', 504, [
  '時間内に処理が終わりませんでした',
  '処理が終わっていることもあります。画面を開き直して確かめてください。',
]);
export const tooManyRequests = refusal('too-many-requests', 429, [
  'アクセスが集中しています',
  '少し待ってから、もう一度お試しください。',
]);
