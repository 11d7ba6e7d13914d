import { describe, expect, test } from 'vitest';
import { assignSerials } from '#domain/journals/post-entry.ts';
import { yen } from '#domain/money/yen.ts';
import { shippedRules } from '#domain/rules/shipped-rules.ts';
import { pendingIds } from '#domain/rules/switch-on.ts';
import { judgeClaim } from '#domain/verdicts/judge-claim.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { stageLawIn } from '#lambdas/adapters/tenant/law-rows.ts';
import { judgeWritten } from '#lambdas/claims/judge-claim.ts';
import { settings } from '#test/stages/settings.ts';
import { minato } from '#local/seed/minato.ts';
import { aLine, contextOf, noon } from '#test/builders/claims.ts';
import { printed } from '#test/builders/entries.ts';
import { derivedOf } from '#test/builders/journals.ts';
import { minatoForm } from '#test/web/form-of-minato.ts';
import { judgeDraft } from '#web/claims/judging.ts';
import { emptyClaim } from '#web/claims/claim-draft.ts';
import { rateOptionsOf } from '#web/claims/rate-options.ts';
import { draftOfLine } from '#web/claims/line-draft.ts';

const on = stageLawIn('[{"id":"food-1-percent","validFrom":"2027-04-01"}]');
const off = stageLawIn('[]');
const foodLine = (itemCode: string, spentOn: string, amount = 1_010, rest = {}) =>
  aLine({
    itemCode,
    spentOn,
    amount,
    memo: '定期購読',
    parts: [{ rate: 'reduced', amount: yen(amount) }],
    ...rest,
  });

describe('C-20: 1 % on food once it is switched on (TAX-002)', () => {
  test.each([
    ['meeting', '2027-03-31', on, 1_010, [8, 74, 936, 'P08Q']],
    ['meeting', '2027-04-01', on, 1_010, [1, 10, 1_000, 'P01Q']],
    ['supplies', '2029-03-31', on, 1_010, [1, 10, 1_000, 'P01Q']],
    ['vending', '2027-04-01', on, 101, [1, 1, 100, 'P01Q']],
    ['meeting', '2029-04-01', on, 1_010, [8, 74, 936, 'P08Q']],
    ['books', '2027-04-01', on, 1_080, [8, 80, 1_000, 'P08Q']],
    ['meeting', '2027-04-01', off, 1_010, [8, 74, 936, 'P08Q']],
  ] as const)('%s on %s', (itemCode, spentOn, { rules }, amount, outcome) => {
    const line = foodLine(itemCode, spentOn, amount);
    const [only] = judgeLine(line, contextOf(minato.masters, { rules })).parts;
    expect([only?.ratePercent, only?.deductibleTax, only?.cost, only?.taxCode]).toEqual(outcome);
  });

  test.each([
    ['2027-04-01', on, {}, '"課対仕入内軽減1%適格",1010,10'],
    ['2027-04-01', off, {}, '"課対仕入内軽減8%適格",1010,74'],
    ['2029-04-01', on, {}, '"課対仕入内軽減8%適格",1010,74'],
    // 1,010 × 1 × 70 ÷ 10,100.
    ['2027-04-01', on, { supplier: { name: '個人商店' } }, '"課対仕入内軽減1%区分70%",1010,7'],
    ['2028-10-01', on, { supplier: { name: '個人商店' } }, '"課対仕入内軽減1%区分50%",1010,5'],
  ] as const)('on %s is in the 弥生 file', (spentOn, { rules }, rest, cells) => {
    const lines = [foodLine('meeting', spentOn, 1_010, rest)];
    const verdict = judgeClaim(lines, contextOf(minato.masters, { rules }));
    const [entry] = derivedOf(lines, verdict);
    expect(entry?.trace.some(({ says }) => /税区分 課税仕入軽減[18]%/.test(says))).toBe(true);
    expect(printed(assignSerials(entry === undefined ? [] : [entry], 1))).toContain(cells);
  });

  test('is judged alike by browser and server, and offered under its own percent', () => {
    const line = foodLine('goods', '2027-04-01');
    const form = { ...minatoForm, today: line.spentOn, switchedOnLaw: on.switchedOn };
    const written = { title: 'お茶', departmentId: 'sales-1', lines: [line], evidence: [], originals: [] };
    const { items, accounts } = form;
    const writer = { grade: '一般', at: noon, rules: on.rules };
    const server = judgeWritten(written, { ...minato.masters, items, accounts }, writer);
    const browser = judgeDraft(
      { ...emptyClaim('sales-1'), title: written.title, lines: [draftOfLine(line)] },
      form,
    ).claim;
    expect(browser.lines[0]?.parts).toEqual(server.lines[0]?.parts);
    expect(server.lines[0]?.parts[0]?.taxCode).toBe('P01Q');
    const label = (switchedOnLaw: typeof on.switchedOn) =>
      rateOptionsOf({ line: draftOfLine(line), form: { ...form, switchedOnLaw } })[1]?.label;
    expect([label(on.switchedOn), label([])]).toEqual([
      '1%（軽減・飲食料品など）',
      '8%（軽減・飲食料品など）',
    ]);
  });

  test('takes the days of the law as enacted, and nothing that is no pending row', () => {
    const later = stageLawIn('[{"id":"food-1-percent","validFrom":"2027-10-01","validTo":"2028-09-30"}]');
    const rateOn = (day: string) =>
      judgeLine(foodLine('meeting', day), contextOf(minato.masters, { rules: later.rules })).parts[0]
        ?.ratePercent;
    expect(['2027-09-30', '2027-10-01', '2028-09-30', '2028-10-01'].map(rateOn)).toEqual([8, 1, 1, 8]);
    for (const json of [
      '[{"id":"food-2-percent","validFrom":"2027-04-01"}]',
      '[{"id":"food-1-percent"}]',
      '[{"id":"food-1-percent","validFrom":"2027-04-31"}]',
      '[{"id":"food-1-percent","validFrom":"2027-04-01","validTo":"2027-03-31"}]',
      '{}',
    ])
      expect(() => stageLawIn(json)).toThrow(/law/);
  });

  test('every pending row can be switched on, and every stage lists rows of ours', () => {
    const pending = Object.values(shippedRules)
      .flatMap((rows): readonly { readonly status: string }[] => rows)
      .filter(({ status }) => status === 'pending');
    expect(pendingIds(shippedRules)).toEqual(['food-1-percent']);
    expect(pending).toHaveLength(1);
    for (const { lawRows } of Object.values(settings))
      expect(stageLawIn(JSON.stringify(lawRows)).switchedOn).toHaveLength(lawRows.length);
  });
});
