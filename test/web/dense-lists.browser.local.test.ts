import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyMaster } from '#domain/settings/every-master.ts';
import { describeInBrowser, goTo, launch, leave, visit } from '../journeys/browser/chromium.ts';
import { shareDemoCloud, type DemoCloud } from '../journeys/demo-cloud.ts';
import { denseListIn } from './dense-list.ts';
import { standsStill } from './stands-still.ts';

let demo: DemoCloud;
let browser: Browser;

describeInBrowser('lists of what a company keeps', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('have room for 15 rows at 800 px under a head that stays, and are no wider than the page', async () => {
    const { page } = await visit(browser, demo.cloud.url, { loginId: 'watanabe', startsAt: '/people' });
    const found: Readonly<Record<string, unknown>>[] = [];
    for (const path of ['/people', ...Object.keys(everyMaster).map((noun) => `/masters/${noun}`)]) {
      await goTo(page, path);
      await standsStill(page);
      const list = await denseListIn(page);
      if (list === undefined) continue;
      const { room, ...rest } = list;
      found.push({ path, hasRoom: room >= 15 || room, ...rest });
    }
    expect(found.length).toBeGreaterThanOrEqual(8);
    const dense = { hasRoom: true, isSticky: true, isPageLonger: false, surplus: 0 };
    expect(found).toEqual(found.map(({ path }) => ({ path, ...dense })));
  });
});
