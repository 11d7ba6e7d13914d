import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, launch, leave, phone, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;
let page: Page;

const field = (name: string) => page.getByRole('dialog').getByRole('textbox', { name });
const press = (name: string) =>
  page.getByRole('dialog').last().getByRole('button', { name, exact: true }).click();
const open = async (name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click();
  await field('氏名').waitFor();
};

describeInBrowser('the screen of people', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    ({ page } = await visit(browser, demo.cloud.url, { loginId: 'watanabe', startsAt: '/people' }));
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('registers somebody, says what is missing, and invites him (9.2.1, 9.2.4)', async () => {
    await page.getByRole('button', { name: '利用者を登録する' }).click();
    await field('氏名').fill('山田太郎');
    await field('ふりがな').fill('やまだ たろう');
    await field('サインインID').fill('tanaka');
    await field('メールアドレス').fill('yamada@minato.example.jp');
    await page.getByRole('dialog').getByLabel('等級').fill('一般');
    await page.getByRole('combobox', { name: '部門' }).fill('企画');
    await page.keyboard.press('Enter');
    await press('登録する');
    await page.getByText('このサインインIDは、ほかの人が使っています').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await field('サインインID').fill('yamada');
    await press('登録する');
    await page.getByText('まだ招待していません').waitFor();
    await press('招待する');
    await page.getByText('もう一度招待すると').waitFor();
    await demo.cloud.catchUp();
    expect(demo.cloud.mails()[0]?.to).toEqual(['yamada@minato.example.jp']);
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('row', { name: /山田太郎.*企画部.*招待中/ }).waitFor();
  });

  test('shows what somebody else changed first, and loses nothing that was typed (T-11)', async () => {
    await open('鈴木一郎');
    await field('ふりがな').fill('すずき いちろう');
    const elsewhere = await demo.signIn('watanabe');
    const found = (await elsewhere.get(`/api/users?text=${encodeURIComponent('鈴木一郎')}`)).body.items[0];
    const { posts, version, ...now } = (await elsewhere.get(`/api/users/${found.id}`)).body;
    const changed = await elsewhere.put(`/api/users/${found.id}`, {
      name: now.name,
      kana: now.kana,
      email: now.email,
      grade: '課長',
      posts: posts.map(({ departmentName: _name, ...post }: any) => post),
      expectedVersion: version,
    });
    expect(changed.status).toBe(200);
    await press('保存する');
    await page.getByText('ほかの人が先に変更しました').waitFor();
    expect(await field('ふりがな').inputValue()).toBe('すずき いちろう');
    await press('入力した内容で保存する');
    await page.getByText('鈴木一郎さんを保存しました').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('row', { name: /鈴木一郎.*すずき いちろう/ }).waitFor();
  });

  test('shuts an approver out once somebody is named, on a phone too', async () => {
    await page.setViewportSize(phone);
    await open('佐藤健一');
    expect(await isWithinWidth(page)).toBe(true);
    await page.getByRole('tab', { name: '招待・停止・削除' }).click();
    await press('停止する');
    await page.getByText('営業一課の長（兼務として引き継ぎます）').waitFor();
    const confirm = page.getByRole('dialog').last().getByRole('button', { name: '停止する', exact: true });
    expect(await confirm.isDisabled()).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    expect(await isWithinWidth(page)).toBe(true);
    await page.getByRole('combobox', { name: '引き継ぐ人' }).fill('伊藤');
    await page.getByRole('option', { name: /伊藤誠/ }).click();
    await confirm.click();
    await page.getByText('佐藤健一さんを停止しました').waitFor();
    await page.getByRole('button', { name: '利用を再開する' }).waitFor();
  });
});
