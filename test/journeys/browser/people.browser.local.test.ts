import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, launch, leave, phone, picture, visit } from './chromium.ts';

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
    await page.getByRole('combobox', { name: '部門', exact: true }).fill('企画');
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
    await page.getByRole('tab', { name: '招待・期間・停止・削除' }).click();
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

  test('takes a file of other software with its words, and invites whom it brought by the keyboard (T-02)', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.setViewportSize(desktop);
    const standing = '**/api/masters/users';
    await page.route(standing, (route) => route.abort());
    await page.getByRole('button', { name: 'CSVを取り込む' }).click();
    // What cannot be read is said, and asked for again.
    await page.getByRole('dialog').getByRole('button', { name: 'もう一度読み込む' }).waitFor();
    await page.unroute(standing);
    await page.getByRole('dialog').getByRole('button', { name: 'もう一度読み込む' }).click();
    const rows = Array.from(
      { length: 6 },
      (_, at) =>
        `new${at},新人${at},new${at}@minato.example.jp,sales-1,一般,${at < 2 ? '管理職' : '一般ユーザー'}`,
    );
    const text = ['社員コード,社員名,メールアドレス,所属部署コード,役職等級,権限', ...rows].join('\r\n');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'shain.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const words = page.getByRole('table', { name: '値の読み替え' });
    await words.getByRole('row', { name: /ロール 一般ユーザー（4行）/ }).waitFor();
    for (const [from, to] of [
      ['一般ユーザー', '申請者'],
      ['管理職', '承認者'],
    ] as const) {
      await page.getByRole('combobox', { name: `ロールの「${from}」を取り込む値` }).click();
      await page.getByRole('option', { name: to, exact: true }).click();
    }
    await picture(page, 'people-words', { fullPage: false });
    expect(await faultsOf(page)).toEqual([]);
    await press('この割り当てで確認する');
    await page.getByText('新しく登録 6件').waitFor();
    await press('取り込む');
    await page.getByText('取り込みました（登録 6件、変更 0件）').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '閉じる', exact: true }).last().click();

    await page.getByLabel('状態').selectOption('uninvited');
    const box = (at: number) => page.getByRole('checkbox', { name: `新人${at}さんを選択` });
    await box(5).waitFor();
    await page.getByRole('row', { name: /田中花子/ }).waitFor({ state: 'detached' });
    expect(await page.getByRole('row', { name: /新人1.*承認者/ }).count()).toBe(1);
    // People of one file stand in no order of theirs: those between the first row and the third.
    const boxes = page.getByRole('checkbox', { name: /^新人\dさんを選択$/ });
    await boxes.nth(0).focus();
    await page.keyboard.press('Space');
    await page.getByText('1人を選択中').waitFor();
    await boxes.nth(2).focus();
    await page.keyboard.press('Shift+Space');
    await page.getByText('3人を選択中').waitFor();
    await page.getByRole('checkbox', { name: '招待できる人をすべて選択' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('6人を選択中').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '選択した人を招待する' }).press('Enter');
    const confirm = page.getByRole('dialog', { name: '6人を招待しますか' });
    await confirm.getByRole('button', { name: '招待する', exact: true }).press('Enter');
    await page.getByText('6件のうち 6件 済み').waitFor();
    // It stays though nobody of the list is left.
    await page.getByText('該当する利用者がいません').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '閉じる' }).last().press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await demo.cloud.catchUp();
    const told = demo.cloud.mails().filter(({ to }) => /^new\d@/.test(to[0] ?? ''));
    expect(new Set(told.map(({ to }) => to[0])).size).toBe(6);
    await page.getByLabel('状態').selectOption('invited');
    await page.getByRole('row', { name: /新人0.*招待中/ }).waitFor();
  });

  test('tells who changed what of somebody, old and new, on a phone (12.4.1)', async () => {
    await page.getByLabel('状態').selectOption('present');
    await page.getByText('田中花子').first().waitFor();
    await page.setViewportSize(phone);
    await page.getByRole('listitem').filter({ hasText: '鈴木一郎' }).waitFor();
    await open('鈴木一郎');
    await page.getByRole('tab', { name: '履歴' }).press('Enter');
    await page.getByText('部長 → 課長').waitFor();
    await page.getByText('すずき いちろう').last().waitFor();
    expect(await isWithinWidth(page)).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'people-history-phone', { fullPage: false });
  });
});
