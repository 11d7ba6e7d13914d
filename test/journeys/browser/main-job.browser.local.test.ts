import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { describeInBrowser, goTo, launch, leave, picture, visit, visitThroughDoor } from './chromium.ts';
import { receiptPng } from './receipt.ts';

let demo: DemoCloud;
let browser: Browser;

const chooseItem = async (page: Page, words: string, name: string) => {
  await page.getByRole('combobox', { name: '経費科目' }).fill(words);
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
};

const dateAndAmount = async (page: Page, date: string, amount: string) => {
  await page.getByLabel('日付').fill(date);
  await page.getByLabel('金額（税込）').fill(amount);
};

const addLine = (page: Page) => page.getByRole('button', { name: '明細を追加' }).click();

const attachReceipt = async (page: Page, name: string, shade: number) => {
  await page
    .getByLabel('証憑ファイル')
    .setInputFiles({ name, mimeType: 'image/png', buffer: receiptPng(shade) });
  await page.getByRole('button', { name: '外す' }).waitFor();
};

/** 電車, a convenience store's receipt with both rates, a meeting with a guest, a taxi without a T-number. */
const fillClaim = async (page: Page) => {
  await page.getByRole('link', { name: '新しい経費申請' }).first().click();
  await page.getByLabel('件名').fill('5月の経費（アオバ訪問）');

  await addLine(page);
  await chooseItem(page, '電車', '電車');
  await dateAndAmount(page, '2026/05/12', '29440');
  await page.getByLabel('出発').fill('品川');
  await page.getByLabel('到着').fill('新大阪');
  await page.getByLabel('往復').check();
  await page.getByLabel('判定').getByText('公共交通機関特例').waitFor();

  await addLine(page);
  await chooseItem(page, '消耗品', '消耗品費');
  await dateAndAmount(page, '2026/05/15', '1630');
  await page.getByRole('combobox', { name: '税率' }).click();
  await page.getByRole('option', { name: '複数の税率' }).click();
  await page.getByText('あと1,630円', { exact: true }).waitFor();
  await page.getByLabel('内訳1の金額').fill('1080');
  await page.getByText('領収書の金額と一致しています').waitFor();
  expect(await page.getByLabel('内訳2の金額').inputValue()).toBe('550');
  await page.getByRole('combobox', { name: '支払先', exact: true }).fill('コンビニ新橋店');
  await page.getByLabel('登録番号').fill('T1180301018771');
  await attachReceipt(page, 'コンビニ.png', 210);

  await addLine(page);
  await chooseItem(page, '会議', '会議費');
  await dateAndAmount(page, '2026/05/20', '11000');
  await page.getByRole('combobox', { name: '支払先', exact: true }).fill('株式会社サンプル');
  await page.getByLabel('登録番号').fill('T1180301018771');
  await page.getByLabel('参加人数').fill('3');
  await attachReceipt(page, '会議室.png', 190);

  await addLine(page);
  await chooseItem(page, 'タクシー', 'タクシー');
  await dateAndAmount(page, '2026/09/30', '3300');
  await page.getByRole('combobox', { name: '支払先', exact: true }).fill('個人タクシー 山田');
  await page.getByRole('button', { name: '詳細' }).click();
  await page.getByLabel('支払先は個人事業者').check();
  await page.getByLabel('判定').getByText('80％').first().waitFor();
  await picture(page, 'editor-blocked');
  expect(await page.getByRole('button', { name: '申請する', exact: true }).isDisabled()).toBe(true);
  await attachReceipt(page, 'タクシー.png', 170);
};

const openFromInbox = async (page: Page, title: string) => {
  await page
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click();
  await page.waitForURL(/\/inbox\/.+/);
};

/** Small in its row, and large beside it by a key, which then is where it was. */
const peekAtReceipt = async (page: Page) => {
  await page.locator('.sf-thumbnail img').first().waitFor();
  await page.keyboard.press('j');
  await page.locator('[data-current=true]').waitFor();
  await page.keyboard.press('v');
  await page
    .getByRole('dialog', { name: /の証憑/ })
    .getByRole('img', { name: /^証憑 / })
    .waitFor();
  await picture(page, 'inbox-peek');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.locator('[data-current=true]:focus-within').waitFor();
};

