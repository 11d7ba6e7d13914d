import type { ClaimLine } from '#domain/lines/line.ts';
import { deriveJournals } from '#domain/journals/derive-journals.ts';
import type { DerivedEntry } from '#domain/journals/entry.ts';
import type { Company } from '#domain/tenants/masters.ts';
import type { Masters } from '#domain/settings/masters.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import type { ClaimVerdict } from '#domain/verdicts/verdict.ts';
import { minato } from '#local/seed/minato.ts';
import { isCalendarMonth } from '#domain/kernel/time.ts';
import { aDraft, contextOf, known, noon } from './claims.ts';

/** 田中's claim EX-000123 over these lines and their verdict, as 経理 would post it. */
export const derivedOf = (
  lines: readonly ClaimLine[],
  verdict: ClaimVerdict,
  masters: Masters = minato.masters,
): readonly DerivedEntry[] =>
  deriveJournals({
    claim: { ...aDraft(), number: 'EX-000123' },
    lines,
    verdict,
    corrections: [],
    masters,
    at: noon,
  });

export const derived = (
  lines: readonly ClaimLine[],
  masters: Masters = minato.masters,
): readonly DerivedEntry[] => derivedOf(lines, judgeClaim(lines, contextOf(masters)), masters);

export const withCompany = (company: Partial<Company>): Masters => ({
  ...minato.masters,
  company: { ...minato.masters.company, ...company },
});

/** `会議費 10,000 P10Q` per debit, `未払金[田中花子] 11,000 OT` per credit. */
export const booked = (entries: readonly DerivedEntry[]) =>
  entries.map(({ lines }) =>
    (['debit', 'credit'] as const).map((side) =>
      lines
        .filter((line) => line.side === side)
        .map(({ account, subAccount, amount, taxCode }) => {
          const sub = subAccount === undefined ? '' : `[${subAccount}]`;
          return `${account.name}${sub} ${amount.toLocaleString('en')} ${taxCode}`;
        }),
    ),
  );

/** Months from April 2026 on are open but for those that the company closed. */
export const closedThrough = (text: string) => ({
  fiscalYearStartMonth: 4,
  closing: { filingMonths: 2, closedThrough: known(isCalendarMonth, text) },
});
