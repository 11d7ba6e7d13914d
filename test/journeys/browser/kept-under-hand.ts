import { expect } from 'vitest';
import { type Hands, nameOfFocus } from './counted-hands.ts';

/** In a new form what somebody is at stays there; how many offers to undo are left once it was left. */
export const keepsUnderHand = async (
  hands: Hands,
  linesOf: (id: string) => Promise<any>,
): Promise<number> => {
  const { page } = hands;
  const isAt = (name: string) => expect.poll(() => page.evaluate<string>(nameOfFocus)).toMatch(name);
  await hands.tabTo(/経費科目/);
  await hands.type('電車');
  // Leaving the field brings others, and moves what is being pressed.
  await page.getByRole('button', { name: '詳細' }).click();
  const supplier = page.getByRole('combobox', { name: '支払先', exact: true });
  await supplier.waitFor();
  expect(await page.getByRole('combobox', { name: '経費科目' }).inputValue()).toBe('電車');
  await page.getByRole('textbox', { name: '日付' }).fill('11/20');
  await supplier.fill('港鉄道');
  const id = /[0-9A-Z]{26}/.exec(page.url())?.[0] ?? '';
  const kept = async () => (await linesOf(id))?.[0]?.supplier.name;
  await expect.poll(kept).toBe('港鉄道');
  await page.reload();
  // Now it stands open for what is in it, and for no click.
  await supplier.waitFor();
  await supplier.fill('');
  await hands.press('Tab');
  await hands.press('Shift+Tab');
  await isAt('支払先');

  await page.getByRole('button', { name: '消耗品費を追加' }).click();
  const rate = page.getByRole('combobox', { name: '税率' }).last();
  await rate.waitFor();
  await rate.focus();
  await hands.press('Enter');
  await isAt('摘要');
  expect(await page.getByRole('option', { name: '複数の税率' }).count()).toBe(0);

  await page.getByRole('button', { name: /削除/ }).last().click();
  const undo = page.getByRole('button', { name: '元に戻す' });
  await undo.waitFor();
  await page.getByRole('navigation').getByRole('link', { name: '経費申請' }).click();
  await page.waitForURL(/\/claims$/);
  await undo.waitFor({ state: 'hidden', timeout: 3_000 });
  return undo.count();
};