describeInBrowser('the main job in a browser', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('田中 files, 佐藤 sends back, 田中 corrects, 佐藤・高橋・伊藤 approve, 高橋 confirms and exports for 弥生', async () => {
    const { url } = demo.cloud;
    const tanaka = (await visitThroughDoor(browser, url, { loginId: 'tanaka' })).page;
    await tanaka.getByRole('navigation').getByRole('link', { name: '経費申請' }).click();
    await picture(tanaka, 'claims-empty');
    await fillClaim(tanaka);
    await picture(tanaka, 'editor-ready');
    await tanaka.getByRole('button', { name: '申請する', exact: true }).click();
    await tanaka.waitForURL(/\/claims\/[0-9A-Z]{26}$/);
    await tanaka.getByText('EX-000001').first().waitFor();
    await picture(tanaka, 'claim-submitted');

    const sato = (await visit(browser, url, { loginId: 'sato', startsAt: '/inbox' })).page;
    await peekAtReceipt(sato);
    await openFromInbox(sato, '5月の経費');
    await picture(sato, 'review');
    await sato.getByText('EX-000001').first().waitFor();
    await sato.getByRole('button', { name: '差戻し' }).click();
    await picture(sato, 'review-send-back');
    await sato.getByLabel('理由').fill('訪問先の担当者名を摘要に書いてください');
    await sato.getByRole('button', { name: '差し戻す' }).click();
    await sato.getByText('差し戻しました').waitFor();

    await tanaka.reload();
    await tanaka.getByText('訪問先の担当者名を摘要に書いてください').first().waitFor();
    await picture(tanaka, 'claim-returned');
    await tanaka.getByRole('link', { name: '修正して再申請' }).click();
    await tanaka.waitForURL(/\/edit$/);
    await tanaka.getByLabel('摘要').fill('アオバ 中村部長を訪問');
    await tanaka.getByRole('button', { name: '再申請する' }).click();
    await tanaka.waitForURL(/\/claims\/[0-9A-Z]{26}$/);

    for (const loginId of ['sato', 'takahashi', 'ito']) {
      const page =
        loginId === 'sato' ? sato : (await visit(browser, url, { loginId, startsAt: '/inbox' })).page;
      if (loginId === 'sato') await sato.goto(`${url}/inbox`);
      await openFromInbox(page, '5月の経費');
      await page.getByRole('button', { name: '承認', exact: true }).click();
      await page.getByText('を承認しました').waitFor();
    }

    const startsAt = '/company-claims?status=approved';
    const takahashi = (await visit(browser, url, { loginId: 'takahashi', startsAt })).page;
    await takahashi.getByText('5月の経費（アオバ訪問）').first().click();
    await takahashi.getByText('仕訳の見込み').waitFor();
    await picture(takahashi, 'claim-approved');
    await takahashi.getByRole('button', { name: '確定する' }).click();
    await takahashi.getByRole('dialog').getByRole('button', { name: '確定する' }).click();
    await takahashi.getByText('確定しました').first().waitFor();
    await goTo(takahashi, '/journals?month=2026-05');
    await takahashi.getByText('26,764').first().waitFor();
    await picture(takahashi, 'journals');

    await goTo(takahashi, '/exports?month=2026-05');
    await takahashi.getByRole('button', { name: 'ファイルを作成する' }).click();
    const fetchFile = takahashi.getByRole('button', { name: /をダウンロード$/ }).first();
    const [download] = await Promise.all([takahashi.waitForEvent('download'), fetchFile.click()]);
    await picture(takahashi, 'exports');
    const bytes = readFileSync(await download.path());
    const shown = await takahashi.locator('main').innerText();
    expect(shown).toContain(createHash('sha256').update(bytes).digest('hex').slice(0, 16));
    expect(new TextDecoder('shift_jis').decode(bytes)).toContain('"課対仕入内10%適格",29440,2676,');
  });
});
