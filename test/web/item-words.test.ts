import { describe, expect, test } from 'vitest';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { asksFor, everydayWords, isItemLike } from '#web/claims/item-words.ts';
import { minatoForm } from '#test/web/form-of-minato.ts';

const found = (typed: string) =>
  minatoForm.items.filter((item) => isItemLike(item, typed)).map(({ name }) => name);

const goods = (name: string): Pick<ExpenseItem, 'kind' | 'name'> => ({ kind: 'goods', name });

describe('looking for an expense item', () => {
  test.each([
    ['しんかんせん', []],
    ['新幹線', ['電車・バス']],
    ['ホテル', ['宿泊']],
    ['ほてる', ['宿泊']],
    ['ﾎﾃﾙ', ['宿泊']],
    ['コンビニ', ['消耗品']],
    ['会食', ['接待交際費']],
  ])('finds by 「%s」 what it means', (typed, names) => {
    expect(found(typed)).toEqual(names);
  });

  test('tells goods apart by their names', () => {
    expect(everydayWords(goods('備品'))).toContain('パソコン');
    expect(everydayWords(goods('新聞図書費'))).toContain('本');
    expect(everydayWords(goods('雑費'))).toBe('');
  });

  test('asks for no T-number where none is needed', () => {
    expect(asksFor({ code: 'x', kind: 'public-transport' })).toMatchObject({
      journey: true,
      registration: false,
    });
    expect(asksFor({ code: 'x', kind: 'per-diem' })).toMatchObject({ perDiem: true, supplier: false });
    expect(asksFor(undefined)).toMatchObject({ journey: false, supplier: true });
  });
});
