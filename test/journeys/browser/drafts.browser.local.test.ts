import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page, Route } from 'playwright-core';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, goTo, launch, leave, phone, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;

/** From wherever nothing is unsaved, by the list: the form that was open before must have gone. */
const openNew = async (page: Page) => {
  await goTo(page, '/claims');
  await page.getByRole('heading', { level: 1, name: '経費申請', exact: true }).waitFor();
  await page.getByRole('link', { name: '新しい経費申請' }).first().click();
  await page.getByRole('heading', { level: 1, name: '新しい経費申請' }).waitFor();
  await page.getByLabel('件名').waitFor();
};
const opened = async (loginId: string, viewport = desktop): Promise<Page> =>
  (await visit(browser, demo.cloud.url, { loginId, viewport, startsAt: '/claims/new' })).page;
const saved = (page: Page) =>
  page.getByTestId('save-status').filter({ hasText: /^\d\d:\d\d に保存しました$/ });
const claimsOf = async (page: Page): Promise<readonly { readonly id: string; readonly title: string }[]> =>
  JSON.parse(await page.evaluate<string>(`fetch('/api/claims?limit=100').then((answer) => answer.text())`))
    .items;
const titled = async (page: Page, title: string) =>
  (await claimsOf(page)).filter((claim) => claim.title === title);
const goToList = (page: Page) =>
  page.getByRole('navigation').getByRole('link', { name: '経費申請' }).first().click();
const isSave = (route: Route) => /^(POST|PUT)$/.test(route.request().method());

/** Saves get no answer, or one of 503, until the returned deed is done. */
const withoutServer = async (page: Page, answer: (route: Route) => Promise<void>) => {
  const pattern = /\/api\/claims(\/[0-9A-Z]{26})?$/;
  await page.route(pattern, (route) => (isSave(route) ? answer(route) : route.continue()));
  return () => page.unroute(pattern);
};

const tellNewerVersion = (page: Page) =>
  page.route('**/api/**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'x-contract': '0123456789abcdef' } });
  });

