import { claimActs, type ClaimAct } from '#domain/claims/claim-acts.ts';

/**
 * お知らせ by mail: who is told and what it is called. `isRequired`: somebody has to do something, or money and books are
 * other than he last read; it can be put together once a day, and never be declined.
 */
export const noticeKinds = {
  request: {
    words: '承認のお願い',
    when: '自分の承認ステップに申請が届いたとき',
    to: ['approvers'],
    isRequired: true,
  },
  'sent-back': {
    words: '差戻し',
    when: '自分の申請が差し戻されたとき',
    to: ['applicant'],
    isRequired: true,
  },
  rejected: { words: '却下', when: '自分の申請が却下されたとき', to: ['applicant'], isRequired: true },
  corrected: {
    words: '経理による訂正',
    when: '自分の申請、または自分が承認した申請の明細を経理が訂正したとき',
    to: ['applicant', 'voters'],
    isRequired: true,
  },
  reversed: {
    words: '確定の取消',
    when: '自分の申請の確定が取り消されたとき',
    to: ['applicant'],
    isRequired: true,
  },
  approved: {
    words: '承認の完了',
    when: '自分の申請がすべての承認ステップを通ったとき',
    to: ['applicant'],
    isRequired: false,
  },
  confirmed: {
    words: '確定',
    when: '自分の申請を経理が確定したとき',
    to: ['applicant'],
    isRequired: false,
  },
  withdrawn: {
    words: '取下げ',
    when: '承認をお願いされていた申請が取り下げられたとき',
    to: ['asked'],
    isRequired: false,
  },
} as const satisfies Record<string, NoticeFacts>;
export type NoticeKind = keyof typeof noticeKinds;

/** `approvers` of the step that the act opened, `voters` whose approvals stand, `asked` whose step an act took away. */
export type Audience = 'applicant' | 'approvers' | 'voters' | 'asked';

type NoticeFacts = {
  readonly words: string;
  readonly when: string;
  readonly to: readonly Audience[];
  readonly isRequired: boolean;
};

type Told = Readonly<Record<string, readonly NoticeKind[]>>;
const toldByActs: Readonly<Record<ClaimAct, { readonly tells: readonly NoticeKind[] }>> = claimActs;

/** Names in the audit trail of what an act is besides. */
const furtherActions = {
  'claim.copy': [],
  'claim.send-back-to-step': ['request'],
} as const satisfies Told;

export type ClaimAction = `claim.${ClaimAct}` | keyof typeof furtherActions;

/**
 * Every act on a claim, by its name in the audit trail, and the notices that it gives cause to; which of them apply is
 * judged by the claim when they are sent.
 */
export const noticesOfActions: Told = {
  ...Object.fromEntries(Object.entries(toldByActs).map(([act, { tells }]) => [`claim.${act}`, tells])),
  ...furtherActions,
};

const isClaimAction = (action: string): action is ClaimAction => Object.hasOwn(noticesOfActions, action);

export const noticesOf = (action: string): readonly NoticeKind[] =>
  isClaimAction(action) ? (noticesOfActions[action] ?? []) : [];

/** The acts of which somebody is told. */
export const tellingActions: readonly ClaimAction[] = Object.keys(noticesOfActions)
  .filter(isClaimAction)
  .filter((action) => noticesOf(action).length > 0);

export const isNoticeKind = (text: string): text is NoticeKind => Object.hasOwn(noticeKinds, text);
