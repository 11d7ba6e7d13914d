import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { totpAt } from '#local/aws/cognito/totp.ts';
import { demoOperators } from '#local/seed/demo-operators.ts';
import { demoOperatorPassword } from '#local/seed/demo-passwords.ts';
import { seedOperators } from '#local/seed-operators.ts';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { lookAtContracts } from './contracts-in-console.ts';
import { describeInBrowser, desktop, launch, leave, phone, picture } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;
const faults: string[] = [];

const codeAfter = (secret: string, steps: number): string =>
  totpAt(secret, Math.floor(Date.now() / 30_000) + steps);

const look = async (page: Page, name: string): Promise<void> => {
  await picture(page, `operator-${name}`);
  faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
  if (!(await isWithinWidth(page))) faults.push(`${name}: wider than the screen`);
};

const openConsole = async (): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: desktop, locale: 'ja-JP' })).newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(demo.cloud.operatorUrl.replace('127.0.0.1', 'localhost'));
  await page.getByLabel('運用者ID').waitFor();
  return page;
};

const enterPassword = async (page: Page, operatorId: string): Promise<void> => {
  await page.getByLabel('運用者ID').fill(operatorId);
  await page.getByLabel('パスワード', { exact: true }).fill(demoOperatorPassword);
  await page.getByRole('button', { name: '次へ' }).click();
};

/** From the key below the picture, as somebody who has no camera reads it. */
const enrol = async (page: Page, operatorId: string): Promise<string> => {
  await enterPassword(page, operatorId);
  await page.getByRole('img', { name: '認証アプリに登録するQRコード' }).waitFor();
  await look(page, 'authenticator');
  const secret = (await page.getByText(/^(?:[A-Z2-7]{4} ?){8}$/).innerText()).replaceAll(' ', '');
  await page.getByLabel('確認コード（6桁）').fill(codeAfter(secret, 0));
  await page.getByRole('button', { name: '認証アプリを登録してサインイン' }).click();
  await page.getByRole('heading', { name: 'ホーム', level: 1 }).waitFor();
  return secret;
};

const go = async (page: Page, place: string): Promise<void> => {
  await page.getByRole('navigation').getByRole('link', { name: place, exact: true }).click();
  await page.getByRole('heading', { name: place, level: 1 }).waitFor();
};

/** The menu, and what shows that a page's data is there. */
const places = {
  ホーム: '有限会社あおば工房：利用料のお支払いがないため',
  会社: '有限会社あおば工房',
  支援アクセス: '閲覧許可の依頼はまだありません',
  二人での操作: '有限会社あおば工房の利用を停止する',
  運用者: '森美咲（op-mori）',
} as const;

describeInBrowser('the console', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    await seedOperators(demo.cloud, { operators: demoOperators });
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('takes two operators from their first sign-in to a company that both suspend', async () => {
    const kato = await openConsole();
    await look(kato, 'sign-in');
    const secret = await enrol(kato, 'op-kato');

    await go(kato, '会社');
    await kato.getByLabel('企業コード・会社名で探す').fill('ない会社');
    await kato.getByText('「ない会社」に一致する会社はありません。').waitFor();
    await kato.getByLabel('企業コード・会社名で探す').fill('あおば');
    await kato.getByRole('cell', { name: '有限会社あおば工房', exact: true }).waitFor();
    expect(await kato.getByRole('cell', { name: '株式会社みなと商事', exact: true }).count()).toBe(0);
    // By the keyboard alone: the button, the reason that is still missing, then the reason.
    await kato.getByRole('button', { name: '有限会社あおば工房の利用を停止を依頼' }).press('Enter');
    const asking = kato.getByRole('dialog', { name: '有限会社あおば工房の利用を停止しますか' });
    await asking.getByRole('button', { name: '停止を依頼する' }).press('Enter');
    await asking.getByText('理由を入力してください').waitFor();
    await look(kato, 'suspension');
    const why = asking.getByLabel('理由');
    await why.fill('利用料のお支払いがないため');
    await why.press('Enter');
    await asking.waitFor({ state: 'detached' });
    await go(kato, '二人での操作');
    await kato.getByText('自分の依頼です。ほかの運用者の承認を待っています。').waitFor();

    const mori = await openConsole();
    await enrol(mori, 'op-mori');
    await mori.getByText('有限会社あおば工房の利用を停止する').waitFor();
    await mori.getByRole('link', { name: '依頼を見る（承認を待っている依頼）' }).press('Enter');
    await mori.getByRole('button', { name: /^承認して実行：/ }).click();
    const deciding = mori.getByRole('dialog', { name: '承認して実行しますか' });
    await deciding.getByLabel('理由').fill('契約書を確かめた');
    await deciding.getByRole('button', { name: '実行する' }).click();
    await mori.getByText('実行済み').waitFor();
    await go(mori, '会社');
    await mori.getByRole('table').getByText('停止中', { exact: true }).waitFor();
    await mori.context().close();

    await kato.getByRole('button', { name: 'サインアウト', exact: true }).click();
    await kato.getByLabel('運用者ID').waitFor();
    await enterPassword(kato, 'op-kato');
    await kato.getByLabel('確認コード（6桁）').fill(codeAfter(secret, 1));
    await kato.getByRole('button', { name: 'サインイン', exact: true }).click();
    await kato.getByRole('heading', { name: '二人での操作', level: 1 }).waitFor();
  });

  test('shows every page at both widths, and leads from each to each by its menu', async () => {
    const [page] = browser.contexts().flatMap((context) => context.pages());
    if (page === undefined) throw new Error('op-kato is signed in still');
    for (const size of [desktop, phone]) {
      await page.setViewportSize(size);
      for (const [label, sign] of Object.entries(places)) {
        const menu = page.getByRole('button', { name: 'メニューを開く' });
        if (size === phone) await menu.click();
        await go(page, label);
        await page.getByText(sign).first().waitFor();
        await look(page, `${label}-${size.width}`);
      }
      await page.getByRole('link', { name: '加藤誠' }).click();
      await page.getByText('この端末', { exact: true }).waitFor();
      await look(page, `me-${size.width}`);
    }
    await page.setViewportSize(desktop);
    await lookAtContracts(page, look);
    await go(page, '運用者');
    for (const [button, title] of [
      ['運用者を追加', '運用者を追加しますか'],
      ['教育を記録：森美咲', '森美咲の教育を記録しますか'],
      ['ロールを変更：森美咲', '森美咲のロールを変更しますか'],
      ['教育の記録を見る：加藤誠', '加藤誠の教育の記録'],
    ] as const) {
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByRole('dialog', { name: title }).waitFor();
      await look(page, title);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: title }).waitFor({ state: 'detached' });
    }
    expect(faults).toEqual([]);
  });
});
