import { describe, expect, test } from 'vitest';
import {
  dailyYenOf,
  draftOfLine,
  emptyLine,
  type LineDraft,
  withItem,
  withPerDiemDays,
} from '#web/claims/line-draft.ts';
import { lineOfDraft } from '#web/claims/line-of-draft.ts';
import { fillRemainder, remainderOf, sayRemainder, splitParts } from '#web/claims/split-receipt.ts';
import { minatoForm } from '#test/web/form-of-minato.ts';

const receipt: LineDraft = {
  ...emptyLine('1', 'ordinary'),
  itemCode: 'goods',
  spentOn: '2026-05-15',
  amount: 1_630,
  supplierName: 'ミナトマート',
};
const itemOf = (code: string) => minatoForm.items.find((item) => item.code === code);
const trip = {
  regulation: minatoForm.regulation,
  grade: '一般',
  tripStartOn: '2026-06-08',
  tripDays: 3,
};

const withParts = (reduced: number | undefined, standard: number | undefined): LineDraft => ({
  ...receipt,
  isSplit: true,
  parts: [
    { rate: 'reduced', amount: reduced },
    { rate: 'standard', amount: standard },
  ],
});

describe('typing the tax that a receipt states (TAX-007)', () => {
  const typed = { ...receipt, rate: 'standard', amount: 1_100, statedTax: 99 } as const;
  const partsOf = (draft: LineDraft) => lineOfDraft(draft, itemOf('goods')).parts;

  test('sends it, and shows it again', () => {
    expect(partsOf(typed)).toEqual([{ rate: 'standard', amount: 1_100, statedTax: 99 }]);
    const made = lineOfDraft(typed, itemOf('goods'));
    expect(draftOfLine(made).statedTax).toBe(99);
  });

  test('leaves it out where it is empty, or the rate has no tax', () => {
    expect(partsOf({ ...typed, statedTax: undefined })).toEqual([{ rate: 'standard', amount: 1_100 }]);
    expect(partsOf({ ...typed, rate: 'exempt' })).toEqual([{ rate: 'exempt', amount: 1_100 }]);
  });

  test('keeps it per part of a split receipt', () => {
    const split = {
      ...withParts(1_080, 550),
      parts: [
        { rate: 'reduced', amount: 1_080, statedTax: 80 },
        { rate: 'standard', amount: 550 },
      ],
    } as const;
    expect(partsOf(split)).toEqual([
      { rate: 'reduced', amount: 1_080, statedTax: 80 },
      { rate: 'standard', amount: 550 },
    ]);
    const made = lineOfDraft(split, itemOf('goods'));
    expect(draftOfLine(made).parts.map(({ statedTax }) => statedTax)).toEqual([80, undefined]);
  });
});

describe('splitting a receipt by tax rate (A-05)', () => {
  test('starts with 8 % and 10 %', () => {
    expect(splitParts(receipt).parts).toEqual([
      { rate: 'reduced', amount: undefined },
      { rate: 'standard', amount: undefined },
    ]);
  });

  test('says what is left while typing', () => {
    expect(sayRemainder(withParts(1_080, undefined))).toBe('あと550円');
    expect(sayRemainder(withParts(1_081, 550))).toBe('1円多く入力されています');
    expect(sayRemainder(withParts(1_080, 550))).toBeUndefined();
  });

  test('puts the rest into the part that asks for it', () => {
    const filled = fillRemainder(withParts(1_080, undefined), 1);
    expect(filled.parts[1]?.amount).toBe(550);
    expect(remainderOf(filled)).toBe(0);
  });
});

describe('filling a line', () => {
  test('may be sent with nothing typed but what the form presets', () => {
    expect(lineOfDraft(emptyLine('1', 'ordinary'), undefined)).toEqual({
      id: '1',
      parts: [{ rate: 'standard' }],
      paidBy: 'employee',
      purpose: 'ordinary',
      supplier: { name: '' },
      memo: '',
      evidenceIds: [],
    });
  });

  test('sends what the item asks for and nothing else', () => {
    const result = lineOfDraft({ ...receipt, from: '品川', to: '東京', nights: 2 }, itemOf('goods'));
    expect(result).toEqual({
      id: '1',
      itemCode: 'goods',
      spentOn: '2026-05-15',
      amount: 1_630,
      parts: [{ rate: 'standard', amount: 1_630 }],
      paidBy: 'employee',
      purpose: 'ordinary',
      supplier: { name: 'ミナトマート' },
      memo: '',
      evidenceIds: [],
    });
  });

  test.each<[string, LineDraft, string]>([
    [
      'a whole line',
      { ...withParts(1_080, 550), registrationNumber: 'T1180301018771', isIndividual: true, memo: '文具' },
      'goods',
    ],
    ['parts that do not add up', withParts(1_081, 550), 'goods'],
    ['a part without an amount', withParts(1_080, undefined), 'goods'],
    ['nothing but an amount', { ...emptyLine('1', 'ordinary'), amount: 5_000 }, ''],
    ['an amount of nothing', { ...receipt, amount: 0 }, 'goods'],
    ['nights without a place', { ...receipt, itemCode: 'lodging', nights: 2 }, 'lodging'],
    ['a place without nights', { ...receipt, itemCode: 'lodging', city: '大阪' }, 'lodging'],
    ['where a train leaves', { ...receipt, itemCode: 'train', from: '品川' }, 'public-transport'],
    [
      'a guest of whom only the relation is known',
      {
        ...receipt,
        itemCode: 'entertainment',
        guests: [{ company: '', name: '', relation: '取引先' }],
      },
      'entertainment',
    ],
  ])('comes back from what was stored as it was: %s', (_what, draft, item) => {
    expect(draftOfLine(lineOfDraft(draft, itemOf(item)))).toEqual(draft);
  });
});

describe('日当 by the regulation (A-15)', () => {
  test('fills days, date and amount from the trip', () => {
    const item = itemOf('per-diem');
    const line = item && withItem(emptyLine('4', 'trip'), item, trip);
    expect(line).toMatchObject({ perDiemDays: 3, spentOn: '2026-06-08', amount: 7_500 });
  });

  test('follows the days', () => {
    const line = withPerDiemDays({ ...emptyLine('4', 'trip'), spentOn: '2026-06-08' }, 2, trip);
    expect(line.amount).toBe(5_000);
  });

  test('leaves the amount to the applicant when the grade has none', () => {
    expect(dailyYenOf({ ...trip, grade: '顧問' }, '2026-06-08')).toBeUndefined();
    expect(withPerDiemDays(receipt, 2, { ...trip, grade: '顧問' }).amount).toBe(1_630);
  });
});
