import { describe, expect, test } from 'vitest';
import { testEntries, usedLabels } from '#domain/exports/used-labels.ts';
import { shippedProfile } from '#domain/exports/yayoi-profile.ts';
import { yen } from '#domain/money/yen.ts';
import { anEntry, exclusive, line, printed } from '#test/builders/entries.ts';

/** 区分70%, 11,000 of which 700 are deducted, posted under 税抜経理; the company has gone to 税込経理 since. */
const posted = anEntry([
  line('debit', '会議費', 10_300, 'P10T70', { deductibleTax: yen(700) }),
  line('debit', '仮払消費税', 700, 'P10T70', { isInputTax: true }),
  line('credit', '未払金', 11_000, 'OT', { isPayable: true }),
]);
const now = { taxAccounting: 'inclusive', transitional: shippedProfile.transitional, labels: [] } as const;
const label = '課対仕入内10%区分70%';

describe('after 税抜経理 has become 税込経理', () => {
  test('the labels of before are tried as they are exported, with their tax', () => {
    expect(usedLabels([posted], now).map((one) => one.label)).toContain(label);
    const tried = testEntries([posted], [label], now);
    const file = printed(tried, { ...exclusive, taxAccounting: 'inclusive' });
    expect(file.split('\r\n')).toHaveLength(2);
    // 110 × 700 ÷ 11,000 = 7 (切捨て).
    expect(file).toContain(`"${label}",110,7,`);
  });

  const own = [
    { code: 'P10T70', label: '課対仕入内10%区70', taxAccounting: 'exclusive' },
    { code: 'NT', label: '非課税仕入' },
  ] as const;

  test('an own label is for the 経理方法 for which it was typed (ACC-005)', () => {
    const labels = (taxAccounting: 'exclusive' | 'inclusive') => {
      const { taxAccounting: _of, ...rest } = { taxAccounting: undefined, ...posted };
      const costs = rest.lines.filter(
        ({ isInputTax }) => taxAccounting === 'exclusive' || isInputTax !== true,
      );
      const entry = { ...rest, lines: costs, ...(taxAccounting === 'exclusive' ? {} : { taxAccounting }) };
      return usedLabels([entry], { ...now, labels: own }).map((one) => one.label);
    };
    expect(labels('exclusive')).toContain('課対仕入内10%区70');
    expect(labels('inclusive')).toContain('課対仕入込10%区分70%');
  });
});