describeInBrowser('a draft that saves itself', () => {
  let page: Page;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    ({ page } = await visit(browser, demo.cloud.url, { loginId: 'tanaka' }));
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('an untouched form, and one with nothing but an empty line, leaves nothing and asks nothing', async () => {
    const before = (await claimsOf(page)).length;
    await openNew(page);
    await page.getByRole('button', { name: '明細を追加' }).click();
    await page.waitForTimeout(3_000);
    await goToList(page);
    await page.waitForURL(/\/claims$/);
    expect(await claimsOf(page)).toHaveLength(before);
  });

  test('the first value makes a draft, it says when, and a reload shows it', async () => {
    await openNew(page);
    await page.getByRole('button', { name: '明細を追加' }).click();
    await page.getByLabel('金額（税込）').fill('5000');
    await saved(page).waitFor();
    expect(page.url()).not.toContain('new');
    await picture(page, 'draft-saved');
    await page.reload();
    await page.getByLabel('金額（税込）').waitFor();
    expect(await page.getByLabel('金額（税込）').inputValue()).toContain('5,000');
    await goToList(page);
    await page.getByText('（無題）').first().waitFor();
  });

  test('a new form that is reloaded before its first save is a new form', async () => {
    await openNew(page);
    await page.reload();
    await page.getByLabel('件名').fill('読み直した申請');
    await saved(page).waitFor();
    expect(await titled(page, '読み直した申請')).toHaveLength(1);
  });

  test('whoever leaves at once is saved without being asked', async () => {
    await openNew(page);
    await page.getByLabel('件名').fill('すぐ移動');
    await goToList(page);
    await page.waitForURL(/\/claims$/);
    await page.getByText('すぐ移動').first().waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('while the server is away nothing is lost: 編集を続ける, and it saves by itself once it is back', async () => {
    await openNew(page);
    const back = await withoutServer(page, (route) => route.abort());
    await page.getByLabel('件名').fill('圏外で入力');
    await goToList(page);
    const dialog = page.getByRole('dialog', { name: '保存していない変更があります' });
    await dialog.waitFor();
    await picture(page, 'draft-leave');
    await dialog.getByRole('button', { name: '編集を続ける' }).click();
    await page.getByText('保存できません。つながり次第').first().waitFor();
    await page.getByLabel('件名').fill('圏外で入力して直した');
    await back();
    await saved(page).waitFor({ timeout: 40_000 });
    expect(await titled(page, '圏外で入力')).toEqual([]);
    expect(await titled(page, '圏外で入力して直した')).toHaveLength(1);
  });

  test('保存して移動 goes on once it is saved, 破棄して移動 leaves what is not saved behind', async () => {
    for (const [choice, count] of [
      ['保存して移動', 1],
      ['破棄して移動', 0],
    ] as const) {
      await openNew(page);
      const back = await withoutServer(page, (route) => route.abort());
      await page.getByLabel('件名').fill(choice);
      await goToList(page);
      const dialog = page.getByRole('dialog', { name: '保存していない変更があります' });
      await dialog.waitFor();
      const button = dialog.getByRole('button', { name: choice });
      await expect.poll(() => button.isEnabled(), { interval: 50, timeout: 10_000 }).toBe(true);
      if (count === 1) await back();
      await button.click();
      await page.waitForURL(/\/claims$/);
      // What was on its way when it was given up has failed by then.
      if (count === 0) await page.waitForTimeout(3_000).then(back);
      expect(await titled(page, choice)).toHaveLength(count);
    }
  });

  test('an answer that is lost after the write doubles nothing, and a busy server is asked again', async () => {
    await openNew(page);
    const replies: ((route: Route) => Promise<void>)[] = [
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      (route) => route.fulfill({ status: 503, headers: { 'retry-after': '1' }, body: '{}' }),
    ];
    const back = await withoutServer(page, (route) => replies.shift()?.(route) ?? route.continue());
    await page.getByLabel('件名').fill('一度だけ');
    await saved(page).waitFor({ timeout: 30_000 });
    await back();
    expect(await titled(page, '一度だけ')).toHaveLength(1);
    await page.getByLabel('件名').fill('一度だけ直した');
    await page.waitForTimeout(2_500);
    await saved(page).waitFor();
    expect(await titled(page, '一度だけ直した')).toHaveLength(1);
  });

  test('two tabs: the later one is asked, and neither content is lost', async () => {
    await openNew(page);
    await page.getByLabel('件名').fill('二つの画面');
    await saved(page).waitFor();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByLabel('件名').fill('別の画面の件名');
    await saved(other).waitFor();
    await page.getByLabel('件名').fill('この画面の件名');
    const dialog = page.getByRole('dialog', { name: 'ほかの画面で更新されています' });
    await dialog.waitFor();
    await picture(page, 'draft-conflict');
    await dialog.getByRole('button', { name: '別の画面の内容を開く' }).click();
    await page.getByText('別の画面で保存された内容を開きました').waitFor();
    expect(await page.getByLabel('件名').inputValue()).toBe('別の画面の件名');
    await page.getByRole('button', { name: 'この画面で入力していた内容に戻す' }).click();
    await saved(page).waitFor();
    expect(await titled(page, 'この画面の件名')).toHaveLength(1);

    await other.getByLabel('件名').fill('別の画面の件名二');
    await other.getByRole('button', { name: 'この画面の内容で保存' }).click();
    await saved(other).waitFor();
    expect(await titled(other, '別の画面の件名二')).toHaveLength(1);
    await other.close();
  });

  test('a deleted draft comes back', async () => {
    await openNew(page);
    await page.getByLabel('件名').fill('消して戻す');
    await saved(page).waitFor();
    await page.goto(page.url().replace('/edit', ''));
    await page.getByRole('button', { name: '下書きを削除' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '削除する' }).click();
    await page.waitForURL(/\/claims$/);
    expect(await titled(page, '消して戻す')).toEqual([]);
    await page.getByRole('button', { name: '元に戻す' }).click();
    await page.getByText('下書きを元に戻しました').waitFor();
    expect(await titled(page, '消して戻す')).toHaveLength(1);
  });

  test('A-33: 渡辺 is told before he types that his route has nobody', async () => {
    const watanabe = await opened('watanabe');
    await watanabe.getByText('「課長」の承認者が設定されていないため').waitFor();
    await picture(watanabe, 'draft-nobody');
    await openNew(page);
    await page.getByText('課長：佐藤健一').waitFor();
    expect(await watanabe.getByLabel('件名').inputValue()).toBe('');
  });

  test('the bar shows it on a phone too', async () => {
    const narrow = await opened('tanaka', phone);
    await narrow.getByLabel('件名').fill('電話で入力');
    await saved(narrow).waitFor();
    await picture(narrow, 'draft-phone');
    expect(await isWithinWidth(narrow)).toBe(true);
  });

  test('a newer version is told, and opened only over what is saved', async () => {
    const newer = page.getByText('新しい版があります');
    const open = page.getByRole('button', { name: '新しい版を開く' });
    await openNew(page);
    expect(await newer.count()).toBe(0);
    await tellNewerVersion(page);
    await page.getByLabel('件名').fill('新しい版の前に書いた件名');
    await newer.waitFor();
    await picture(page, 'newer-version');

    const back = await withoutServer(page, (route) => route.abort());
    await page.getByLabel('件名').fill('保存できない間に書いた件名');
    await open.click();
    await page.getByText('まだ保存できていない内容があります').waitFor();
    expect(await page.getByLabel('件名').inputValue()).toBe('保存できない間に書いた件名');

    await back();
    await saved(page).waitFor({ timeout: 40_000 });
    await page.getByLabel('件名').fill('新しい版に持っていく件名');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await Promise.all([page.waitForEvent('load'), open.click()]);
    await page.getByLabel('件名').waitFor();
    expect(await page.getByLabel('件名').inputValue()).toBe('新しい版に持っていく件名');
    expect(await newer.count()).toBe(0);
  });

  test('a newer version waits for a field that no form saves by itself', async () => {
    await tellNewerVersion(page);
    await page.goto(`${demo.cloud.url}/me`);
    await page.getByLabel('現在のパスワード').pressSequentially('abc');
    await page.getByRole('button', { name: '新しい版を開く' }).click();
    await page.getByText('入力中の内容があります（現在のパスワード）').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    const discard = page.getByRole('button', { name: '破棄して開く' });
    await Promise.all([page.waitForEvent('load'), discard.click()]);
    await page.getByLabel('現在のパスワード').waitFor();
    expect(await page.getByLabel('現在のパスワード').inputValue()).toBe('');
  });
});
