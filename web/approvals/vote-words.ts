import type { VoteKind } from '#web/approvals/approvals-api.ts';

export const voteDone: Record<VoteKind, string> = {
  approve: '承認しました',
  'send-back': '差し戻しました',
  reject: '却下しました',
};

export const voteGoesOn: Record<VoteKind, string> = {
  approve: '承認しています',
  'send-back': '差し戻しています',
  reject: '却下しています',
};
