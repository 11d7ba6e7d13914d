import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passwordIn, shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { cookieOf, logIn } from '../person.ts';
import { describeInBrowser, launch, leave, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;

const saved = (page: Page) =>
  page.getByTestId('save-status').filter({ hasText: /^\d\d:\d\d に保存しました$/ });
const titleOf = (page: Page) => page.getByLabel('件名');
/** Of what is stored, by a session of its own; it ends, since a person's sessions are few. */
const titles = async (loginId: string): Promise<readonly string[]> => {
  const person = await demo.signIn(loginId);
  const { body } = await person.get('/api/claims?limit=100');
  await person.post('/api/auth/logout');
  return body.items.map(({ title }: { readonly title: string }) => title);
};

/** Signs in with the cookie of this browser, as another window does that tells nobody. */
const signInUntold = async (context: BrowserContext, loginId: string): Promise<void> => {
  const credentials = { companyCode: 'minato', loginId, password: passwordIn('minato') };
  const [name = '', value = ''] = cookieOf(await logIn(demo.cloud, credentials)).split('=');
  await context.addCookies([
    { name, value, url: demo.cloud.url.replace('http:', 'https:'), secure: true, httpOnly: true },
  ]);
};
/** Signs in on the page of a second tab, which tells the first. */
const signInBeside = async (context: BrowserContext, loginId: string): Promise<void> => {
  const page = await context.newPage();
  await page.goto(`${demo.cloud.url}/sign-in`);
  await page.getByLabel('企業コード').fill('minato');
  await page.getByLabel('サインインID').fill(loginId);
  await page.getByLabel('パスワード', { exact: true }).fill(passwordIn('minato'));
  await page.getByRole('button', { name: 'サインイン', exact: true }).click();
  await page.getByRole('navigation', { includeHidden: true }).first().waitFor({ state: 'attached' });
};
const signInOver = async (page: Page): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('企業コード').fill('minato');
  await dialog.getByLabel('サインインID').fill('tanaka');
  await dialog.getByLabel('パスワード', { exact: true }).fill(passwordIn('minato'));
  await dialog.getByRole('button', { name: 'サインイン', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
};

/** A draft of 田中 in his browser, saved once and then typed on, or typed for the first time. */
const typing = async (title: string, isStored: boolean) => {
  const { page, context } = await visit(browser, demo.cloud.url, {
    loginId: 'tanaka',
    startsAt: '/claims/new',
  });
  if (isStored) {
    await titleOf(page).fill('保存済み');
    await saved(page).waitFor();
  }
  await titleOf(page).fill(title);
  return { page, context };
};

describeInBrowser('A-12 a draft that saves itself while the session changes', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test.each([
    ['a new draft, told by the tab', false, signInBeside],
    ['a stored draft, told by nobody', true, signInUntold],
  ])('goes on unnoticed when the same person signs in anew (%s)', async (name, isStored, signIn) => {
    const { page, context } = await typing(`同じ人 ${name}`, isStored);
    await signIn(context, 'tanaka');
    await titleOf(page).fill(`同じ人 ${name} 続き`);
    await page.waitForTimeout(2_500);
    await saved(page).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await titleOf(page).inputValue()).toBe(`同じ人 ${name} 続き`);
    expect((await titles('tanaka')).filter((title) => title === `同じ人 ${name} 続き`)).toHaveLength(1);
    await context.close();
  });

  test.each([
    ['a new draft', false],
    ['a stored draft', true],
  ])('is saved by itself once he signed in again over the page (%s)', async (name, isStored) => {
    const { page, context } = await typing(`切れた ${name}`, isStored);
    await context.clearCookies();
    await page.getByRole('dialog').getByText('田中花子さんとしてサインインすると').waitFor();
    await page.waitForTimeout(3_000);
    expect(await titles('tanaka')).not.toContain(`切れた ${name}`);
    await signInOver(page);
    expect(await titleOf(page).inputValue()).toBe(`切れた ${name}`);
    await saved(page).waitFor();
    expect((await titles('tanaka')).filter((title) => title === `切れた ${name}`)).toHaveLength(1);
    await titleOf(page).fill(`切れた ${name} 続き`);
    await page.waitForTimeout(2_500);
    await saved(page).waitFor();
    expect(await titles('tanaka')).toContain(`切れた ${name} 続き`);
    await context.close();
  });

  test.each([
    ['a stored draft, told by the tab', true, signInBeside],
    ['a new draft, told by nobody', false, signInUntold],
  ])(
    'is never saved under somebody else, who is named, and is saved once its person is back (%s)',
    async (name, isStored, signIn) => {
      const { page, context } = await typing(`別の人 ${name}`, isStored);
      const before = await titles('sato');
      await signIn(context, 'sato');
      await page.getByRole('dialog').getByText('いま佐藤').waitFor();
      await page.waitForTimeout(3_500);
      expect(await titles('sato')).toEqual(before);
      expect(await titles('tanaka')).not.toContain(`別の人 ${name} 続き`);
      await signInOver(page);
      expect(await titleOf(page).inputValue()).toBe(`別の人 ${name}`);
      await titleOf(page).fill(`別の人 ${name} 続き`);
      await page.waitForTimeout(2_500);
      await saved(page).waitFor();
      expect((await titles('tanaka')).filter((title) => title === `別の人 ${name} 続き`)).toHaveLength(1);
      expect(await titles('sato')).toEqual(before);
      await context.close();
    },
  );
});
