import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, launch, leave, phone, picture } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;

const judged = async (page: Page, name: string): Promise<readonly string[]> => {
  await picture(page, name);
  const faults = await faultsOf(page);
  return (await isWithinWidth(page)) ? faults : [...faults, `${name}: wider than the screen`];
};
const focused = (page: Page): Promise<string> =>
  page.evaluate(`(({ activeElement: at, body }) =>
    at === body ? '' : (at?.labels?.[0]?.textContent ?? at?.textContent ?? ''))(document)`);
/** Presses Tab until the element of this name has the focus, as somebody without a mouse does. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  for (let presses = 0; presses < 25; presses += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    if ((await focused(page)).includes(name)) return;
    // oxlint-disable-next-line no-await-in-loop
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} is not reached by keyboard`);
};
/** The newest link, at the address where this cloud answers. */
const link = async (): Promise<string> => {
  await demo.cloud.catchUp();
  const [mail] = demo.cloud.mails().filter(({ subject }) => subject.includes('再設定のご案内'));
  const path = /\/password-reset#\S+/.exec(mail?.text ?? '')?.[0] ?? '/no-link';
  return demo.cloud.url + path;
};

describeInBrowser('somebody who forgot his password', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test.each([
    ['desktop', desktop, 'tanaka', 'Atarashii-Kotoba-1!'],
    ['phone', phone, 'sato', 'Atarashii-Kotoba-2!'],
  ])(
    'sets a new one by a link in a mail, by keyboard (%s)',
    async (width, viewport, loginId, newPassword) => {
      const context = await browser.newContext({ viewport, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      const told: string[] = [];
      page.on('request', (request) => told.push(`${request.url()} ${request.headers()['referer'] ?? ''}`));
      await page.goto(`${demo.cloud.url}/sign-in`);
      await page.getByRole('link', { name: 'パスワードを忘れた' }).waitFor();
      expect(await judged(page, `${width}-sign-in`)).toEqual([]);
      await tabTo(page, 'パスワードを忘れた');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'パスワードの再設定' }).waitFor();

      // Without anything typed the first fault gets the focus and says what is missing.
      await page.getByRole('button', { name: '再設定のメールを送る' }).click();
      await expect.poll(() => focused(page)).toContain('企業コード');
      await page.keyboard.type('minato');
      await tabTo(page, 'メールアドレス');
      await page.keyboard.type('tanaka');
      await page.keyboard.press('Enter');
      await page.getByText('の形で入力してください').waitFor();
      expect(await judged(page, `${width}-forgot-password-fault`)).toEqual([]);
      await page.getByLabel('メールアドレス').fill(`${loginId}@minato.example.jp`);
      await page.keyboard.press('Enter');
      await page.getByText('受け付けました').waitFor();
      expect(await judged(page, `${width}-forgot-password-sent`)).toEqual([]);

      await page.goto(await link());
      await page.getByText('さんの新しいパスワードを設定します').waitFor();
      expect(page.url()).toBe(`${demo.cloud.url}/password-reset`);
      await page.reload();
      const password = page.getByLabel('新しいパスワード', { exact: true });
      await password.fill('mijikai');
      await page.getByText('半角の英小文字を含む（満たしています）').waitFor();
      expect(await judged(page, `${width}-password-reset`)).toEqual([]);
      await password.fill(newPassword);
      await page.getByLabel('新しいパスワード（確認）').fill(newPassword);
      await page.keyboard.press('Enter');
      await page.getByText('パスワードを再設定しました').waitFor();
      expect(await judged(page, `${width}-password-reset-done`)).toEqual([]);

      await tabTo(page, 'サインインへ');
      await page.keyboard.press('Enter');
      await page.getByLabel('企業コード').fill('minato');
      await page.getByLabel('サインインID').fill(loginId);
      await page.getByLabel('パスワード', { exact: true }).fill(newPassword);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'ホーム' }).waitFor();

      // A used link says so, calmly, and leads on.
      await page.goto(await link());
      await page.getByText('このリンクは使えません').waitFor();
      expect(await judged(page, `${width}-password-reset-over`)).toEqual([]);
      const secret = /#\S+\.([\w-]{43})/.exec(await link())?.[1] ?? 'no secret';
      expect(told.filter((line) => line.includes(secret))).toEqual([]);
      expect(told.filter((line) => !line.startsWith(demo.cloud.url))).toEqual([]);
      await context.close();
    },
  );
});
