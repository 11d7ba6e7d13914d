import type { Locator, Page } from 'playwright-core';

/** What hands did in all: characters of values and keys, and clicks. */
export const hands = { keys: 0, clicks: 0 };
export const click = async (target: Locator): Promise<void> => {
  await target.click();
  hands.clicks += 1;
};
export const type = async (target: Locator, text: string): Promise<void> => {
  await target.fill(text);
  hands.keys += text.length;
};
export const link = (at: Page, name: string | RegExp) => at.getByRole('link', { name, exact: true }).first();
export const button = (at: Page | Locator, name: string) => at.getByRole('button', { name, exact: true });
export const field = (at: Page | Locator, name: string) => at.getByRole('textbox', { name });
export const choose = async (at: Page | Locator, name: string | RegExp, words: string): Promise<void> => {
  await type(at.getByRole('combobox', { name, exact: true }), words);
  const options = 'page' in at ? at.page() : at;
  await click(options.getByRole('option', { name: new RegExp(words) }).first());
};
