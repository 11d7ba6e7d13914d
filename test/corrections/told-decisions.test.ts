import { describe, expect, test } from 'vitest';
import { changeWords } from '#domain/lines/change-words.ja.ts';
import type { RefundOriginal } from '#domain/verdicts/refund-original.ts';
import { judgeLine } from '#domain/verdicts/judge-line.ts';
import { yen } from '#domain/money/yen.ts';
import { aClaimId, aLine, contextOf, day } from '#test/builders/claims.ts';
import { changesIn, plan } from '#test/builders/corrected.ts';
import { closedThrough, derivedOf, withCompany } from '#test/builders/journals.ts';
import { done } from '#test/builders/submitted-claims.ts';

const tax = (taxCode: string) => ({ taxCodes: [{ part: 0, taxCode }] });

describe('K-12 what a correction keeps is what its history tells', () => {
  test('what is so already and would be so by the rules is not kept', () => {
    const planned = done(
      plan([aLine()], [{ lineId: '1', subAccount: '会場', accountCode: '764', ...tax('P10Q') }]),
    );
    expect(planned.corrections).toEqual([{ lineId: '1', subAccount: '会場' }]);
    expect(changesIn(planned)).toEqual(['subAccount   →  会場']);
    expect(plan([aLine()], [{ lineId: '1', ...tax('P10Q') }])).toMatchObject({
      refusal: { kind: 'correction-changes-nothing' },
    });
  });

  test('what is so already but would not be so by the rules is kept, and told', () => {
    const asked = [{ lineId: '1', itemCode: 'supplies', accountCode: '764' }];
    const planned = done(plan([aLine()], asked));
    expect(planned.corrections).toMatchObject([{ item: { code: 'supplies' }, account: { code: '764' } }]);
    expect(changesIn(planned)).toEqual([
      'item meeting 会議費 → supplies 消耗品費',
      'account 764 会議費 → 764 会議費',
    ]);
  });

  test('the day on which a line of a closed month is posted anyway is no decision (EXP-051)', () => {
    const masters = withCompany(closedThrough('2026-05'));
    const asked = [{ lineId: '1', postedOn: day('2026-06-01'), subAccount: '会場' }];
    expect(done(plan([aLine()], asked, { masters })).corrections).toEqual([
      { lineId: '1', subAccount: '会場' },
    ]);
  });

  test('tax that changes under the same code, since it is rounded otherwise today, is told', () => {
    const line = aLine({ amount: 10_511, parts: [{ rate: 'standard', amount: yen(10_511) }] });
    const planned = done(
      plan([line], [{ lineId: '1', accountCode: '746' }], {
        masters: withCompany({ taxRounding: 'half-up' }),
        submittedUnder: withCompany({ taxRounding: 'floor' }),
      }),
    );
    expect(changesIn(planned)).toEqual([
      'account 764 会議費 → 746 消耗品費',
      'deductibleTax 955 955円 → 956 956円（従）',
    ]);
    expect(changeWords(planned.changes, (on) => on).at(-1)).toMatchObject({
      what: '仮払消費税',
      before: '955円',
      after: '956円',
    });
  });
});

describe('A-34 a refund follows what 経理 decided of its purchase', () => {
  const line = aLine();
  const { parts, account } = judgeLine(line, contextOf());
  const { itemCode, spentOn, amount, supplier, memo, paidBy, purpose } = line;
  const original: RefundOriginal = {
    itemCode,
    spentOn,
    amount,
    supplier,
    memo,
    paidBy,
    purpose,
    parts,
    account,
    claimId: aClaimId,
    claimNumber: 'EX-000001',
    lineId: '3',
    refunded: [],
    subAccount: '定例会',
    department: { code: 'planning', name: '企画部' },
  };
  const back = aLine({
    spentOn: '2026-06-10',
    amount: -11_000,
    parts: [{ rate: 'standard', amount: yen(-11_000) }],
    refund: { original: { claimId: aClaimId, lineId: '3' } },
  });
  const costsOf = (context = contextOf(undefined, { originals: [original] })) => {
    const judged = judgeLine(back, context);
    const verdict = {
      lines: [judged],
      findings: [],
      total: yen(-11_000),
      tax: yen(-1_000),
      payable: yen(-11_000),
      byCard: yen(0),
      canSubmit: true,
    };
    return derivedOf([back], verdict)
      .flatMap((entry) => entry.lines)
      .filter(({ isPayable, isInputTax }) => isPayable !== true && isInputTax !== true)
      .map(({ subAccount, department }) => [subAccount, department?.name]);
  };

  test('department and 補助科目 too', () => {
    expect(costsOf()).toEqual([['定例会', '企画部']]);
    const { subAccount: _sub, department: _department, ...plain } = original;
    expect(costsOf(contextOf(undefined, { originals: [plain] }))).toEqual([[undefined, '営業一課']]);
  });
});
