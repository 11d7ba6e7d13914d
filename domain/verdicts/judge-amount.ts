import type { Finding } from './finding.ts';
import { warn, type LineInContext } from './judging.ts';

/** What is rarely so dear is shown to applicant and approvers; the company says above which amount. */
export const judgeAmount = ({ line, item, context }: LineInContext): readonly Finding[] => {
  const watched = context.masters.watchedAmounts.find(({ itemCode }) => itemCode === line.itemCode);
  if (item === undefined || watched === undefined || line.amount <= watched.warnAboveYen) return [];
  return [warn('amount-unusual', { amount: line.amount, usual: watched.warnAboveYen, itemName: item.name })];
};
