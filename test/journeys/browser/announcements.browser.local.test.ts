import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { announcingIn, type Announcing } from '../announcing-operators.ts';
import { openTwoOperators, type TwoOperators } from '../two-operators.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, launch, leave, phone, picture, visitWith } from './chromium.ts';

let it: TwoOperators;
let notices: Announcing;
let browser: Browser;
let page: Page;
const faults: string[] = [];

const look = async (name: string): Promise<void> => {
  for (const [size, viewport] of Object.entries({ desktop, phone })) {
    // oxlint-disable-next-line no-await-in-loop -- one page, at one width after the other
    await page.setViewportSize(viewport);
    // oxlint-disable-next-line no-await-in-loop
    await picture(page, `announcements-${name}-${size}`);
    // oxlint-disable-next-line no-await-in-loop
    faults.push(...(await faultsOf(page)).map((fault) => `${name} ${size}: ${fault}`));
    // oxlint-disable-next-line no-await-in-loop
    if (!(await isWithinWidth(page))) faults.push(`${name} ${size}: wider than the screen`);
  }
  await page.setViewportSize(desktop);
};

describeInBrowser('お知らせ of the console', () => {
  beforeAll(async () => {
    [it, browser] = await Promise.all([openTwoOperators(), launch()]);
    notices = announcingIn(it);
    const url = it.demo.cloud.operatorUrl.replace('127.0.0.1', 'localhost');
    ({ page } = await visitWith(browser, url, {
      cookie: it.kato.headers.cookie,
      startsAt: '/announcements/new',
    }));
  });
  afterAll(async () => {
    await leave(browser);
    await it?.demo.close();
  });

  test('a draft is told what it lacks, kept, and sent when another operator approves it', async () => {
    await page.getByRole('button', { name: '下書きを保存' }).click();
    await page.getByText('入力してください').first().waitFor();
    await look('lacking');
    await page.getByLabel('件名').fill('画面の変更');
    await page.getByRole('textbox', { name: '内容', exact: true }).fill('経費申請の画面を改善します。');
    await page.getByLabel('開始日時').first().fill('2027-03-01T10:00');
    await page.getByRole('textbox', { name: '影響', exact: true }).fill('操作の手順が一部変わります。');
    await page.getByRole('textbox', { name: '連絡先', exact: true }).fill('STAFeeサポート窓口');
    await page.getByLabel('理由').fill('3月のリリースの案内');
    await look('draft');
    await page.getByRole('button', { name: '下書きを保存' }).click();
    await page.getByText('下書きを保存しました').waitFor();
    await look('saved');
    await page.getByRole('button', { name: '送信を依頼' }).click();
    const sending = page.getByRole('dialog');
    await sending.getByLabel('理由').fill('3月のリリースの案内');
    await look('sending');
    await sending.getByRole('button', { name: '送信を依頼する' }).click();
    await sending.waitFor({ state: 'detached' });
    const { items } = (await it.mori.get('/operator/requests')).body;
    expect((await it.approve(it.mori, items[0].requestId)).status).toBe(200);
    expect(await notices.minute()).toHaveLength(2);
    await page.reload();
    await page.getByText('送信済み').first().waitFor();
    await look('sent');
    await page.getByRole('navigation').getByRole('link', { name: 'お知らせ', exact: true }).click();
    await page.getByRole('heading', { name: 'お知らせ', level: 1 }).waitFor();
    await page.getByRole('main').getByText('画面の変更', { exact: true }).waitFor();
    await look('list');
    expect(faults).toEqual([]);
  });
});
