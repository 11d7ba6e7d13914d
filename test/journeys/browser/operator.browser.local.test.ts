import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { totpAt } from '#local/aws/cognito/totp.ts';
import { demoOperators } from '#local/seed/demo-operators.ts';
import { demoOperatorPassword } from '#local/seed/demo-passwords.ts';
import { seedOperators } from '#local/seed-operators.ts';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, launch, leave, phone, picture } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;

const enterPassword = async (page: Page): Promise<void> => {
  await page.getByLabel('運用者ID').fill('op-kato');
  await page.getByLabel('パスワード', { exact: true }).fill(demoOperatorPassword);
  await page.getByRole('button', { name: '次へ' }).click();
};

const codeAfter = (secret: string, steps: number): string =>
  totpAt(secret, Math.floor(Date.now() / 30_000) + steps);

describeInBrowser('the console', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    await seedOperators(demo.cloud, { operators: demoOperators });
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('takes an operator from his first sign-in to the tenants, and in again by his authenticator', async () => {
    const page = await (await browser.newContext({ viewport: desktop, locale: 'ja-JP' })).newPage();
    page.setDefaultTimeout(30_000);
    const faults: string[] = [];
    const look = async (name: string): Promise<void> => {
      await picture(page, `operator-${name}`);
      faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
    };
    await page.goto(demo.cloud.operatorUrl.replace('127.0.0.1', 'localhost'));
    await page.getByLabel('運用者ID').waitFor();
    await look('sign-in');
    await enterPassword(page);
    await page.getByText('セットアップキー', { exact: true }).waitFor();
    await look('authenticator');
    const secret = (await page.getByText(/^(?:[A-Z2-7]{4} ?){8}$/).innerText()).replaceAll(' ', '');
    await page.getByLabel('確認コード（6桁）').fill(codeAfter(secret, 0));
    await page.getByRole('button', { name: '認証アプリを登録してサインイン' }).click();
    await page.getByRole('cell', { name: '株式会社みなと商事' }).waitFor();
    await look('tenants');

    await page.reload();
    await page.getByRole('cell', { name: '有限会社あおば工房' }).waitFor();
    await page.setViewportSize(phone);
    await look('tenants-phone');
    expect(await isWithinWidth(page)).toBe(true);

    await page.getByRole('button', { name: 'サインアウト' }).click();
    await enterPassword(page);
    await page.getByLabel('確認コード（6桁）').fill(codeAfter(secret, 1));
    await page.getByRole('button', { name: 'サインイン', exact: true }).click();
    await page.getByRole('cell', { name: '株式会社みなと商事' }).waitFor();
    await page.getByLabel('企業コード・会社名で探す').fill('あおば');
    await page.getByRole('cell', { name: '有限会社あおば工房' }).waitFor();
    expect(await page.getByRole('cell', { name: '株式会社みなと商事' }).count()).toBe(0);
    await page.getByLabel('企業コード・会社名で探す').fill('ない会社');
    await page.getByText('「ない会社」に一致するテナントはありません。').waitFor();
    expect(faults).toEqual([]);
  });
});
