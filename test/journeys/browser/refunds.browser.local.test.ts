import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { bringToConfirmation, create } from '../claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { describeInBrowser, desktop, launch, leave, phone, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;

/** A ticket of 58,880 yen of 田中, confirmed. */
const confirmedTicket = async (): Promise<any> => {
  const [tanaka, sato, takahashi, ito] = await Promise.all(
    (['tanaka', 'sato', 'takahashi', 'ito'] as const).map((name) => demo.signIn(name)),
  );
  if (!tanaka || !sato || !takahashi || !ito) throw new Error('four people sign in');
  const amount = 58_880;
  const lines = [shinkansen({ amount, parts: [{ rate: 'standard', amount }] })];
  const trip = { destination: '大阪', startOn: '2026-05-12', endOn: '2026-05-13' };
  const claim = await create(tanaka, { lines, trip });
  return bringToConfirmation(tanaka, claim, { approvers: [sato, takahashi, ito], accountant: takahashi });
};

describeInBrowser('A-34 the original of a refund', () => {
  let bought: any;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    bought = await confirmedTicket();
  }, 180_000);
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test.each([
    ['desktop', desktop],
    ['phone', phone],
  ])('is found and chosen by keyboard (%s)', async (name, viewport) => {
    const { page, context } = await visit(browser, demo.cloud.url, {
      loginId: 'tanaka',
      viewport,
      startsAt: '/claims/new',
    });
    await page.getByRole('button', { name: '明細を追加' }).first().click();
    await page.getByRole('button', { name: '詳細' }).click();
    await page.getByLabel('返金・払戻し').check();
    await page.getByRole('button', { name: '元の明細を選ぶ' }).click();
    const search = page.getByLabel('読み込んだ明細から探す');
    await search.waitFor();
    await page.getByText('東海旅客鉄道株式会社・大阪出張').first().waitFor();
    await picture(page, `refund-picker-${name}`);
    await page.keyboard.type('東海 58880');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(`${bought.number} 明細1`).waitFor();
    expect(await page.getByLabel('金額（税込）').inputValue()).toBe('58,880');
    await search.waitFor({ state: 'detached' });
    await page.getByText('10% 58,880円（税額5,352円・控除100%）', { exact: true }).waitFor();
    await picture(page, `refund-chosen-${name}`);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(viewport.width);
    await page.getByRole('button', { name: '手入力にする' }).click();
    await page.getByLabel('もとの購入日').waitFor();
    await context.close();
  });
});
