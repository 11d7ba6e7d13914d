import { describe, expect, test } from 'vitest';
import { draftOfLine, emptyLine } from '#web/claims/line-draft.ts';
import { lineOfDraft } from '#web/claims/line-of-draft.ts';
import { lineSummary } from '#web/claims/line-summary.ts';
import { minatoForm } from './form-of-minato.ts';

const goods = minatoForm.items.find(({ code }) => code === 'goods');
const typed = { ...emptyLine('1', 'ordinary'), itemCode: 'goods', spentOn: '2026-06-15', amount: 500 };

describe('A-34 a refund in the form', () => {
  test('is typed without a sign, sent with one, and comes back as it was typed', () => {
    const draft = { ...typed, isRefund: true, purchasedOn: '2026-05-20', purchasedYen: 1_000 };
    const line = lineOfDraft(draft, goods);
    expect(line).toMatchObject({
      amount: -500,
      parts: [{ rate: 'standard', amount: -500 }],
      refund: { purchasedOn: '2026-05-20', purchasedYen: 1_000 },
    });
    expect(draftOfLine(line)).toEqual(draft);
    expect(lineSummary(draft, 1, minatoForm.items).amount).toBe('-500円');
  });

  test('keeps what is typed of the answers, and sends none that was not given', () => {
    const draft = { ...typed, quantity: 3, isSameTransaction: false, besideTripReason: '前泊' };
    expect(draftOfLine(lineOfDraft(draft, goods))).toEqual(draft);
    expect(lineOfDraft(typed, goods)).not.toHaveProperty('isSameTransaction');
    expect(lineOfDraft(typed, goods)).not.toHaveProperty('refund');
  });
});
