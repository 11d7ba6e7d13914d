import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeCp932 } from '#domain/exports/cp932.ts';
import { everyMaster } from '#domain/settings/every-master.ts';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, launch, leave, phone, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;
let page: Page;

const header = '部門コード,部門名,上位部門コード,適用開始日,適用終了日\r\n';
const choose = (name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
/** By another window of the same person. */
const renameElsewhere = async (id: string, name: string) => {
  const elsewhere = await demo.signIn('watanabe');
  const { version, states } = (await elsewhere.get(`/api/masters/departments/${id}`)).body;
  return elsewhere.put(`/api/masters/departments/${id}`, {
    states: [{ ...states[0], name }],
    expectedVersion: version,
    changesPast: true,
  });
};

describeInBrowser('the screen of masters', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    ({ page } = await visit(browser, demo.cloud.url, { loginId: 'watanabe' }));
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('registers a department by the keyboard alone, below one that is found by its name', async () => {
    await page.getByRole('link', { name: 'マスタ' }).click();
    await page.getByRole('tab', { name: '部門', exact: true }).click();
    await page.getByRole('button', { name: '部門を登録する' }).focus();
    await page.keyboard.press('Enter');
    // The dialog takes the focus once it stands, wherever it was put before.
    await page
      .locator(':focus')
      .and(page.getByRole('textbox', { name: '部門コード' }))
      .waitFor();
    await page.keyboard.type('sales-2');
    await page.keyboard.press('Tab');
    await page.keyboard.type('営業二課');
    await page.keyboard.press('Tab');
    await page.keyboard.type('営業部');
    await page.getByRole('option', { name: '営業部（sales）' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('combobox', { name: '上位部門コード' }).inputValue())
      .toBe('sales');
    await page.getByRole('button', { name: '保存する' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('gridcell', { name: '営業二課' }).waitFor();
    expect(await page.getByRole('row', { name: /sales-2/ }).getAttribute('aria-level')).toBe('2');
  });

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
    const changes = page.getByRole('table', { name: '取り込むと変わる登録' });
    expect(await changes.getByRole('row', { name: /dev-1/ }).textContent()).toContain('（新規）');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '取り込む', exact: true }).click();
    await page.getByText('取り込みました（登録 2件、変更 0件）').waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '取込前の一覧を保存する' }).click(),
    ]);
    expect(saved.suggestedFilename()).toContain('取込前');
    await page.getByRole('dialog').getByRole('button', { name: '閉じる', exact: true }).last().click();
    await page.getByRole('gridcell', { name: '開発一課' }).waitFor();
    await picture(page, 'masters');
  });

  test('forgets each choice of a file, so that the same file is tried again once it is mended', async () => {
    await page.getByRole('button', { name: 'CSVを取り込む' }).click();
    const path = join(await mkdtemp(join(tmpdir(), 'stafee-masters-')), 'same.csv');
    await writeFile(path, `${header}dev-2,,,2026-04-01,\r\n`);
    const input = page.locator('input[type=file]');
    await input.setInputFiles(path);
    await page.getByRole('cell', { name: '入力してください' }).waitFor();
    expect(await input.inputValue()).toBe('');
    await writeFile(path, `${header}dev-2,開発二課,dev,2026-04-01,\r\n`);
    await input.setInputFiles(path);
    await page.getByText('新しく登録 1件').waitFor();
    await page.keyboard.press('Escape');
  });

  test('is a tree by the keyboard: arrows move, close and open, Enter opens the entry', async () => {
    const rowOf = (id: string) => page.locator(`[data-entry="${id}"]`);
    await rowOf('dev').focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator(':focus').getAttribute('data-entry')).toBe('dev-1');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await rowOf('dev').getAttribute('aria-expanded')).toBe('false');
    expect(await rowOf('dev-1').count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '部門 dev-1' }).waitFor();
    await page.getByRole('textbox', { name: '部門名' }).waitFor();
  });

  test('keeps what is typed: over another tab, an Escape, and a change by somebody else', async () => {
    const name = page.getByRole('textbox', { name: '部門名' });
    await name.fill('開発第一課');
    await page.getByRole('tab', { name: '履歴' }).click();
    await page.getByRole('table', { name: '履歴' }).waitFor();
    await page.getByRole('tab', { name: '内容' }).click();
    await name.waitFor();
    const back = page.getByRole('button', { name: '入力に戻る' });
    await page.keyboard.press('Escape');
    await back.click();
    expect(await name.inputValue()).toBe('開発第一課');
    expect((await renameElsewhere('dev-1', '研究一課')).status).toBe(200);
    await page.getByRole('button', { name: '保存する', exact: true }).click();
    const newer = page.getByRole('dialog').getByRole('alert');
    await newer.getByText('渡辺直樹さんが先に変更しました').waitFor();
    expect(await newer.textContent()).toContain('研究一課');
    expect(await name.inputValue()).toBe('開発第一課');
    await page.getByRole('button', { name: '入力した内容で保存する' }).click();
    await page.getByText(/部門名が「研究一課」から「開発第一課」に変わります/).waitFor();
    await page.getByRole('button', { name: '過去の期間も変える' }).click();
    await page.getByRole('gridcell', { name: '開発第一課' }).waitFor();
  });

  test('lets a name change on a day, and ends what was said before it', async () => {
    await page.getByRole('button', { name: 'dev-1' }).click();
    await page.getByRole('button', { name: '途中から内容を変える' }).click();
    await page.getByRole('textbox', { name: '内容が変わる日' }).fill('2099/4/1');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'この日からの期間を追加' }).click();
    await page.getByRole('textbox', { name: '部門名' }).nth(1).fill('未来一課');
    expect(
      await page
        .getByRole('textbox', { name: /適用終了日/ })
        .first()
        .inputValue(),
    ).toContain('2099/03/31');
    await page.getByRole('button', { name: '保存する', exact: true }).click();
    await page.getByText('変更予定あり').waitFor();
  });

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
    // Taken in, renamed elsewhere, renamed here, with a name to come, ended.
    await page.getByRole('cell', { name: '渡辺直樹' }).nth(4).waitFor();
    expect(await page.getByRole('cell', { name: '渡辺直樹' }).count()).toBe(5);
    await page.keyboard.press('Escape');
  });

  test('is free of axe’s faults and never wider than a phone, for each master', async () => {
    await page.setViewportSize(phone);
    const faults: string[] = [];
    for (const { word: name } of Object.values(everyMaster)) {
      await page.getByRole('tab', { name, exact: true }).click();
      await page.getByRole('button', { name: `${name}を登録する` }).waitFor();
      faults.push(...(await faultsOf(page)));
      expect(await isWithinWidth(page)).toBe(true);
      // Cards of the master's own fields: no part of the list lies beside the screen.
      expect(await page.locator('main').getByRole('table').count()).toBe(0);
    }
    expect(faults).toEqual([]);
  });
});
