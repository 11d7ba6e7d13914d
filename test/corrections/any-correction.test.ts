import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AskedCorrection } from '#domain/corrections/choose-correction.ts';
import type { PlannedCorrections } from '#domain/corrections/plan-corrections.ts';
import { sideTotal } from '#domain/journals/post-entry.ts';
import type { LineCorrection } from '#domain/lines/line-correction.ts';
import type { ClaimLine } from '#domain/lines/line.ts';
import { sumYen, yen } from '#domain/money/yen.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { aobaKobo } from '#local/seed/aoba-kobo.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, contextOf, day, registered } from '#test/builders/claims.ts';
import { entriesAfter, plan } from '#test/builders/corrected.ts';

const companies = { 税抜: minato.masters, 税込: aobaKobo.masters };
const days = ['2026-04-30', '2026-05-20', '2026-06-01'];

const aPart = (rate: 'standard' | 'reduced') =>
  fc.integer({ min: 1, max: 300_000 }).map((amount) => ({ rate, amount: yen(amount) }) as const);
const someParts = fc.oneof(
  aPart('standard').map((part) => [part]),
  fc.tuple(aPart('standard'), aPart('reduced')).map((parts) => [...parts]),
);
const someLine = fc
  .record({
    parts: someParts,
    itemCode: fc.constantFrom('meeting', 'supplies', 'books', 'taxi'),
    spentOn: fc.constantFrom(...days),
    paidBy: fc.constantFrom('employee', 'corporate-card'),
    supplier: fc.constantFrom(registered, { name: '山田商店' }),
  } as const)
  .map(({ parts, ...line }) => aLine({ ...line, parts, amount: sumYen(parts.map(({ amount }) => amount)) }));
const someLines = fc
  .array(someLine, { minLength: 1, maxLength: 4 })
  .map((lines) => lines.map((line, index): ClaimLine => ({ ...line, id: `${index + 1}` })));

const orNothing = <T>(values: readonly T[]) => fc.constantFrom(undefined, null, ...values);
const someAsk = fc.record({
  lineId: fc.constantFrom('1', '2', '3', '4'),
  itemCode: orNothing(['meeting', 'supplies', 'entertainment', 'books']),
  accountCode: orNothing(['712', '746', '761', '318']),
  subAccount: orNothing(['定例会']),
  departmentId: orNothing(['planning', 'sales-1', 'nowhere']),
  taxCodes: fc.uniqueArray(
    fc.record({
      part: fc.constantFrom(0, 1),
      taxCode: fc.constantFrom(null, 'P10Q', 'P10T80', 'P10T70', 'P10N', 'P08Q', 'P08T80', 'NT', 'OT'),
    }),
    { selector: ({ part }) => part, maxLength: 2 },
  ),
  postedOn: orNothing(days.map(day)),
});
/** Without the fields that stand for nothing. */
const asked = (ask: object) =>
  Object.fromEntries(Object.entries(ask).filter(([, value]) => value !== undefined)) as AskedCorrection;

/** Where each decision stands in the history, and its code there; a 補助科目 has none. */
const decidedCodes = ({ lineId, ...decided }: LineCorrection): readonly (readonly [string, string])[] => [
  ...(['item', 'account', 'department'] as const).flatMap((field) => {
    const code = decided[field]?.code;
    return code === undefined ? [] : [[`${lineId} ${field} `, code] as const];
  }),
  ...(decided.subAccount === undefined ? [] : [[`${lineId} subAccount `, ''] as const]),
  ...(decided.postedOn === undefined ? [] : [[`${lineId} postedOn `, decided.postedOn] as const]),
  ...(decided.taxCodes ?? []).map(({ part, taxCode }) => [`${lineId} taxCode ${part}`, taxCode] as const),
];

const nothingLeft = (line: ClaimLine): AskedCorrection => ({
  lineId: line.id,
  itemCode: null,
  accountCode: null,
  subAccount: null,
  departmentId: null,
  taxCodes: line.parts.map((_part, part) => ({ part, taxCode: null })),
  postedOn: null,
});

