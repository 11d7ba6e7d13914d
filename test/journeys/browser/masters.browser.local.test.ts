import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeCp932 } from '#domain/exports/cp932.ts';
import { startDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, launch, leave, phone, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;
let page: Page;

const header = '部門コード,部門名,上位部門コード,適用開始日,適用終了日\r\n';
const choose = (name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });

describeInBrowser('the screen of masters', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemoCloud(), launch()]);
    ({ page } = await visit(browser, demo.cloud.url, { loginId: 'watanabe' }));
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('registers a department by the keyboard alone, below one that is found by its name', async () => {
    await page.getByRole('link', { name: 'マスタ' }).click();
    await page.getByRole('button', { name: '部門を登録する' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '部門コード' }).focus();
    await page.keyboard.type('sales-2');
    await page.keyboard.press('Tab');
    await page.keyboard.type('営業二課');
    await page.keyboard.press('Tab');
    await page.keyboard.type('営業部');
    await page.getByRole('option', { name: '営業部（sales）' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('combobox', { name: '上位部門コード' }).inputValue()).toBe('sales');
    await page.getByRole('button', { name: '保存する' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: '営業二課' }).waitFor();
    expect(await page.getByRole('row', { name: /sales-2/ }).textContent()).toContain('営業部（sales）');
  }, 60_000);

  test('shows every row that a file cannot bring, and takes it once it is mended', async () => {
    await page.getByRole('button', { name: 'CSVを取り込む' }).click();
    await choose(
      'faulty.csv',
      Buffer.from(`${header}dev,開発部,,2026-04-01,\r\ndev-1,,nowhere,2026-13-01,\r\n`),
    );
    const faults = page.getByRole('table', { name: '取り込めない行' });
    await faults.waitFor();
    expect(await faults.getByRole('row').count()).toBe(3);
    expect(await page.getByRole('button', { name: '取り込む', exact: true }).isDisabled()).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    const mended = encodeCp932(`${header}dev,開発部,,2026-04-01,\r\ndev-1,開発一課,dev,2026-04-01,\r\n`);
    await choose('mended.csv', Buffer.from(mended.ok ? mended.value : []));
    await page.getByText('文字コード Shift_JIS').waitFor();
    await page.getByRole('button', { name: '取り込む', exact: true }).click();
    await page.getByRole('cell', { name: '開発一課' }).waitFor();
    await picture(page, 'masters');
  }, 60_000);

  test('ends what nobody uses, says who uses the rest, and keeps the history', async () => {
    await page.getByRole('button', { name: 'sales-1' }).click();
    await page.getByRole('tab', { name: '終了' }).click();
    await page.getByRole('button', { name: '終了する' }).click();
    await page.getByText(/田中花子さんの所属が .* の時点で使っています/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'dev-1' }).click();
    await page.getByRole('tab', { name: '終了' }).click();
    await page.getByRole('button', { name: '終了する' }).click();
    await page.getByText('部門 dev-1 を終了しました').waitFor();
    await page.getByRole('button', { name: 'dev-1' }).click();
    await page.getByRole('tab', { name: '履歴' }).click();
    await page.getByRole('table', { name: '履歴' }).waitFor();
    expect(await page.getByRole('cell', { name: '渡辺直樹' }).count()).toBe(2);
    await page.keyboard.press('Escape');
  }, 60_000);

  test('is free of axe’s faults and never wider than a phone, for each master', async () => {
    await page.setViewportSize(phone);
    const faults: string[] = [];
    for (const name of ['会社の休日', '部門']) {
      await page.getByRole('tab', { name }).click();
      await page.getByRole('button', { name: `${name}を登録する` }).waitFor();
      faults.push(...(await faultsOf(page)));
      expect(await isWithinWidth(page)).toBe(true);
    }
    expect(faults).toEqual([]);
  }, 60_000);
});
