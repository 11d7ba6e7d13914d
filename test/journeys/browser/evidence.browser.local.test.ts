import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallPdf } from '#test/builders/small-pdf.ts';
import { fixtureFile } from '#test/evidence/fixture-files.ts';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, launch, leave, phone, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;

const choose = (page: Page, name: string, buffer: Buffer, mimeType = '') =>
  page.getByLabel('証憑ファイル').setInputFiles({ name, mimeType, buffer });
const fixture = (name: string) => Buffer.from(fixtureFile(name));

const openLine = async (page: Page) => {
  await page.getByRole('link', { name: '新しい経費申請' }).first().click();
  await page.getByRole('button', { name: '明細を追加' }).click();
};

describeInBrowser('evidence in a browser', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test.each([
    ['desktop', desktop],
    ['phone', phone],
  ])('A-23 A-25 A-27 files are told of at once, kept, renamed and shown: %s', async (width, viewport) => {
    const { page } = await visit(browser, demo.cloud.url, { loginId: 'tanaka', viewport });
    await openLine(page);

    await choose(page, '領収書.pdf', Buffer.from('領収書 1,100円'), 'application/pdf');
    const told = page.getByRole('alert').filter({ hasText: '中身はテキストです' });
    await told.waitFor();
    await choose(page, '請求書.pdf', fixture('user-256.pdf'), 'application/pdf');
    await page.getByText('パスワード付きのPDFです。').waitFor();
    await choose(page, '写真.jpg', fixture('a.png'), 'image/jpeg');
    await page.getByRole('button', { name: 'PNGとして添付する' }).waitFor();
    await picture(page, `${width}-evidence-told`);
    expect(await faultsOf(page)).toEqual([]);
    expect(await isWithinWidth(page)).toBe(true);

    await page.getByRole('button', { name: 'PNGとして添付する' }).click();
    await page.getByRole('button', { name: '写真.pngを外す' }).waitFor();
    await told.getByRole('button', { name: '添付として残す' }).click();
    await page.getByText('添付のみ').waitFor();
    await page.getByRole('button', { name: '添付しない' }).click();

    await choose(page, `${'領'.repeat(206)}.pdf`, smallPdf(width), 'application/pdf');
    await page.getByRole('button', { name: `${'領'.repeat(195)}….pdfを外す` }).waitFor();
    await choose(page, 'IMG.HEIC', fixture('turned.heic'));
    await page.getByRole('img', { name: '証憑 IMG.HEIC' }).waitFor();
    await choose(page, 'スキャン.tif', fixture('pages.tif'));
    await page.getByText('1 / 2ページ').waitFor();
    await page.getByRole('button', { name: '次のページ' }).click();
    await page.getByText('2 / 2ページ').waitFor();
    await page.getByRole('img', { name: '証憑 スキャン.tif' }).waitFor();
    await picture(page, `${width}-evidence-shown`);
    expect(await isWithinWidth(page)).toBe(true);
  });

  test('A-10 a page outlives its links, and a PDF takes no focus while somebody types', async () => {
    const { page } = await visit(browser, demo.cloud.url, { loginId: 'tanaka', viewport: desktop });
    await openLine(page);
    await choose(page, 'a.pdf', smallPdf('focus'), 'application/pdf');
    const memo = page.getByLabel('摘要');
    await memo.pressSequentially('打合せの飲み物を買った', { delay: 60 });
    expect(await memo.inputValue()).toBe('打合せの飲み物を買った');
    await page.getByRole('button', { name: 'ダウンロード' }).waitFor();
    const later = 70_000;
    demo.cloud.setClock(() => new Date(Date.now() + later));
    const asked = page.waitForEvent('download');
    await page.getByRole('button', { name: 'ダウンロード' }).click();
    expect((await asked).suggestedFilename()).toBe('a.pdf');
    expect(await (await asked).failure()).toBeNull();
    demo.cloud.setClock(() => new Date());
  });
});
