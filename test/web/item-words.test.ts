import { describe, expect, test } from 'vitest';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { asksFor, everydayWords, isItemLike } from '#web/claims/item-words.ts';
import { shippedItems } from '#domain/items/shipped-items.ts';
import { since } from '#local/seed/demo-company.ts';
import { minatoForm } from '#test/web/form-of-minato.ts';

const found = (typed: string) =>
  minatoForm.items.filter((item) => isItemLike(item, typed)).map(({ name }) => name);

const goods = (name: string): Pick<ExpenseItem, 'kind' | 'name'> => ({ kind: 'goods', name });

describe('looking for an expense item', () => {
  test.each([
    ['しんかんせん', ['電車・バス']],
    ['でんしゃ', ['電車・バス']],
    ['新幹線', ['電車・バス']],
    ['ホテル', ['宿泊']],
    ['ほてる', ['宿泊']],
    ['ﾎﾃﾙ', ['宿泊']],
    ['コンビニ', ['消耗品']],
    ['会食', ['接待交際費']],
  ])('finds by 「%s」 what it means', (typed, names) => {
    expect(found(typed)).toEqual(names);
  });

  test.each([
    ['でんしゃ', ['電車']],
    ['デンシャ', ['電車']],
    ['ガソリン', ['燃料（ガソリン）']],
    ['がそりん', ['燃料（ガソリン）']],
    ['駐車場', ['駐車場・駐輪場']],
    ['書籍', ['新聞図書費']],
    ['手土産', ['贈答品']],
    ['てみやげ', ['贈答品']],
    ['べんとう', ['会議費']],
    ['suica', ['電車']],
  ])('finds by 「%s」 what the demo companies call otherwise', (typed, names) => {
    expect(shippedItems.filter((item) => isItemLike(item, typed)).map(({ name }) => name)).toEqual(names);
  });

  test('a company’s own words stand in the place of ours', () => {
    const taxi: ExpenseItem = {
      ...since,
      code: 'taxi',
      name: 'タクシー',
      kind: 'taxi',
      accountCode: '741',
      defaultRate: 'standard',
      words: ['ライドシェア', 'らいどしぇあ'],
    };
    expect(isItemLike(taxi, 'ライドシェア')).toBe(true);
    expect(isItemLike(taxi, 'ハイヤー')).toBe(false);
    expect(everydayWords(taxi)).toBe('ライドシェア');
  });

  test('tells goods apart by their names', () => {
    expect(everydayWords(goods('備品'))).toContain('パソコン');
    expect(everydayWords(goods('新聞図書費'))).toContain('本');
    expect(everydayWords(goods('雑費'))).toBe('');
  });

  test('asks for no T-number where none is needed', () => {
    expect(asksFor({ kind: 'public-transport' })).toMatchObject({
      journey: true,
      registration: false,
    });
    expect(asksFor({ kind: 'per-diem' })).toMatchObject({ perDiem: true, supplier: false });
    expect(asksFor(undefined)).toMatchObject({ journey: false, supplier: true });
  });
});
