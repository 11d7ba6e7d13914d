import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { totpAt } from '#local/aws/cognito/totp.ts';
import { passwordIn, shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, goTo, launch, leave, phone, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;
let page: Page;

/** How far the clocks of the cloud are ahead, in ms. */
let ahead = 0;
const goOn = (minutes: number): void => {
  ahead += minutes * 60_000;
  const offset = ahead;
  demo.cloud.setClock(() => new Date(Date.now() + offset));
};

let secret = '';
/** What the authenticator shows: good for this half minute and the next one. */
const code = () => totpAt(secret, Math.floor((Date.now() + ahead) / 30_000));

const judged = async (name: string): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const [width, size] of [
    ['phone', phone],
    ['desktop', desktop],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop
    await page.setViewportSize(size);
    // oxlint-disable-next-line no-await-in-loop
    await picture(page, `${width}-${name}`, { fullPage: false });
    // oxlint-disable-next-line no-await-in-loop
    faults.push(...(await faultsOf(page)));
    // oxlint-disable-next-line no-await-in-loop
    if (!(await isWithinWidth(page))) faults.push(`${width}: wider than the screen`);
  }
  return faults;
};

describeInBrowser('a second factor, from its key to 本人確認 (9.2.4, 9.2.3)', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    ({ page } = await visit(browser, demo.cloud.url, {
      loginId: 'watanabe',
      startsAt: '/me/sign-in-factors',
    }));
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('is set up with the key that stands beside the QR code, and hands out recovery codes', async () => {
    await page.getByRole('button', { name: '認証アプリを登録する' }).press('Enter');
    await page.getByLabel('現在のパスワード').fill(passwordIn('minato'));
    await page.keyboard.press('Enter');
    const key = page.locator('pre');
    await key.waitFor();
    await page.getByRole('img', { name: '認証アプリに登録するQRコード' }).waitFor();
    secret = (await key.innerText()).replaceAll(/\s/g, '');
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(await judged('factor-key')).toEqual([]);
    await page.getByLabel('確認コード（6桁）').fill(code());
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'リカバリーコード' }).waitFor();
    expect(await page.getByRole('list', { name: 'リカバリーコード' }).getByRole('listitem').count()).toBe(10);
    expect(await judged('factor-codes')).toEqual([]);
    await page.getByRole('button', { name: '保管しました' }).click();
    await page.getByText('登録済み').waitFor();
  });

  test('is asked for at the next sign-in', async () => {
    await goTo(page, '/me');
    await page.getByRole('button', { name: 'サインアウト' }).click();
    await page.getByLabel('企業コード').fill('minato');
    await page.getByLabel('サインインID').fill('watanabe');
    await page.getByLabel('パスワード', { exact: true }).fill(passwordIn('minato'));
    await page.keyboard.press('Enter');
    await page.getByLabel('確認コード（6桁）').waitFor();
    expect(await judged('factor-asked')).toEqual([]);
    // The code with which it was set up is used up.
    goOn(2);
    await page.getByLabel('確認コード（6桁）').fill(code());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'ホーム' }).waitFor();
  });

  test('is asked for once more before roles change, and the change goes on', async () => {
    goOn(8);
    await goTo(page, '/people');
    await page.getByRole('button', { name: '小川葵', exact: true }).click();
    await page.getByRole('tab', { name: 'ロール' }).click();
    await page.getByRole('checkbox', { name: '承認者', exact: true }).check();
    await page.getByRole('button', { name: 'ロールを保存する' }).click();
    const proof = page.getByRole('dialog', { name: '本人確認' });
    await proof.getByLabel('確認コード（6桁）').waitFor();
    expect(await judged('factor-proof')).toEqual([]);
    await proof.getByLabel('現在のパスワード').fill(passwordIn('minato'));
    await proof.getByLabel('確認コード（6桁）').fill(code());
    await proof.getByRole('button', { name: '確認して続ける' }).press('Enter');
    await page.getByText('小川葵さんのロールを変更しました').waitFor();
    await proof.waitFor({ state: 'detached' });
  });
});
