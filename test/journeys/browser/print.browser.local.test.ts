import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { osakaTrip, trip } from '#test/builders/sent-lines.ts';
import { bringToConfirmation, create } from '../claim-driver.ts';
import { startDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { describeInBrowser, launch, leave, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;
let claimId = '';

const folder = join(import.meta.dirname, '../../../test-results');

describeInBrowser('on paper', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemoCloud(), launch()]);
    const [tanaka, sato, takahashi, ito] = await Promise.all([
      demo.signIn('tanaka'),
      demo.signIn('sato'),
      demo.signIn('takahashi'),
      demo.signIn('ito'),
    ]);
    const draft = await create(tanaka, { title: '大阪出張', trip, lines: osakaTrip() });
    claimId = draft.id;
    const approvers = [sato, takahashi, ito];
    await bringToConfirmation(tanaka, draft, { approvers, accountant: takahashi });
    mkdirSync(folder, { recursive: true });
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('journals, a claim and exports show every amount that the screen shows', async () => {
    const { page } = await visit(browser, demo.cloud.url, { loginId: 'takahashi' });
    const paths = {
      journals: '/journals?month=2026-06',
      claim: `/claims/${claimId}`,
      exports: '/exports?month=2026-06',
    };
    const amounts: Record<string, readonly string[]> = {};
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(demo.cloud.url + path);
      await page.getByText(/\d円/).first().waitFor();
      const shown = async () => (await page.locator('main').innerText()).match(/[\d,]+円/g)?.toSorted() ?? [];
      const onScreen = await shown();
      await page.emulateMedia({ media: 'print' });
      amounts[name] = await shown();
      await page.pdf({ path: join(folder, `print-${name}.pdf`), format: 'A4', printBackground: true });
      await page.emulateMedia({ media: 'screen' });
      expect([name, new Set(amounts[name])]).toEqual([name, new Set(onScreen)]);
    }
    expect(amounts['journals']).toContain('26,764円');
  }, 90_000);
});
