import { describe, expect, test } from 'vitest';
import { emptyLine, type LineDraft } from '#web/claims/line-draft.ts';
import { type PastEntries, suppliersOffered, waysOffered } from '#web/claims/past-offers.ts';
import { minatoForm } from '#test/web/form-of-minato.ts';

const way = (from: string, to: string, amount: number, isRoundTrip = false) => ({
  itemCode: 'public-transport',
  from,
  to,
  isRoundTrip,
  amount,
});
const past: PastEntries = {
  ways: [
    way('新大阪', '梅田', 190),
    way('新橋', '大宮', 590),
    way('新橋', '大宮', 1_180, true),
    way('西新橋', '品川', 180),
    { ...way('新橋', '六本木', 1_500), itemCode: 'gone' },
  ],
  suppliers: [
    { itemCode: 'goods', name: 'みなと文具', registrationNumber: 'T1180301018771' },
    { itemCode: 'lodging', name: 'ミナトホテル', registrationNumber: 'T8010401050387' },
    { itemCode: 'goods', name: '個人商店 みなと', kind: 'individual' },
  ],
};
const regulated = { regulation: minatoForm.regulation, grade: '一般', tripDays: 0, tripStartOn: '' };
const offering = (facts: Partial<LineDraft>) => ({
  line: { ...emptyLine('1', 'ordinary'), ...facts },
  past,
  form: minatoForm,
  regulated,
});
const words = (offers: readonly { readonly words: string }[]) => offers.map((offer) => offer.words);

describe('ways of one’s own past', () => {
  test('are offered by what is typed, those that begin so first', () => {
    expect(words(waysOffered(offering({ from: '新橋' }), 'from'))).toEqual([
      '新橋 → 大宮',
      '新橋 ⇔ 大宮',
      '新橋 → 六本木',
      '西新橋 → 品川',
    ]);
    expect(words(waysOffered(offering({ from: '新橋', itemCode: 'public-transport' }), 'from'))).toEqual([
      '新橋 → 大宮',
      '新橋 ⇔ 大宮',
      '西新橋 → 品川',
    ]);
    expect(waysOffered(offering({ from: '新橋' }), 'from')[0]?.beside).toBe('電車・バス　片道　590円');
  });

  test('at their end only those that begin where the line does', () => {
    expect(words(waysOffered(offering({ from: '新橋', to: '大' }), 'to'))).toEqual([
      '新橋 → 大宮',
      '新橋 ⇔ 大宮',
    ]);
    expect(words(waysOffered(offering({ from: '上野', to: '大' }), 'to'))).toEqual([]);
    expect(words(waysOffered(offering({ to: '梅' }), 'to'))).toEqual(['新大阪 → 梅田']);
  });

  test('are not offered while nothing is typed, nor once they stand there', () => {
    expect(waysOffered(offering({}), 'from')).toEqual([]);
    expect(waysOffered(offering({ from: '　' }), 'from')).toEqual([]);
    const stands = { from: '新大阪', to: '梅田', amount: 190 };
    expect(waysOffered(offering(stands), 'from')).toEqual([]);
  });

  test('fill in both ends, the return and the fare, and the item where there is none', () => {
    const { line, ...by } = offering({ from: '新橋', isFresh: true });
    const [, back] = waysOffered({ line, ...by }, 'from');
    expect(back?.fill(line)).toMatchObject({
      itemCode: 'public-transport',
      from: '新橋',
      to: '大宮',
      isRoundTrip: true,
      amount: 1_180,
    });
    const taken = { ...line, itemCode: 'goods', memo: '訪問' };
    expect(back?.fill(taken)).toMatchObject({ itemCode: 'goods', memo: '訪問', amount: 1_180 });
    // An item that the company no longer has is none.
    expect(waysOffered({ line, ...by }, 'from')[2]?.fill(line).itemCode).toBe('');
  });
});

describe('suppliers of one’s own past', () => {
  test('are found in either kana, those of the line’s item first', () => {
    expect(words(suppliersOffered(offering({ supplierName: 'みなと' })))).toEqual([
      'みなと文具',
      'ミナトホテル',
      '個人商店 みなと',
    ]);
    expect(words(suppliersOffered(offering({ supplierName: 'ミナト', itemCode: 'lodging' })))[0]).toBe(
      'ミナトホテル',
    );
  });

  test('fill in name and number, and whether a person stands behind it', () => {
    const { line, ...by } = offering({ supplierName: 'みなと', registrationNumber: 'T', isIndividual: true });
    const [stationer, , shop] = suppliersOffered({ line, ...by });
    expect(stationer?.fill(line)).toMatchObject({
      itemCode: 'goods',
      supplierName: 'みなと文具',
      registrationNumber: 'T1180301018771',
      isIndividual: false,
    });
    expect(shop?.fill(line)).toMatchObject({
      supplierName: '個人商店 みなと',
      registrationNumber: '',
      isIndividual: true,
    });
  });

  test('that stand there already are offered for their number alone', () => {
    expect(words(suppliersOffered(offering({ supplierName: 'みなと文具' })))).toEqual(['みなと文具']);
    const stands = { supplierName: 'みなと文具', registrationNumber: 'T1180301018771' };
    expect(suppliersOffered(offering(stands))).toEqual([]);
  });
});
