/** Votes against a claim, each with its reason: 差戻し, 却下. */
export const refusingVotes = ['send-back', 'reject'] as const;
export type RefusingVote = (typeof refusingVotes)[number];
