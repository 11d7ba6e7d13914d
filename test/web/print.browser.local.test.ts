/// <reference types="node" />
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '#web/app/pages.ts';
import { osakaTrip, trip } from '#test/builders/sent-lines.ts';
import { bringToConfirmation, create, submit } from '../journeys/claim-driver.ts';
import { startDemoCloud, type DemoCloud } from '../journeys/demo-cloud.ts';
import { describeInBrowser, launch, leave, visit } from '../journeys/browser/chromium.ts';
import { settled } from './settled.ts';
import { addressOf, visitsOf, type Visits } from './opened-pages.ts';

let demo: DemoCloud;
let browser: Browser;
let visits: readonly Visits[] = [];

/** A4 between its margins, in CSS pixels, held upright and across. */
const papers = { upright: 718, across: 1047 };

/** All that is read on the screen: what stands there, and what was typed. */
const textsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    // But for what only screen readers hear, and the words of a box to tick.
    const shown = [...document.querySelectorAll<HTMLElement>('main *')].filter(
      (element) =>
        element.checkVisibility() &&
        element.getBoundingClientRect().width > 1 &&
        element.closest('.mantine-Checkbox-root') === null,
    );
    const own = shown.flatMap((element) =>
      element instanceof HTMLInputElement && element.type !== 'checkbox'
        ? [element.value]
        : [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.nodeValue ?? ''),
    );
    return [...new Set(own.map((text) => text.trim()).filter((text) => text !== ''))];
  });

const amountsIn = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.join('\n').match(/-?[\d,]*\d円|\d{4}\/\d\d\/\d\d|EX-\d{6}/g)),
];

/** What the paper does not show whole: past its edge, cut by what it stands in, or over the rows. */
const lossesOf = (page: Page, width: number): Promise<readonly string[]> =>
  page.evaluate((paper) => {
    const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) =>
      element.checkVisibility(),
    );
    const hasText = (element: Element): boolean =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim() !== '');
    const cuts = (element: HTMLElement): boolean =>
      getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
    const say = (why: string, element: HTMLElement): string =>
      `${why}: ${element.tagName} ${element.className} ${element.innerText.slice(0, 40)}`;
    return [
      ...shown
        .filter((element) => hasText(element) && element.getBoundingClientRect().right > paper + 1)
        .map((element) => say('past the edge', element)),
      ...shown
        .filter(
          (element) =>
            element.getBoundingClientRect().width > 1 && cuts(element) && element.innerText.trim() !== '',
        )
        .map((element) => say('cut', element)),
      ...shown
        .filter(
          (element) => ['sticky', 'fixed'].includes(getComputedStyle(element).position) && hasText(element),
        )
        .map((element) => say('over the rows', element)),
      ...[...document.querySelectorAll('thead')]
        .filter((head) => getComputedStyle(head).display !== 'table-header-group')
        .map((head) => say('head on the first page alone', head)),
      ...[...document.querySelectorAll<HTMLElement>('header, nav')]
        .filter((element) => element.checkVisibility())
        .map((element) => say('menu', element)),
    ];
  }, width);

describeInBrowser('on paper', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemoCloud(), launch()]);
    const [tanaka, sato, takahashi, ito] = await Promise.all([
      demo.signIn('tanaka'),
      demo.signIn('sato'),
      demo.signIn('takahashi'),
      demo.signIn('ito'),
    ]);
    const title = `大阪出張（${'得意先との打合せと展示会の見学、'.repeat(3)}）`;
    const approvers = [sato, takahashi, ito];
    const posted = await create(tanaka, { title, trip, lines: osakaTrip() });
    await bringToConfirmation(tanaka, posted, { approvers, accountant: takahashi });
    const filed = await submit(tanaka, await create(tanaka, { title, trip, lines: osakaTrip() }));
    const draft = await create(tanaka, { title, trip, lines: osakaTrip() });
    const claimIds: Readonly<Record<string, string>> = {
      '/claims/:claimId': posted.id,
      '/claims/:claimId/edit': draft.id,
      '/inbox/:claimId': filed.body.id,
    };
    visits = await visitsOf(demo, ['tanaka', 'sato', 'ito'], (path) => {
      const address = addressOf(path, claimIds[path] ?? '');
      return ['/journals', '/exports'].includes(path) ? `${address}?month=2026-06` : address;
    });
    mkdirSync('test-results', { recursive: true });
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('every page is whole: each amount, date and number of the screen, upright and across', async () => {
    expect(visits.flatMap(({ paths }) => paths)).toHaveLength(pages.length);
    const losses: string[] = [];
    const amounts = new Set<string>();
    for (const { loginId, paths } of visits) {
      const { page } = await visit(browser, demo.cloud.url, { loginId, startsAt: '/' });
      for (const path of paths) {
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.goto(demo.cloud.url + path);
        await settled(page);
        const onScreen = amountsIn(await textsOf(page));
        for (const amount of onScreen) amounts.add(amount);
        const name = path.replaceAll(/[^a-z]+/g, '-');
        await page.pdf({ path: `test-results/print${name}.pdf`, format: 'A4', printBackground: true });
        await page.emulateMedia({ media: 'print' });
        for (const [held, width] of Object.entries(papers)) {
          await page.setViewportSize({ width, height: 1_000 });
          const texts = await textsOf(page);
          const lost = onScreen.filter((amount) => !amountsIn(texts).includes(amount));
          losses.push(...lost.map((amount) => `${path} ${held}: ${amount}`));
          losses.push(...(await lossesOf(page, width)).map((loss) => `${path} ${held}: ${loss}`));
          if (!texts.includes('印刷')) losses.push(`${path}: who printed it`);
        }
        await page.emulateMedia({ media: null });
      }
    }
    expect(losses).toEqual([]);
    // Of the journals, which were once lost.
    expect([...amounts]).toEqual(expect.arrayContaining(['26,764円']));
  }, 180_000);
});
