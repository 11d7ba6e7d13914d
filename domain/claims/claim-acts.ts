import { holds, reaches, type Reacher } from '#domain/rights/reach.ts';
import type { Right } from '#domain/rights/rights.ts';
import { isEditable, type Claim } from './claim.ts';
import { seesWhole, thingOf } from './claim-rights.ts';

/**
 * 操作: what one person can do to one claim, what its history says of it, and the notices that it gives cause to
 * (domain/notices/notice-kinds.ts); an act that tells nobody says so.
 */
export const claimActs = {
  create: { did: '作成しました', tells: [] },
  save: { did: '保存しました', tells: [] },
  submit: { did: '申請しました', tells: ['request'] },
  withdraw: { did: '取り下げました', tells: ['withdrawn'] },
  discard: { did: '削除しました', tells: [] },
  restore: { did: '元に戻しました', tells: [] },
  approve: { did: '承認しました', tells: ['request', 'approved'] },
  'send-back': { did: '差し戻しました', tells: ['sent-back'] },
  reject: { did: '却下しました', tells: ['rejected'] },
  confirm: { did: '確定しました', tells: ['confirmed'] },
  'send-back-approved': { did: '承認済みの申請を差し戻しました', tells: ['sent-back'] },
  reverse: { did: '確定を取り消しました', tells: ['reversed'] },
  'hand-over': { did: '承認者を引き継ぎました', tells: ['request'] },
  correct: { did: '明細を訂正しました', tells: ['corrected'] },
  label: { did: '情報のラベルを変更しました', tells: [] },
} as const;
export type ClaimAct = keyof typeof claimActs;

const isClaimAct = (text: string): text is ClaimAct => Object.hasOwn(claimActs, text);
export const allClaimActs: readonly ClaimAct[] = Object.keys(claimActs).filter(isClaimAct);

/** 承認操作: the acts by which somebody on its route decides on a claim. */
export const votingActs = ['approve', 'send-back', 'reject'] as const satisfies readonly ClaimAct[];
export type VotingAct = (typeof votingActs)[number];
export const isVote = (act: ClaimAct): act is VotingAct => votingActs.some((one) => one === act);

/** What a claim offers to whoever sees it; the contract's view and the screens follow this list. */
export const offeredActs = [
  'save',
  'submit',
  'withdraw',
  'discard',
  'vote',
  'confirm',
  'reverse',
  'copy',
  'sendBack',
  'correct',
  'label',
] as const;
export type OfferedActs = Readonly<Record<(typeof offeredActs)[number], boolean>>;

/** What this person may do now: a courtesy for screens, the decisions themselves refuse again. */
export const actsOn = (person: Reacher, claim: Claim): OfferedActs => {
  const { userId, rights } = person;
  const isOwn = claim.applicantId === userId;
  const mayWrite = isOwn && holds(rights, 'claims.write');
  const isWhole = seesWhole(person, claim);
  const maySee = (right: Right): boolean => !isOwn && isWhole && reaches(person, right, thingOf(claim));
  const mayCorrect = maySee('claims.correct');
  const openStep = claim.status === 'submitted' ? claim.route.steps[claim.step] : undefined;
  return {
    save: mayWrite && isEditable(claim),
    submit: mayWrite && isEditable(claim),
    withdraw: mayWrite && claim.status === 'submitted',
    discard: mayWrite && claim.status === 'draft' && claim.number === undefined,
    vote:
      !isOwn &&
      isWhole &&
      holds(rights, 'claims.vote') &&
      (openStep?.approvers.some((approver) => approver.userId === userId) ?? false),
    copy: mayWrite,
    reverse: claim.status === 'confirmed' && maySee('claims.reverse'),
    sendBack: mayCorrect && claim.status === 'approved',
    correct: mayCorrect && (claim.status === 'submitted' || claim.status === 'approved'),
    label: claim.status !== 'draft' && maySee('claims.label'),
    confirm: claim.status === 'approved' && maySee('claims.confirm'),
  };
};
