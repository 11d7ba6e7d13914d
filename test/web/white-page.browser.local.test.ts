/// <reference types="node" />
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doorPages, pages } from '#web/app/pages.ts';
import { osakaTrip, trip } from '#test/builders/sent-lines.ts';
import { create, submit, vote } from '../journeys/claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from '../journeys/demo-cloud.ts';
import { newUlid } from '../journeys/person.ts';
import { faultsOf } from '../journeys/browser/accessibility.ts';
import { describeInBrowser, goTo, launch, leave, picture, visit } from '../journeys/browser/chromium.ts';
import { standsStill } from './stands-still.ts';
import { addressOf, visitsOf, type Visits } from './opened-pages.ts';

let demo: DemoCloud;
let browser: Browser;
let visits: readonly Visits[] = [];
let claims: { readonly filed: string; readonly approved: string; readonly draft: string };

const open = (
  loginId: string,
  before: (profile: BrowserContext) => Promise<unknown> = async () => undefined,
) => visit(browser, demo.cloud.url, { loginId, startsAt: '/', before });

const menu = 'nav[aria-label="メインメニュー"]';

/** What stands there says something in Japanese, under a heading, and leaves nobody without a way on, or its menu. */
const faultAt = async (page: Page, path: string, frame = menu): Promise<string[]> => {
  const isWaiting = await standsStill(page).then(
    () => false,
    () => true,
  );
  if (isWaiting) return [`${path}: waits for ever, or is white`];
  const { words, hasWays, isFramed } = await page.evaluate(
    (around) => ({
      words: document.querySelector('main')?.innerText ?? '',
      hasWays: [...document.querySelectorAll('a, button')].some((way) => way.checkVisibility()),
      isFramed: document.querySelector(around)?.checkVisibility() === true,
    }),
    frame,
  );
  if (!isFramed) return [`${path}: without ${frame}`];
  return /[ぁ-ん]{2}/.test(words) && hasWays ? [] : [`${path}: ${JSON.stringify(words)}`];
};

