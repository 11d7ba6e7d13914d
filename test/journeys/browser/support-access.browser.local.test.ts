import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSupport, type Support } from '../support-company.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import {
  describeInBrowser,
  desktop,
  goTo,
  launch,
  leave,
  phone,
  picture,
  visit,
  visitWith,
} from './chromium.ts';

let it: Support;
let browser: Browser;
let admin: Page;
let kato: Page;
const faults: string[] = [];

const look = async (page: Page, name: string): Promise<void> => {
  for (const size of [phone, desktop]) {
    await page.setViewportSize(size);
    await picture(page, `support-${name}-${size.width}`);
    faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
    if (!(await isWithinWidth(page))) faults.push(`${name}: wider than ${size.width}`);
  }
};

const company = '株式会社みなと商事';

describeInBrowser('サポートへの閲覧許可, from the asking to its end (9.2.3)', () => {
  beforeAll(async () => {
    [it, browser] = await Promise.all([openSupport(), launch()]);
    const { url, operatorUrl } = it.demo.cloud;
    ({ page: admin } = await visit(browser, url, { loginId: 'watanabe', startsAt: '/support-access' }));
    const { cookie } = it.at.kato.headers;
    const consoleUrl = operatorUrl.replace('127.0.0.1', 'localhost');
    ({ page: kato } = await visitWith(browser, consoleUrl, { cookie, startsAt: '/support' }));
  });
  afterAll(async () => {
    await leave(browser);
    await it?.demo.close();
  });

  test('an operator asks, with what he wants to see', async () => {
    await admin.getByText('サポートからの閲覧の依頼はありません').waitFor();
    await kato.getByText('閲覧許可の依頼はまだありません').waitFor();
    await kato.getByRole('button', { name: '閲覧の許可を依頼' }).click();
    const asking = kato.getByRole('dialog', { name: '会社に閲覧の許可を依頼しますか' });
    await asking.getByRole('button', { name: '依頼する' }).click();
    await asking.getByText('見る範囲を選択してください').waitFor();
    await asking.getByLabel('企業コード・会社名で絞り込む').fill('みなと');
    await asking.getByLabel('会社', { exact: true }).selectOption({ label: `${company}（minato）` });
    await asking.getByRole('checkbox', { name: '申請' }).check();
    await asking.getByRole('checkbox', { name: '設定とマスタ' }).check();
    await asking.getByLabel('時間').selectOption({ label: '2時間' });
    await asking.getByLabel('理由').fill('申請が承認されないとのお問い合わせのため');
    await look(kato, 'ask');
    await asking.getByRole('button', { name: '依頼する' }).click();
    await asking.waitFor({ state: 'detached' });
    await kato.getByText('会社の回答待ち').waitFor();
    await look(kato, 'console');
    expect(faults).toEqual([]);
  });

  test('an administrator reads it and gives it', async () => {
    await goTo(admin, '/');
    await admin.getByRole('link', { name: /^サポートから閲覧の許可の依頼があります/ }).click();
    await admin.getByText('理由：申請が承認されないとのお問い合わせのため').waitFor();
    await look(admin, 'asked');
    await admin.getByRole('button', { name: /^許可する：加藤誠/ }).click();
    const giving = admin.getByRole('dialog', { name: 'サポートに閲覧を許可しますか' });
    await giving.getByText('いまから2時間').waitFor();
    await look(admin, 'give');
    await giving.getByRole('button', { name: '許可する', exact: true }).click();
    await giving.waitFor({ state: 'detached' });
    await admin.getByRole('heading', { name: '許可しているもの' }).waitFor();
    expect(faults).toEqual([]);
  });

  test('the operator reads what was given', async () => {
    await kato.reload();
    await kato.getByRole('link', { name: `閲覧する：${company}` }).click();
    await kato.getByRole('heading', { name: `${company}の閲覧`, level: 1 }).waitFor();
    await kato.getByRole('cell', { name: '大阪への出張', exact: true }).waitFor();
    await look(kato, 'claims');
    await kato
      .getByRole('button', { name: /^開く：/ })
      .first()
      .click();
    await kato.getByRole('heading', { name: '大阪への出張' }).waitFor();
    await kato.getByRole('region', { name: '履歴の一覧' }).waitFor();
    await look(kato, 'claim');
    await kato.getByRole('tab', { name: '会社設定' }).click();
    await kato.getByRole('button', { name: '内容を見る：承認ルート' }).click();
    await kato.getByRole('region', { name: '承認ルートの一覧' }).waitFor();
    await look(kato, 'routes');
    await kato.getByRole('tab', { name: 'マスタ' }).click();
    await kato.getByRole('region', { name: '部門の一覧' }).waitFor();
    await look(kato, 'masters');
    expect(faults).toEqual([]);
  });

  test('the administrator sees what was looked at, and takes it back', async () => {
    await admin.getByRole('button', { name: /^閲覧したもの：加藤誠/ }).click();
    const views = admin.getByRole('dialog', { name: 'サポート（加藤誠）が閲覧したもの' });
    await views.getByText('申請を表示する', { exact: true }).first().waitFor();
    await look(admin, 'views');
    await admin.keyboard.press('Escape');
    await views.waitFor({ state: 'detached' });
    await admin.getByRole('button', { name: /^取り消す：加藤誠/ }).click();
    const withdrawing = admin.getByRole('dialog', { name: '閲覧の許可を取り消しますか' });
    await withdrawing.getByRole('button', { name: '取り消す', exact: true }).click();
    await withdrawing.waitFor({ state: 'detached' });
    await admin.getByRole('heading', { name: 'これまでの依頼' }).waitFor();
    await kato.reload();
    await kato.getByText('閲覧許可が有効ではありません').waitFor();
    expect(faults).toEqual([]);
  });
});
