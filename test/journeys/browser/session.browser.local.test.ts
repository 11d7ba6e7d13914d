import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passwordIn, shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, goTo, launch, leave, phone, picture, visitThroughDoor } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;

const title = '二つのタブで書いた申請';

/** A new claim with a title typed, and not saved yet. */
const typeClaim = async (page: Page): Promise<void> => {
  await goTo(page, '/claims/new');
  await page.getByLabel('件名').fill(title);
};
const saved = (page: Page) => page.getByText('保存しました').first().waitFor();

const signInAt = async (page: Page, names: { loginId: string; companyCode?: string }): Promise<void> => {
  const { loginId, companyCode = 'minato' } = names;
  await page.goto(`${demo.cloud.url}/sign-in`);
  await page.getByLabel('企業コード').fill(companyCode);
  await page.getByLabel('サインインID').fill(loginId);
  await page.getByLabel('パスワード', { exact: true }).fill(passwordIn(companyCode));
  await page.getByRole('button', { name: 'サインイン', exact: true }).click();
  await page.getByRole('heading', { name: 'ホーム' }).waitFor();
};

const isFocused = async (page: Page, field: Locator): Promise<boolean> =>
  (await field.and(page.locator(':focus')).count()) === 1;

const judged = async (page: Page, name: string): Promise<readonly string[]> => {
  await picture(page, name);
  const faults = await faultsOf(page);
  return (await isWithinWidth(page)) ? faults : [...faults, `${name}: wider than the screen`];
};

/** Left at the phone's, at which the rest of the journey goes on. */
const judgedAtBothWidths = async (page: Page, name: string): Promise<readonly string[]> => {
  const faults = await judged(page, `desktop-${name}`);
  await page.setViewportSize(phone);
  return [...faults, ...(await judged(page, `phone-${name}`))];
};

describeInBrowser('A-12 a session that changes while somebody types', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('the same person in a second tab: the first one saves and notices nothing', async () => {
    const { page, context } = await visitThroughDoor(browser, demo.cloud.url, { loginId: 'tanaka' });
    await typeClaim(page);
    const second = await context.newPage();
    await signInAt(second, { loginId: 'tanaka' });
    // A draft saves itself: what is typed now is surely written in the session of the second tab.
    const later = `${title}の続き`;
    await page.getByLabel('件名').fill(later);
    await expect
      .poll(() => second.evaluate(async () => (await fetch('/api/claims')).text()), { timeout: 20_000 })
      .toContain(later);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByLabel('件名').inputValue()).toBe(later);
    await context.close();
  });

  test('another person in a second tab is named, and the form lives, at both widths', async () => {
    const { page, context } = await visitThroughDoor(browser, demo.cloud.url, { loginId: 'tanaka' });
    await typeClaim(page);
    await signInAt(await context.newPage(), { loginId: 'sato' });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('いま佐藤').waitFor();
    expect(await dialog.getByLabel('企業コード').inputValue()).toBe('minato');
    expect(await dialog.getByLabel('サインインID').inputValue()).toBe('tanaka');
    expect(await judgedAtBothWidths(page, 'somebody-else')).toEqual([]);

    await dialog.getByLabel('パスワード', { exact: true }).fill(passwordIn('minato'));
    await dialog.getByRole('button', { name: 'サインイン', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('件名').inputValue()).toBe(title);
    // Held back while he was away, the draft now saves itself.
    await saved(page);
    await context.close();
  });

  test('an ended session: he signs in over the page, and the act goes on, at both widths', async () => {
    const { page, context } = await visitThroughDoor(browser, demo.cloud.url, {
      loginId: 'tanaka',
      startsAt: '/claims/new',
    });
    await page.getByText('承認ルート（見込み）').waitFor();
    await context.clearCookies();
    await page.getByLabel('件名').fill(title);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('田中花子さんとしてサインインすると').waitFor();
    expect(await dialog.getByLabel('サインインID').inputValue()).toBe('tanaka');
    expect(await isFocused(page, dialog.getByLabel('パスワード', { exact: true }))).toBe(true);
    expect(await judgedAtBothWidths(page, 'signed-out')).toEqual([]);
    await dialog.getByLabel('パスワード', { exact: true }).fill(passwordIn('minato'));
    await page.keyboard.press('Enter');
    await saved(page);
    expect(await page.getByLabel('件名').inputValue()).toBe(title);
    await context.close();
  });

  test('the sign-in page remembers the company code, and leads to the first empty field, at both widths', async () => {
    const { page, context } = await visitThroughDoor(browser, demo.cloud.url, {
      loginId: 'tanaka',
      startsAt: '/me',
    });
    await page.getByRole('button', { name: 'サインアウト' }).click();
    await page.waitForURL(/sign-in/);
    expect(await page.getByLabel('企業コード').inputValue()).toBe('minato');
    expect(await page.getByLabel('サインインID').inputValue()).toBe('');
    expect(await isFocused(page, page.getByLabel('サインインID'))).toBe(true);
    expect(await judgedAtBothWidths(page, 'sign-in')).toEqual([]);
    await context.close();
  });

  test('A-14 a new password with a blank at its end is told why', async () => {
    const { page, context } = await visitThroughDoor(browser, demo.cloud.url, {
      loginId: 'tanaka',
      startsAt: '/me',
    });
    await page.getByLabel('現在のパスワード').fill(passwordIn('minato'));
    await page.getByLabel('新しいパスワード', { exact: true }).fill('Abcdef-123456 ');
    await page.getByLabel('新しいパスワード（確認）').fill('Abcdef-123456 ');
    await page.getByRole('button', { name: 'パスワードを変更する' }).click();
    await page.getByText('満たしていない条件: 先頭と末尾に空白がない').waitFor();
    expect(await judged(page, 'password-blank')).toEqual([]);
    await context.close();
  });
});
