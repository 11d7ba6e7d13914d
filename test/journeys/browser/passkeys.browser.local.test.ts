import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passwordIn, shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, launch, leave, phone, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;
let page: Page;
const faults: string[] = [];

/** Passkeys are of a domain, which an address in numbers is none of. */
const home = (): string => demo.cloud.url.replace('127.0.0.1', 'localhost');
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const look = async (name: string): Promise<void> => {
  await picture(page, `passkeys-${name}`);
  faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
};
/** The same on a phone, where it must not be wider. */
const lookAtBoth = async (name: string): Promise<void> => {
  await look(name);
  await page.setViewportSize(phone);
  // The frame is drawn anew for a phone.
  await expect.poll(() => isWithinWidth(page), { timeout: 15_000 }).toBe(true);
  await look(`${name}-phone`);
  await page.setViewportSize(desktop);
};
const nameOneself = async (): Promise<void> => {
  await page.goto(`${home()}/sign-in`);
  await page.getByRole('textbox', { name: '企業コード' }).fill('minato');
  await page.getByRole('textbox', { name: 'サインインID' }).fill('tanaka');
};
const signOut = async (): Promise<void> => {
  await page.context().clearCookies();
};

/** A phone of its own, which verifies its user whenever it is asked. */
const giveAuthenticator = async (): Promise<void> => {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
};

describeInBrowser('a passkey', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    ({ page } = await visit(browser, home(), {
      loginId: 'tanaka',
      startsAt: '/me/sign-in-factors',
      viewport: desktop,
    }));
    await giveAuthenticator();
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('is registered after 本人確認, and brings recovery codes', async () => {
    await press('パスキーを追加する');
    await page.getByText('パスワードだけではサインインできなくなります', { exact: false }).waitFor();
    await page.getByRole('textbox', { name: 'サインインID' }).fill('tanaka');
    await page.getByRole('textbox', { name: 'パスキーの名前' }).fill('田中の携帯');
    await lookAtBoth('adding');
    await press('パスキーを登録する');
    await page.getByRole('dialog').getByLabel('現在のパスワード', { exact: true }).fill(passwordIn('minato'));
    await press('確認して続ける');
    await page.getByRole('list', { name: 'リカバリーコード' }).waitFor();
    expect(await page.getByRole('list', { name: 'リカバリーコード' }).getByRole('listitem').count()).toBe(10);
    await press('保管しました');
    await page.getByRole('listitem').filter({ hasText: '田中の携帯' }).waitFor();
    await lookAtBoth('registered');
  });

  test('signs in without a password, and of a password alone nobody gets in', async () => {
    await signOut();
    await nameOneself();
    await lookAtBoth('door');
    await press('パスキーでサインイン');
    await page.waitForURL((url) => url.pathname !== '/sign-in');

    await signOut();
    await nameOneself();
    await page.getByLabel('パスワード', { exact: true }).fill(passwordIn('minato'));
    await press('サインイン');
    await page.getByText('登録したパスキーが必要です', { exact: false }).waitFor();
    await lookAtBoth('after-password');
    await press('パスキーで続ける');
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    expect(new URL(page.url()).pathname).not.toBe('/sign-in');
  });

  test('proves who it is, is registered once by one device, and is deleted', async () => {
    await page.goto(`${home()}/me/sign-in-factors`);
    await press('パスキーを追加する');
    await page.getByRole('textbox', { name: 'サインインID' }).fill('tanaka');
    await press('パスキーを登録する');
    await page.getByRole('dialog').waitFor();
    await lookAtBoth('proof');
    await press('パスキーで確認して続ける');
    await page.getByText('この端末のパスキーは、すでに登録されています。').waitFor();
    await press('やめる');
    await press('削除する（田中の携帯）');
    await press('パスキーを削除する');
    await page.getByText('パスキーを削除しました').waitFor();
    await page.getByRole('list', { name: '登録済みのパスキー' }).waitFor({ state: 'detached' });

    await signOut();
    await nameOneself();
    await press('パスキーでサインイン');
    await page.getByText('この会社のものではありません', { exact: false }).waitFor();
    expect(faults).toEqual([]);
  });
});
