import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { osakaTrip, trip } from '#test/builders/sent-lines.ts';
import { create, submit } from '../claim-driver.ts';
import { fileMany } from '../many-waiting.ts';
import { passwordIn, shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { describeInBrowser, desktop, goTo, launch, leave, phone, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;

describeInBrowser('the screens', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('小川 must choose a password of his own at the first sign-in', async () => {
    const page = await (await browser.newContext({ viewport: desktop, locale: 'ja-JP' })).newPage();
    await page.goto(demo.cloud.url);
    await page.getByLabel('企業コード').fill('minato');
    await page.getByLabel('サインインID').fill('ogawa');
    await page.getByLabel('パスワード', { exact: true }).fill(passwordIn('minato'));
    await page.getByRole('button', { name: 'サインイン', exact: true }).click();
    await page.getByLabel('新しいパスワード', { exact: true }).fill('Aoi-Hajimete-2026');
    await page.getByLabel('新しいパスワード（確認）').fill('Aoi-Hajimete-2026');
    await picture(page, 'first-password');
    await page.getByRole('button', { name: 'パスワードを設定してサインイン' }).click();
    await page.getByRole('heading', { name: 'ホーム' }).waitFor();
    expect(await page.getByText('小川').first().isVisible()).toBe(true);
  });

  test('a wrong password is told in one Japanese sentence and the fields stay', async () => {
    const page = await (await browser.newContext({ viewport: phone, locale: 'ja-JP' })).newPage();
    await page.goto(demo.cloud.url);
    await page.getByLabel('企業コード').fill('minato');
    await page.getByLabel('サインインID').fill('sato');
    await page.getByLabel('パスワード', { exact: true }).fill('まちがい');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('正しくありません').waitFor();
    expect(await page.getByLabel('サインインID').inputValue()).toBe('sato');
    await picture(page, 'sign-in-refused');
  });

  test('two tabs of 佐藤: the slower one reads 「既に処理済み」', async () => {
    const tanaka = await demo.signIn('tanaka');
    const { body } = await submit(
      tanaka,
      await create(tanaka, { title: '二つのタブ', lines: osakaTrip(), trip }),
    );
    const startsAt = `/inbox/${body.id}`;
    const { page, context } = await visit(browser, demo.cloud.url, { loginId: 'sato', startsAt });
    const other = await context.newPage();
    await other.goto(demo.cloud.url + startsAt);
    for (const tab of [page, other]) {
      await tab.getByRole('button', { name: '承認', exact: true }).waitFor();
    }
    await page.getByRole('button', { name: '承認', exact: true }).click();
    await page.getByText('承認しました').waitFor();
    await other.getByRole('button', { name: '承認', exact: true }).click();
    await other.getByText('既に処理済み').first().waitFor();
    await picture(other, 'already-processed');
    expect((await tanaka.get(`/api/claims/${body.id}`)).body.route.step).toBe(1);
  });

  test('a hand that is quicker than the page: one click one vote, no word lost, no failure untold', async () => {
    const filed = await fileMany(await demo.signIn('tanaka'), { count: 3, warned: [] });
    const inbox = await (await demo.signIn('sato')).get('/api/inbox');
    // In the order of the inbox: the third one lies behind the second.
    const [first, second] = inbox.body.items
      .map(({ claimId }: { readonly claimId: string }) => filed.find(({ id }) => id === claimId))
      .filter((claim?: { readonly id: string }) => claim !== undefined);
    const startsAt = `/inbox/${first.id}`;
    const { page, context } = await visit(browser, demo.cloud.url, { loginId: 'sato', startsAt });
    const votes: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/votes')) votes.push(request.url());
    });
    const heading = (title: string) => page.getByRole('heading', { name: title, exact: true });
    const approval = page.getByRole('button', { name: '承認', exact: true });
    await heading(first.title).waitFor();

    // The second of two clicks: it comes as soon as the claim behind the first one is drawn.
    await page.evaluate(`{
      const began = document.querySelector('h1').textContent;
      const press = () => [...document.querySelectorAll('button')].find((one) => one.textContent === '承認')?.click();
      new MutationObserver((_all, observer) => {
        const now = document.querySelector('h1')?.textContent ?? began;
        if (now === began) return;
        press();
        requestAnimationFrame(press);
        observer.disconnect();
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    }`);
    await approval.click();
    await heading(first.title).waitFor({ state: 'hidden' });
    await page.locator('h1').waitFor();
    await page.getByRole('button', { name: '承認', exact: true, disabled: false }).waitFor();
    expect(votes.map((url) => url.includes(first.id))).toEqual([true]);

    await goTo(page, `/inbox/${second.id}`);
    await heading(second.title).waitFor();
    const isBroken = { now: true };
    await page.route('**/votes', async (route) => {
      if (!isBroken.now) return route.continue();
      await new Promise((resolve) => {
        setTimeout(resolve, 1_500);
      });
      return route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: '{"status":503,"detail":"いまは受け付けられません"}',
      });
    });
    await page.getByRole('button', { name: '差戻し' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由').fill('領収書の宛名を直してください');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    // Wherever a dialog was opened from, there the keyboard is again.
    await page.locator('button:focus', { hasText: '差戻し' }).waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '差し戻す' }).click();
    await page.getByText('いまは受け付けられません', { exact: true }).waitFor();
    expect(await dialog.getByLabel('理由').inputValue()).toBe('領収書の宛名を直してください');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });

    // The key comes before the click is drawn.
    await page.evaluate(`{
      [...document.querySelectorAll('button')].find((one) => one.textContent === '承認').click();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
    }`);
    await approval.and(page.locator(':disabled')).waitFor();
    await heading(second.title).waitFor();
    await page.keyboard.press('u');
    await page.getByText('前の画面での操作：いまは受け付けられません').waitFor();
    isBroken.now = false;

    // A Japanese keyboard: one word over many keys, slower than the address follows.
    const words = page.locator('#inbox-text');
    await words.waitFor();
    await words.focus();
    const keyboard = await context.newCDPSession(page);
    for (const text of ['た', 'たn', 'たな', 'たなk', 'たなか', '田中']) {
      await keyboard.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
      await page.waitForTimeout(300);
    }
    expect(page.url()).not.toContain('text=');
    await keyboard.send('Input.insertText', { text: '田中' });
    await page.waitForURL(/text=/);
    expect(await words.inputValue()).toBe('田中');
    await page.keyboard.press('Home');
    await page.keyboard.press('1');
    await page.waitForURL(/text=1/);
    await page.keyboard.type('23');
    await page.waitForURL(/text=123/);
    expect(await words.inputValue()).toBe('123田中');
    await context.close();
  });
});
