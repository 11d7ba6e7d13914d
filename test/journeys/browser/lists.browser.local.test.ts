import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trip, osakaTrip, dinner } from '#test/builders/sent-lines.ts';
import { create, submit } from '../claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, goTo, launch, leave, phone, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;

describeInBrowser('A-8 the lists of claims', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    const tanaka = await demo.signIn('tanaka');
    await submit(tanaka, await create(tanaka, { title: '大阪出張', trip, lines: osakaTrip() }));
    await create(tanaka, { title: 'ガソリン代', lines: [dinner(44_004)] });
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test.each([
    ['desktop', desktop],
    ['phone', phone],
  ])(
    'are searched by words, keep the field’s focus and go back by the browser: %s',
    async (width, viewport) => {
      const { page } = await visit(browser, demo.cloud.url, { loginId: 'tanaka', viewport });
      await page.getByText('大阪出張').first().waitFor();
      const field = page.getByRole('textbox', { name: '件名・申請番号' });
      await field.fill('がそりん');
      await field.press('Enter');
      await page.getByText('大阪出張').first().waitFor({ state: 'detached' });
      await page.getByText('ガソリン代').first().waitFor();
      expect(await field.and(page.locator(':focus')).count()).toBe(1);

      await field.fill('札幌');
      await page.getByRole('button', { name: '検索', exact: true }).click();
      await page.getByRole('heading', { name: /条件に合う申請は、\d{4}年度（.+）にはありません/ }).waitFor();
      await page.getByText(/年\d+月以前にもありません。/).waitFor();
      await picture(page, `${width}-検索なし`);
      expect(await faultsOf(page)).toEqual([]);
      expect(await isWithinWidth(page)).toBe(true);

      await page.goBack();
      await page.getByText('ガソリン代').first().waitFor();
      expect(await field.inputValue()).toBe('がそりん');
      await page.getByRole('button', { name: '検索語を消す' }).click();
      await page.getByText('大阪出張').first().waitFor();
    },
  );

  test('and pages open by their right, also by their address', async () => {
    const startsAt = '/exports';
    const { page } = await visit(browser, demo.cloud.url, { loginId: 'takahashi', startsAt });
    await page.getByRole('heading', { level: 1, name: '会計ソフト出力' }).waitFor();
    await goTo(page, '/company-claims');
    await page.getByRole('heading', { level: 1, name: '会社全体の申請' }).waitFor();
    const asked: string[] = [];
    const applicant = await visit(browser, demo.cloud.url, {
      loginId: 'tanaka',
      startsAt,
      before: async (context) => {
        context.on('request', (request) => asked.push(new URL(request.url()).pathname));
      },
    });
    for (const address of [startsAt, '/company-claims', '/masters', '/inbox']) {
      // oxlint-disable-next-line no-await-in-loop
      if (address !== startsAt) await applicant.page.goto(demo.cloud.url + address);
      // oxlint-disable-next-line no-await-in-loop
      await applicant.page.getByText('この画面を開く権限がありません').waitFor();
    }
    expect(asked.filter((path) => /^\/api\/(exports|inbox|claim-search)$/.test(path))).toEqual([]);
  });
});
