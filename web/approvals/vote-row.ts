import type { VotingAct } from '#domain/claims/claim-acts.ts';
import { lineOf } from '#domain/text/typed-text.ts';
import type { VoteAsk, VoteItem } from '#web/approvals/approvals-api.ts';
import { formatInstant } from '#web/ui/format-date.ts';
import { formatYen } from '#web/ui/format-yen.ts';
import type { Tone } from '#web/ui/tone.ts';

export const voteActs: Readonly<Record<VotingAct, { readonly words: string; readonly tone: Tone }>> = {
  approve: { words: '承認', tone: 'good' },
  'send-back': { words: '差戻し', tone: 'warn' },
  reject: { words: '却下', tone: 'bad' },
};
export const isVoteAct = (text: string): text is VotingAct => Object.hasOwn(voteActs, text);

/** An address that somebody changed by hand asks for everything. */
export const voteAsk = (text: string, act: string): VoteAsk => {
  const words = lineOf(text);
  return { ...(words === '' ? {} : { text: words }), ...(isVoteAct(act) ? { act } : {}) };
};

/** A vote as one line of the list. */
export const voteRow = (vote: VoteItem) => ({
  key: `${vote.claimId}-${vote.at}`,
  to: `/claims/${vote.claimId}`,
  when: formatInstant(vote.at),
  act: voteActs[vote.act].words,
  tone: voteActs[vote.act].tone,
  number: vote.number,
  title: vote.title,
  applicant: vote.applicantName,
  department: vote.departmentName,
  step: vote.stepName,
  amount: formatYen(vote.total),
});
