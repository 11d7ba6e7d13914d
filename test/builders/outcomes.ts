import type { RateCategory } from '#domain/lines/line.ts';
import { yen } from '#domain/money/yen.ts';
import type { Masters } from '#domain/settings/masters.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import type { JudgingContext } from '#domain/verdicts/judging.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, contextOf } from '#test/builders/claims.ts';

export type LineFacts = Parameters<typeof aLine>[0];

export const nobody = { name: '山田商店' };
export const part = (rate: RateCategory, amount: number) => ({ rate, amount: yen(amount) });
export const guests = (count: number, relation = '取引先') =>
  Array.from({ length: count }, (_none, at) => ({ company: '甲社', name: `客${at + 1}`, relation }));
/** 接待 of so many people, so many of them guests, with everything that its record needs. */
export const aMeal = (amount: number, headcount: number, outside = 1, more: LineFacts = {}): LineFacts => ({
  itemCode: 'entertainment',
  amount,
  participants: { headcount, outside: guests(outside), shop: '酒場', address: '港区' },
  ...more,
});

/** `会議費 P10Q 20000+2000 / qualified-invoice: invoice-needed / info meal-excluded`; `!` where evidence lacks. */
export const outcomeOf = (
  facts: LineFacts,
  masters: Masters = minato.masters,
  context: Partial<JudgingContext> = {},
): string => {
  const { lines, findings } = judgeClaim([aLine(facts)], contextOf(masters, context));
  return lines
    .map((line) =>
      [
        [
          line.account.name,
          ...line.parts.map(({ taxCode, cost, deductibleTax }) => `${taxCode} ${cost}+${deductibleTax}`),
        ].join(' '),
        `${line.evidence.need}${line.evidence.isMet ? '' : '!'}: ${line.evidence.because.kind}`,
        ...[...line.findings, ...findings].map(({ severity, kind }) => `${severity} ${kind}`),
      ].join(' / '),
    )
    .join('\n');
};
