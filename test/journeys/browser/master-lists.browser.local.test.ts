import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf } from './accessibility.ts';
import { describeInBrowser, launch, leave, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;
let page: Page;

const choose = (name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });

describeInBrowser('lists and files of masters', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    ({ page } = await visit(browser, demo.cloud.url, { loginId: 'watanabe' }));
    await page.getByRole('link', { name: 'マスタ' }).click();
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('takes a file of other software by its columns, and remembers what they were for (T-02)', async () => {
    const heads = '支払先コード,正式名,適格請求書発行事業者登録番号,銀行コード\r\n';
    const file = (rows: string) => choose('shiharaisaki.csv', Buffer.from(heads + rows));
    const columnOf = (word: string) => page.getByRole('combobox', { name: `${word}に取り込む列` });
    const dialog = page.getByRole('dialog');
    await page.getByRole('tab', { name: '取引先' }).click();
    await page.getByRole('button', { name: 'P001' }).waitFor();
    await page.getByRole('button', { name: 'CSVを取り込む' }).click();
    await file('R001,株式会社テスト,T118030101877,1\r\nR002,有限会社サンプル,T7000012050002,5\r\n');
    await page.getByRole('table', { name: '列の割り当て' }).waitFor();
    expect(await columnOf('取引先コード').inputValue()).toBe('支払先コード');
    expect(await columnOf('登録番号').inputValue()).toBe('適格請求書発行事業者登録番号');
    await page.getByText('列か値が必要な項目：取引先名、適用開始日').waitFor();
    await columnOf('取引先名').click();
    await page.getByRole('option', { name: '正式名' }).click();
    await page.getByRole('textbox', { name: '適用開始日としてすべての行に入れる値' }).fill('2026/4/1');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'この割り当てで確認する' }).click();
    const faults = page.getByRole('table', { name: '取り込めない行' });
    await faults.getByRole('row', { name: /^2 登録番号 「T」と数字13桁で/ }).waitFor();
    await page.getByRole('button', { name: '列の割り当てを変える' }).click();
    await columnOf('取引先名').waitFor();
    expect(await columnOf('取引先名').inputValue()).toBe('正式名');
    await file('R001,株式会社テスト,,1\r\nR002,有限会社サンプル,T7000012050002,5\r\n');
    await columnOf('取引先名').waitFor();
    await columnOf('取引先名').click();
    await page.getByRole('option', { name: '正式名' }).click();
    await page.getByRole('textbox', { name: '適用開始日としてすべての行に入れる値' }).fill('2026/4/1');
    await page.getByRole('button', { name: 'この割り当てで確認する' }).click();
    await page.getByText('新しく登録 2件').waitFor();
    await page.getByRole('button', { name: '取り込む', exact: true }).click();
    await page.getByText('取り込みました（登録 2件、変更 0件）').waitFor();
    await dialog.getByRole('button', { name: '閉じる', exact: true }).last().click();
    await page.getByRole('button', { name: 'R002' }).waitFor();
    await page.getByRole('button', { name: 'CSVを取り込む' }).click();
    await file('R003,合同会社みほん,,9\r\n');
    await columnOf('取引先名').waitFor();
    expect(await columnOf('取引先名').inputValue()).toBe('正式名');
    await page.getByRole('button', { name: 'この割り当てで確認する' }).click();
    await page.getByText('新しく登録 1件').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('ends several at once, tells those that stay, and lists a number as not matched', async () => {
    await page.getByRole('row', { name: /R002/ }).getByText('未照合').waitFor();
    for (const id of ['R001', 'R002']) await page.getByRole('checkbox', { name: `${id}を選択` }).check();
    await page.getByText('2件を選択中').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const elsewhere = await demo.signIn('watanabe');
    const { version, states } = (await elsewhere.get('/api/masters/partners/R001')).body;
    const renamed = [{ ...states[0], name: '株式会社テスト商事' }];
    const changed = { states: renamed, expectedVersion: version, changesPast: true };
    expect((await elsewhere.put('/api/masters/partners/R001', changed)).status).toBe(200);
    await page.getByRole('button', { name: 'まとめて終了する' }).click();
    const dialog = page.getByRole('dialog', { name: '取引先 2件を終了する' });
    await dialog.getByRole('button', { name: '終了する', exact: true }).click();
    await dialog.getByText('1件を終了しました').waitFor();
    await dialog.getByText(/R001：.*他の人が先に変更しました/).waitFor();
    await dialog.getByRole('button', { name: '閉じる', exact: true }).last().click();
    await dialog.waitFor({ state: 'detached' });
  });

  test('gives a card to a person who is found by his name', async () => {
    await page.getByRole('tab', { name: '法人カード' }).click();
    await page.getByRole('row', { name: /C-1/ }).getByText('佐藤健一').waitFor();
    await page.getByRole('button', { name: 'C-9' }).click();
    const holder = page.getByRole('combobox', { name: '所持者' });
    await holder.waitFor();
    await holder.fill('田中');
    await page.getByRole('option', { name: '田中花子' }).click();
    expect(await holder.inputValue()).toBe('田中花子');
    await page.getByRole('button', { name: '保存する', exact: true }).click();
    await page.getByRole('row', { name: /C-9/ }).getByText('田中花子').waitFor();
  });

  test('shows 15 rows of a list and its head in a window of 800 px', async () => {
    await page.getByRole('tab', { name: 'プロジェクト' }).click();
    await page.getByRole('button', { name: 'CSVを取り込む' }).click();
    const rows = Array.from({ length: 30 }, (_, at) => `X${at + 10},案件${at},2026-04-01\r\n`);
    await choose('many.csv', Buffer.from(`プロジェクトコード,プロジェクト名,適用開始日\r\n${rows.join('')}`));
    await page.getByText('新しく登録 30件').waitFor();
    await page.getByRole('button', { name: '取り込む', exact: true }).click();
    await page.getByText('取り込みました（登録 30件、変更 0件）').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '閉じる', exact: true }).last().click();
    await page.getByRole('button', { name: 'X39' }).waitFor();
    const boxes = await Promise.all(
      (await page.locator('tbody').getByRole('row').all()).map((row) => row.boundingBox()),
    );
    const inView = boxes.filter((box) => box !== null && box.y + box.height <= 790);
    expect(inView.length).toBeGreaterThanOrEqual(15);
    await page.getByRole('button', { name: 'X39' }).scrollIntoViewIfNeeded();
    const [head, last] = await Promise.all(
      [/プロジェクト名/, /X39 /].map((name) => page.getByRole('row', { name }).boundingBox()),
    );
    expect(head?.y).toBeGreaterThan(0);
    expect(last?.y).toBeGreaterThan(head?.y ?? 0);
    expect(last?.y).toBeLessThan(790);
    await picture(page, 'projects');
  });
});
