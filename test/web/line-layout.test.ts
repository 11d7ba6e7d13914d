import { describe, expect, test } from 'vitest';
import { allItemKinds, type ItemKind } from '#domain/rules/item-kinds.ts';
import { itemsLike, everydayItems } from '#web/claims/item-search.ts';
import { emptyLine } from '#web/claims/line-draft.ts';
import { layoutOf, needsDetails } from '#web/claims/line-layout.ts';
import { minatoForm } from '#test/web/form-of-minato.ts';
import { shippedItems } from '#domain/items/shipped-items.ts';

const of = (kind: ItemKind) => layoutOf({ kind });

describe('what stands in the row of a line', () => {
  test('a train asks for its way alone', () => {
    expect(of('public-transport')).toMatchObject({
      isFare: true,
      journey: 'row',
      supplier: 'details',
      registration: 'nowhere',
      rate: 'details',
    });
  });

  test('a taxi for whom it was paid to', () => {
    expect(of('taxi')).toMatchObject({
      isFare: false,
      supplier: 'row',
      registration: 'row',
      journey: 'details',
      rate: 'details',
    });
  });

  test('the rate where receipts have two', () => {
    expect(allItemKinds.filter((kind) => of(kind).rate === 'row')).toEqual([
      'meeting',
      'entertainment',
      'gift',
      'vending',
      'periodical',
      'goods',
    ]);
  });

  test('what a company requires, and not what it hides', () => {
    const item = { kind: 'taxi', asks: { journey: 'required', supplier: 'hidden' } } as const;
    expect(layoutOf(item)).toMatchObject({ journey: 'row', supplier: 'nowhere', isFare: true });
  });

  test.each(allItemKinds)('what is required of %s is never behind 詳細', (kind) => {
    const required = {
      supplier: 'required',
      journey: 'wanted',
      lodging: 'required',
      perDiem: 'required',
    } as const;
    expect(layoutOf({ kind, asks: required })).toMatchObject({
      supplier: 'row',
      journey: 'row',
      lodging: 'row',
      perDiem: 'row',
    });
  });
});

describe('詳細', () => {
  const line = { ...emptyLine('1', 'ordinary'), itemCode: 'public-transport' };
  const item = minatoForm.items[0];
  const standing = { line, item, layout: of('public-transport'), isTrip: false, faults: [], notes: [] };

  test('stands closed while nothing in it is filled in or asked for', () => {
    expect(needsDetails(standing)).toBe(false);
    expect(needsDetails({ ...standing, faults: [{ path: 'amount', message: '金額' }] })).toBe(false);
    expect(
      needsDetails({ ...standing, notes: [{ field: 'supplier.name', tone: 'calm', says: '任意' }] }),
    ).toBe(false);
  });

  test.each([
    ['a fault', { faults: [{ path: 'paidBy', message: '支払方法' }] }],
    ['a fault inside of it', { faults: [{ path: 'refund.purchasedOn', message: '購入日' }] }],
    ['a warning', { notes: [{ field: 'parts', tone: 'warn' as const, says: '税率' }] }],
    ['a card', { line: { ...line, paidBy: 'corporate-card' as const } }],
    ['a refund', { line: { ...line, isRefund: true } }],
    ['several rates', { line: { ...line, isSplit: true } }],
    ['another rate', { line: { ...line, rate: 'out-of-scope' as const } }],
    ['a tax that was printed', { line: { ...line, statedTax: 53 } }],
    ['a supplier', { line: { ...line, supplierName: 'JR東日本' } }],
    ['a purpose of its own', { line: { ...line, purpose: 'trip' as const } }],
  ])('opens by itself for %s', (_what, difference) => {
    expect(needsDetails({ ...standing, ...difference })).toBe(true);
  });
});

describe('the item that is meant', () => {
  const first = (typed: string) => itemsLike(shippedItems, typed)[0]?.name;

  test.each([
    ['電車', '電車'],
    ['タクシー', 'タクシー'],
    ['たくしー', 'タクシー'],
    ['会議', '会議費'],
    ['会費', '会費'],
    ['ホテル', '宿泊'],
    ['存在しない科目', undefined],
  ])('「%s」 is %s before others', (typed, name) => {
    expect(first(typed)).toBe(name);
  });

  test('all of them while nothing is typed', () => {
    expect(itemsLike(shippedItems, ' ')).toHaveLength(shippedItems.length);
  });

  test('the everyday ones are the company’s own for what people call them', () => {
    expect(everydayItems(shippedItems).map(({ name }) => name)).toEqual([
      '電車',
      'タクシー',
      '宿泊',
      '会議費',
      '消耗品費',
      '駐車場・駐輪場',
    ]);
    expect(everydayItems([])).toEqual([]);
  });
});
