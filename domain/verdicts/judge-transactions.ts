import type { ClaimLine } from '#domain/lines/line.ts';
import { mayBeOne, saidToBeOne } from '#domain/lines/same-transaction.ts';
import { sumYen } from '#domain/money/yen.ts';
import type { Finding } from './finding.ts';
import { decidingRow } from './judge-credit.ts';
import { itemAt, warn, type JudgingContext } from './judging.ts';

type Transactions = {
  /** With the lines that are said to be one transaction added up. */
  readonly context: JudgingContext;
  /** Asks where the answer would change how the tax is deducted, and nobody has answered. */
  readonly asked: (line: ClaimLine) => readonly Finding[];
};

/** One transaction is added up where the law adds up (SPC-010, SPC-012, SPC-020), with the applicant's word on it. */
export const transactionsIn = (lines: readonly ClaimLine[], context: JudgingContext): Transactions => {
  const groups = mayBeOne(lines);
  const said = saidToBeOne(groups);
  const alone = (id: string): readonly ClaimLine[] => lines.filter((line) => line.id === id);
  const withSaid: JudgingContext = { ...context, transactionOf: (id) => said.get(id) ?? alone(id) };
  const withAll: JudgingContext = { ...context, transactionOf: (id) => groups.get(id) ?? alone(id) };
  return {
    context: withSaid,
    asked: (line) => {
      const group = groups.get(line.id);
      if (group === undefined || said.has(line.id)) return [];
      const item = itemAt(context.masters.items, line.itemCode, line.spentOn);
      const rowIn = (one: JudgingContext) => decidingRow({ line, item, context: one });
      if (rowIn(withSaid) === rowIn(withAll)) return [];
      const others = group.filter(({ id }) => id !== line.id).map(({ id }) => id);
      const sum = sumYen(group.map(({ amount }) => amount));
      return [warn('same-transaction-asked', { otherLineIds: others.join('・'), sum })];
    },
  };
};
