import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { osakaTrip, trip } from '#test/builders/sent-lines.ts';
import { create, submit } from '../journeys/claim-driver.ts';
import { startDemoCloud, type DemoCloud } from '../journeys/demo-cloud.ts';
import {
  describeInBrowser,
  desktop,
  launch,
  leave,
  phone,
  picture,
  visit,
} from '../journeys/browser/chromium.ts';
import { settled } from './settled.ts';
import { addressOf, visitsOf, type Visits } from './opened-pages.ts';

let demo: DemoCloud;
let browser: Browser;
let visits: readonly Visits[] = [];

/** Names as long as companies, people, departments and titles get. */
const longNames: readonly (readonly [name: string, long: string])[] = [
  ['株式会社みなと商事', '株式会社みなと商事ホールディングス東日本統括本部'],
  ['田中花子', '勅使河原　花子エリザベス'],
  ['佐藤健一', '勅使河原　健一郎左衛門'],
  ['伊藤誠', '勅使河原　誠之助左衛門'],
  ['営業一課', '首都圏第一営業本部法人営業一課'],
  ['旅費交通費', '旅費交通費（国内出張・海外出張・近距離）'],
  ['大阪出張', '大阪・神戸・京都出張（得意先との打合せと展示会の見学）'],
];

const lengthen = (context: BrowserContext) =>
  context.route(/\/api\//, async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    const body = longNames.reduce((whole, [name, long]) => whole.replaceAll(name, long), text);
    await route.fulfill({ response: answer, body });
  });

/** Names that are cut, where not even the pointer tells the rest; and buttons and menus that wrap or lie outside. */
const cutIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) => element.checkVisibility() && element.getBoundingClientRect().width > 1,
    );
    const hasText = (element: Element): boolean =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim() !== '');
    const isCut = (element: HTMLElement): boolean =>
      ['hidden', 'clip'].includes(getComputedStyle(element).overflowX) &&
      element.scrollWidth > element.clientWidth + 1;
    const lines = (element: HTMLElement): number => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return new Set(
        [...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top)),
      ).size;
    };
    return [
      ...shown
        .filter((element) => isCut(element) && element.innerText.trim() !== '')
        .filter((element) => element.closest('[title]') === null)
        .map((element) => `cut: ${element.className} ${element.innerText.slice(0, 60)}`),
      ...[...document.querySelectorAll<HTMLElement>('nav a span, button, [role="tab"]')]
        .filter(
          (element) =>
            element.checkVisibility() &&
            element.closest('.sf-count') === null &&
            hasText(element) &&
            lines(element) > 1,
        )
        .map((element) => `wraps: ${element.innerText.slice(0, 60)}`),
      ...shown
        .filter(
          (element) =>
            hasText(element) &&
            element.closest(
              '[style*="overflow"], .mantine-ScrollArea-root, .mantine-TableScrollContainer-scrollContainer',
            ) === null,
        )
        .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
        .map((element) => `outside: ${element.className} ${element.innerText.slice(0, 60)}`),
    ];
  });

describeInBrowser('no name is cut', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemoCloud(), launch()]);
    const tanaka = await demo.signIn('tanaka');
    const filed = await submit(tanaka, await create(tanaka, { title: '大阪出張', trip, lines: osakaTrip() }));
    const draft = await create(tanaka, { title: '大阪出張', trip, lines: osakaTrip() });
    visits = await visitsOf(demo, ['tanaka', 'sato', 'ito'], (path) =>
      addressOf(path, path.endsWith('/edit') ? draft.id : filed.body.id),
    );
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test.each([
    ['desktop', desktop],
    ['phone', phone],
  ])(
    'without a way to read it whole, on any page: %s',
    async (width, viewport) => {
      const faults: string[] = [];
      for (const { loginId, paths } of visits) {
        const { page, context } = await visit(browser, demo.cloud.url, {
          loginId,
          viewport,
          startsAt: '/',
        });
        await lengthen(context);
        for (const path of paths) {
          await page.goto(demo.cloud.url + path);
          await settled(page);
          await picture(page, `names-${width}${path.replaceAll(/[^a-z]+/g, '-')}`);
          faults.push(...(await cutIn(page)).map((fault) => `${path} ${fault}`));
        }
      }
      expect(faults).toEqual([]);
    },
    180_000,
  );
});
