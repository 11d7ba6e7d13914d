import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { passwordIn } from '../demo-cloud.ts';
import { cookieOf, logIn } from '../person.ts';

/** An installed Chromium: `CHROMIUM_PATH`, Debian's, or Playwright's own. */
export const chromiumPath = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  chromium.executablePath(),
].find((path) => path !== undefined && path !== '' && existsSync(path));

/** Browser tests never skip themselves in silence: without a browser one test says so, and `.ci/run` demands them. */
/* oxlint-disable vitest/no-conditional-tests, vitest/valid-title, vitest/valid-describe-callback -- names the tests of its caller */
export const describeInBrowser = (name: string, tests: () => void): void => {
  if (chromiumPath !== undefined) {
    describe(name, tests);
    return;
  }
  test(`NOT RUN, no Chromium (apt-get install chromium, or set CHROMIUM_PATH): ${name}`, () => {
    expect(process.env['STAFEE_BROWSER_TESTS']).not.toBe('required');
  });
};

/* oxlint-enable vitest/no-conditional-tests, vitest/valid-title, vitest/valid-describe-callback */

/** What Playwright switches off itself: another list replaces its own, whose features must stay off. */
const offByPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'SkipListAccountsWithoutGaiaCookies',
];

/** Pages that Chromium makes ready behind the address bar of each profile, and a process for a page to come. */
const offForSpeed = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];

let running: Browser | undefined;

/** The browser of this worker: its suites share it one after the other, and it ends with the worker. */
export const launch = async (): Promise<Browser> => {
  // One that a suite closed, or that broke down, must not take the suites after it along.
  if (running?.isConnected() !== true)
    running = await chromium.launch({
      ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        `--disable-features=${[...offByPlaywright, ...offForSpeed].join(',')}`,
      ],
    });
  return running;
};

/** Closes every profile of a suite, so that the next one finds nothing of its people. */
export const leave = async (browser: Browser | undefined): Promise<void> => {
  const contexts = browser?.contexts() ?? [];
  // What a route still fetches has nobody left to answer.
  const pages = contexts.flatMap((context) => context.pages());
  await Promise.all(pages.map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })));
  await Promise.all(contexts.map((context) => context.close()));
};

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

const folder = join(import.meta.dirname, '../../../test-results');

/** Pictures are for people, and cost as much as what they show: `STAFEE_PICTURES=yes` takes them. */
const isPictured = process.env['STAFEE_PICTURES'] === 'yes';

/** A picture of the whole page, or of what is in sight, under test-results/. */
export const picture = async (page: Page, name: string, { fullPage = true } = {}): Promise<void> => {
  if (!isPictured) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
};

/** The page as a printer puts it on A4, under test-results/. */
export const paper = async (page: Page, name: string): Promise<void> => {
  if (!isPictured) return;
  mkdirSync(folder, { recursive: true });
  await page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4', printBackground: true });
};

/**
 * How many times slower than this machine the pages shall think, from `STAFEE_SLOW_PAGES`: shows by one command what a
 * slow office PC, or a busy runner, does with keys that come faster than the page answers.
 */
const slowness = Number(process.env['STAFEE_SLOW_PAGES'] ?? 1);

const slowDown = async (context: BrowserContext, page: Page): Promise<void> => {
  if (slowness <= 1) return;
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowness });
};

export type Visitor = { readonly page: Page; readonly context: BrowserContext };

type Visit = {
  readonly loginId: string;
  readonly companyCode?: string;
  readonly viewport?: typeof desktop;
  /** The address of the page that he opens. @default the list of his claims */
  readonly startsAt?: string;
  /** What is done to his profile before the first page: routes, listeners. @default nothing */
  readonly before?: (context: BrowserContext) => Promise<unknown>;
};

const profileOf = async (browser: Browser, viewport: typeof desktop): Promise<Visitor> => {
  const context = await browser.newContext({ viewport, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000 * slowness);
  await slowDown(context, page);
  return { page, context };
};

type WithSession = Pick<Visit, 'viewport' | 'startsAt' | 'before'> & {
  /** `name=value`, as the server set it. */
  readonly cookie: string;
};

/** The door is what other suites are about: he is given the session that the server made, and opens one page instead of three. */
export const visitWith = async (
  browser: Browser,
  url: string,
  { cookie, viewport = desktop, startsAt = '/', before }: WithSession,
): Promise<Visitor> => {
  const [name = '', value = ''] = cookie.split('=');
  const visitor = await profileOf(browser, viewport);
  const kept = { domain: new URL(url).hostname, path: '/', httpOnly: true, secure: true } as const;
  await visitor.context.addCookies([{ name, value, ...kept, sameSite: 'Strict' }]);
  await before?.(visitor.context);
  await visitor.page.goto(`${url}${startsAt}`);
  return visitor;
};

/** Somebody of a demo company, signed in, in a browser profile of his own. */
export const visit = async (
  browser: Browser,
  url: string,
  { loginId, companyCode = 'minato', startsAt = '/claims', ...rest }: Visit,
): Promise<Visitor> => {
  const answer = await logIn({ url }, { companyCode, loginId, password: passwordIn(companyCode) });
  return visitWith(browser, url, { ...rest, startsAt, cookie: cookieOf(answer) });
};

/**
 * To another page inside the client, as a click on a link goes, at a fifth of what a load costs. The address is
 * another one at once; what is shown there comes after it (`standsStill`, or wait for what is read).
 */
export const goTo = async (page: Page, path: string): Promise<void> => {
  await page.evaluate(
    `history.pushState({}, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
};

/** The same through the door, as people do it, whose company code the browser then remembers. @default he stays at home */
export const visitThroughDoor = async (
  browser: Browser,
  url: string,
  { loginId, companyCode = 'minato', viewport = desktop, startsAt }: Visit,
): Promise<Visitor> => {
  const visitor = await profileOf(browser, viewport);
  const { page } = visitor;
  await page.goto(url);
  await page.getByLabel('企業コード').fill(companyCode);
  await page.getByLabel('サインインID').fill(loginId);
  await page.getByLabel('パスワード', { exact: true }).fill(passwordIn(companyCode));
  await page.getByRole('button', { name: 'サインイン', exact: true }).click();
  await page.getByRole('heading', { name: 'ホーム' }).waitFor();
  if (startsAt !== undefined) await goTo(page, startsAt);
  return visitor;
};
