/** `filed`: closed by the law, since the fiscal year's return was due (docs/decisions/0085). */
export const monthStates = ['open', 'closed', 'filed'] as const;
export type MonthState = (typeof monthStates)[number];

/** 締め and 締めの取消. */
export const closingActs = ['close', 'reopen'] as const;
export type ClosingAct = (typeof closingActs)[number];
