import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { maintainingIn } from '../maintaining.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, launch, leave, phone, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;

const judged = async (page: Page, name: string): Promise<readonly string[]> => {
  await picture(page, name);
  const faults = await faultsOf(page);
  return (await isWithinWidth(page)) ? faults : [...faults, `${name}: wider than the screen`];
};
const banner = (page: Page) => page.getByText('メンテナンス中です（閲覧のみ）');

describeInBrowser('maintenance while somebody works', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test.each([
    ['desktop', desktop, 'tanaka', 20_000],
    ['phone', phone, 'sato', 20_000],
  ])(
    'the page says so, keeps what was typed, and saves it once it is over (%s)',
    async (width, viewport, loginId, millis) => {
      const maintain = maintainingIn(demo.cloud);
      await maintain({});
      const { page, context } = await visit(browser, demo.cloud.url, {
        loginId,
        viewport,
        startsAt: '/claims/new',
      });
      await page.getByLabel('件名').fill('メンテナンスの前');
      await page.getByText('保存しました').first().waitFor();
      expect(await banner(page).count()).toBe(0);

      const until = new Date(Date.now() + millis);
      await maintain({ until });
      await page.getByLabel('件名').fill('メンテナンス中に書いた件名');
      await banner(page).waitFor();
      await page.getByText('まだ保存していません').first().waitFor();
      expect(await page.getByLabel('件名').inputValue()).toBe('メンテナンス中に書いた件名');
      expect(await judged(page, `${width}-read-only-draft`)).toEqual([]);

      // Reading goes on, on every page, with the same banner.
      const reader = await context.newPage();
      await reader.goto(`${demo.cloud.url}/claims`);
      await banner(reader).waitFor();
      expect(await judged(reader, `${width}-read-only-list`)).toEqual([]);

      // It ends at its time by itself, and the form saves itself.
      await banner(page).waitFor({ state: 'detached', timeout: 40_000 });
      await expect
        .poll(() => reader.evaluate(async () => (await fetch('/api/claims')).text()), { timeout: 30_000 })
        .toContain('メンテナンス中に書いた件名');
      expect(await page.getByText('まだ保存していません').count()).toBe(0);
      await context.close();
    },
    120_000,
  );
});