describe.each(Object.entries(companies))(
  'K-12 any corrections, one after the other, under %s経理',
  (_name, masters) => {
    const run = (lines: readonly ClaimLine[], asks: readonly object[]) => {
      const verdict = judgeClaim(lines, contextOf(masters, { today: day('2026-06-15') }));
      let so: PlannedCorrections = { verdict, corrections: [], changes: [] };
      for (const ask of asks) {
        const planned = plan(lines, [asked(ask)], { masters, so });
        if (planned.ok) so = planned.value;
      }
      return { verdict, so };
    };

    test('never touch an amount, and every entry balances', () => {
      fc.assert(
        fc.property(someLines, fc.array(someAsk, { maxLength: 6 }), (lines, asks) => {
          const { verdict, so } = run(lines, asks);
          const { total, payable, byCard } = verdict;
          expect(so.verdict).toMatchObject({ total, payable, byCard });
          expect(so.verdict.lines.map(({ parts }) => parts.map(({ gross }) => gross))).toEqual(
            lines.map(({ parts }) => parts.map(({ amount }) => amount)),
          );
          const parts = so.verdict.lines.flatMap((line) => line.parts);
          expect(parts.every(({ cost, deductibleTax, gross }) => cost + deductibleTax === gross)).toBe(true);
          expect(so.verdict.tax).toBe(sumYen(parts.map(({ deductibleTax }) => deductibleTax)));
          const entries = entriesAfter(lines, so, masters);
          const sums = (side: 'debit' | 'credit') =>
            sumYen(entries.map((entry) => sideTotal(entry.lines, side)));
          expect([sums('debit'), sums('credit')]).toEqual([total, total]);
          const isInItsTime = ({ postedOn, spentOn = postedOn }: (typeof entries)[number]) =>
            postedOn >= spentOn && postedOn > '2025-03-31' && postedOn <= '2026-06-15';
          expect(entries.every(isInItsTime)).toBe(true);
        }),
        { numRuns: 150 },
      );
    });

    test('and taken back all at once, leave the claim as it was submitted', () => {
      fc.assert(
        fc.property(someLines, fc.array(someAsk, { maxLength: 6 }), (lines, asks) => {
          const { verdict, so } = run(lines, asks);
          const undone = plan(lines, lines.map(nothingLeft), { masters, so });
          const after = undone.ok ? undone.value : { ...so, corrections: [] };
          expect(undone.ok || undone.refusal.kind === 'correction-changes-nothing').toBe(true);
          const shown = (given: typeof verdict) =>
            given.lines.map(({ account, parts, evidence }) => [account, parts, evidence]);
          expect(shown(after.verdict)).toEqual(shown(verdict));
          expect(after.corrections).toEqual([]);
        }),
        { numRuns: 100 },
      );
    });

    test('each change is told with what it was: played back they lead to the start', () => {
      fc.assert(
        fc.property(someLines, fc.array(someAsk, { maxLength: 6 }), (lines, asks) => {
          const known = new Map<string, string>();
          const verdict = judgeClaim(lines, contextOf(masters, { today: day('2026-06-15') }));
          let so: PlannedCorrections = { verdict, corrections: [], changes: [] };
          const breaks: string[] = [];
          for (const ask of asks) {
            const planned = plan(lines, [asked(ask)], { masters, so });
            if (!planned.ok) continue;
            so = planned.value;
            for (const { lineId, field, part, before, after } of so.changes) {
              const place = `${lineId} ${field} ${part ?? ''}`;
              const [old, now] = [before, after].map((value) => JSON.stringify(value));
              if (known.has(place) && known.get(place) !== old) breaks.push(place);
              known.set(place, now ?? '');
            }
          }
          expect(breaks).toEqual([]);
          // Nothing counts that no history tells of.
          const untold = so.corrections
            .flatMap(decidedCodes)
            .filter(([place, code]) => JSON.parse(known.get(place) ?? '{}').code !== code);
          expect(untold).toEqual([]);
        }),
        { numRuns: 100 },
      );
    });
  },
);