/** Files of pages, as opposed to those that draw the frame around them. */
const nouns = new Set(
  [...readFileSync('web/app/pages.ts', 'utf8').matchAll(/#web\/(\w+)\/[\w-]+\.page/g)].map(
    ([, noun]) => noun,
  ),
);
const isOfPage = new RegExp(`/assets/(${[...nouns].join('|')})(-editor)?-[^/]+\\.js$`);

/** Answers that no contract knows; who is signed in is told as it is. */
const strange: readonly string[] = ['{}', '{"items":[{}],"lines":[null]}', 'null', '<!doctype html>'];
const typeOf = (body: string): string => (body.startsWith('<') ? 'text/html' : 'application/json');
const isOfMe = /\/api\/me$/;
const isOfData = /\/api\/(?!me$|auth\/)/;

describeInBrowser('a white page is never an answer', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    const tanaka = await demo.signIn('tanaka');
    const filed = await submit(tanaka, await create(tanaka, { title: '大阪出張', trip, lines: osakaTrip() }));
    const approvers = await Promise.all([demo.signIn('sato'), demo.signIn('takahashi'), demo.signIn('ito')]);
    let approved = (await submit(tanaka, await create(tanaka, { title: '訂正', trip, lines: osakaTrip() })))
      .body;
    // oxlint-disable-next-line no-await-in-loop -- each step follows the one before it
    for (const approver of approvers) approved = (await vote(approver, approved)).body;
    claims = {
      filed: filed.body.id,
      approved: approved.id,
      draft: (await create(tanaka, { title: '下書き', trip, lines: osakaTrip() })).id,
    };
    visits = await visitsOf(demo, ['tanaka', 'ito', 'watanabe'], (path) =>
      addressOf(path, path.endsWith('/edit') ? claims.draft : claims.filed),
    );
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('where the file of a page does not come: each says so, and comes on a click', async () => {
    expect(visits.flatMap(({ paths }) => paths)).toHaveLength(pages.length);
    for (const { loginId, paths } of visits) {
      const { page, context } = await open(loginId, (profile) =>
        profile.route(isOfPage, (route) => route.abort()),
      );
      for (const path of paths) {
        await goTo(page, path);
        await page.getByText('画面のファイルを読み込めませんでした').waitFor();
        await page.locator('[data-reference]').waitFor();
        expect([path, await page.locator('main h1').innerText()]).toEqual([
          path,
          '画面を表示できませんでした',
        ]);
      }
      expect(await faultsOf(page)).toEqual([]);
      await context.unroute(isOfPage);
      for (const path of paths) {
        await goTo(page, path);
        expect(await faultAt(page, path)).toEqual([]);
        await page.getByText('画面のファイルを読み込めませんでした').waitFor({ state: 'detached' });
      }
    }
  });

  test('where a release took the file away: the new one is offered, and loaded', async () => {
    const { page, context } = await open('tanaka', (profile) =>
      profile.route(isOfPage, (route) => route.fulfill({ status: 404, body: '' })),
    );
    // What the service begins its pages with now.
    await context.route(`${demo.cloud.url}/`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<script type="module" src="/assets/new.js"></script>',
      }),
    );
    await goTo(page, '/claims');
    const load = page.getByRole('button', { name: '新しい版を読み込む' });
    await load.waitFor();
    expect(await page.getByRole('button', { name: 'もう一度読み込む' }).count()).toBe(0);
    await context.unroute(isOfPage);
    await load.click();
    await page.getByRole('heading', { level: 1, name: '経費申請' }).waitFor();
  });

  test('where an answer has a shape that nobody knows, whatever the page', async () => {
    const faults: string[] = [];
    for (const { loginId, paths } of visits) {
      let body = strange[0] ?? '';
      const { page } = await open(loginId, (profile) =>
        profile.route(isOfData, (route) => route.fulfill({ contentType: typeOf(body), body })),
      );
      for (body of strange) {
        // The frame asks anew only when it is loaded.
        if (body !== strange[0]) await page.reload();
        for (const path of paths) {
          await goTo(page, path);
          faults.push(...(await faultAt(page, `${body} at ${path}`)));
        }
      }
    }
    expect(faults).toEqual([]);
  }, 180_000);

  test('where who is signed in is told as strangely: the frame itself cannot be drawn', async () => {
    const faults: string[] = [];
    let body = strange[0] ?? '';
    const { page } = await open('tanaka', (profile) =>
      profile.route(isOfMe, (route) => route.fulfill({ contentType: typeOf(body), body })),
    );
    for (body of strange) {
      if (body !== strange[0]) await page.reload();
      faults.push(...(await faultAt(page, `${body} of /me`, 'main')));
    }
    expect(faults).toEqual([]);
  });

  test('where an address is broken: ids, words, and places that are not there', async () => {
    const faults: string[] = [];
    for (const { loginId, paths } of visits) {
      const { page } = await open(loginId);
      const broken = paths.flatMap((path) => [
        ...[newUlid(), 'x', '%E0%A4%A', '0'.repeat(300)].map((id) =>
          path.replace(/departments$|[0-9A-Z]{26}/, id),
        ),
        `${path}?month=2026-99&page=-1&cursor=%00&from=x&to=0&sort=__proto__&status=?&min=１e9`,
      ]);
      // A page without an id has none that could be broken.
      const addresses = new Set(broken.filter((address) => !paths.includes(address)));
      for (const address of [...addresses, '/nowhere', '/claims/a/b/c', '/%']) {
        await goTo(page, address);
        faults.push(...(await faultAt(page, address)));
      }
      await page.goto(`${demo.cloud.url}/nowhere/at/all`);
      await page.getByRole('heading', { level: 1, name: 'ページが見つかりません' }).waitFor();
      await page.getByRole('link', { name: 'ホームへ' }).click();
      await page.getByRole('heading', { level: 1, name: 'ホーム' }).waitFor();
    }
    expect(faults).toEqual([]);
  });

  test('at the door: each of its pages without its file, and with an address of nonsense', async () => {
    const context = await browser.newContext({ locale: 'ja-JP' });
    const page = await context.newPage();
    for (const { path } of doorPages) {
      await page.goto(`${demo.cloud.url}${path}?from=%2F%2Fevil&token=${'x'.repeat(500)}#x`);
      expect(await faultAt(page, path, 'main')).toEqual([]);
    }
    await context.route(/\/assets\/(auth|manual)-/, (route) => route.abort());
    for (const { path } of doorPages) {
      await page.goto(`${demo.cloud.url}${path}`);
      await page.getByRole('heading', { level: 1, name: '画面を表示できませんでした' }).waitFor();
    }
    await context.route(/\/assets\/react-/, (route) => route.abort());
    await page.goto(demo.cloud.url);
    await page.getByRole('heading', { level: 1, name: '画面を表示できませんでした' }).waitFor();
    await page.getByRole('button', { name: 'もう一度読み込む' }).waitFor();
  });

  test('where the form itself breaks: what was typed a moment ago is there again', async () => {
    const { page, context } = await open('tanaka');
    const [forecast] = await Promise.all([
      page.waitForResponse(/route-forecast|forecast/),
      page.goto(`${demo.cloud.url}/claims/${claims.draft}/edit`),
    ]);
    const answer = await forecast.json();
    await context.route(new URL(forecast.url()).pathname.concat('*').replace(/^/, '**'), (route) =>
      route.fulfill({ json: { ...answer, isPassable: false, steps: [null] } }),
    );
    await page.getByLabel('件名').fill('消えてはいけない件名');
    // Another amount may have another route, which is asked for before the form saves itself.
    await page.getByLabel('金額（税込）').first().fill('26,000');
    await page.getByRole('heading', { level: 1, name: '画面を表示できませんでした' }).waitFor();
    await context.unrouteAll();
    await page.getByRole('button', { name: 'もう一度読み込む' }).click();
    expect(await page.getByLabel('件名').inputValue()).toBe('消えてはいけない件名');
  });

  test('where a dialog breaks, or its file does not come: the page behind it goes on', async () => {
    const { page, context } = await open('takahashi');
    await context.route(/\/assets\/corrections-/, (route) => route.abort());
    await page.goto(`${demo.cloud.url}/claims/${claims.approved}`);
    await page.getByRole('button', { name: '明細1を訂正' }).click();
    const broken = page.getByRole('dialog', { name: '画面を表示できませんでした' });
    await broken.getByText('画面のファイルを読み込めませんでした').waitFor();
    await broken.locator('[data-reference]').waitFor();
    await context.unrouteAll();
    await context.route(/\/correction-form/, async (route) => {
      const answer = await (await route.fetch()).json();
      await route.fulfill({ json: { ...answer, lines: [null] } });
    });
    await broken.getByRole('button', { name: 'もう一度読み込む' }).click();
    await broken.getByText('画面の表示中に問題が起きました').waitFor();
    await picture(page, 'white-dialog');
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await broken.waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: '明細1を訂正' }).isVisible()).toBe(true);
  });
});
