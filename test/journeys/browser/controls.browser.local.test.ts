import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allControls } from '#proofs/controls/all-controls.ts';
import { openTwoOperators, type TwoOperators } from '../two-operators.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, launch, leave, phone, picture, visitWith } from './chromium.ts';

let it: TwoOperators;
let browser: Browser;
let page: Page;
const faults: string[] = [];

const look = async (name: string, shown = page): Promise<void> => {
  await picture(shown, `console-${name}`);
  faults.push(...(await faultsOf(shown)).map((fault) => `${name}: ${fault}`));
  if (!(await isWithinWidth(shown))) faults.push(`${name}: wider than the screen`);
};

const go = async (place: string): Promise<void> => {
  await page.getByRole('navigation').getByRole('link', { name: place, exact: true }).click();
  await page.getByRole('heading', { name: place, level: 1 }).waitFor();
};

/** The row of an item; what it says of its outcome stands at its end. */
const itemOf = (title: string) => page.getByRole('button', { name: title });

describeInBrowser('台帳 and 統制 of the console', () => {
  beforeAll(async () => {
    [it, browser] = await Promise.all([openTwoOperators(), launch()]);
    const cookie = it.kato.headers.cookie;
    const url = it.demo.cloud.operatorUrl.replace('127.0.0.1', 'localhost');
    ({ page } = await visitWith(browser, url, { cookie, startsAt: '/duties' }));
  });
  afterAll(async () => {
    await leave(browser);
    await it?.demo.close();
  });

  test('a duty is registered, recorded with a file and found again', async () => {
    await page.getByRole('button', { name: '情報セキュリティ方針に登録' }).click();
    const adding = page.getByRole('dialog', { name: '台帳に項目を登録しますか' });
    await adding.getByLabel('項目').fill('情報セキュリティ基本方針');
    await adding.getByRole('button', { name: '登録する' }).click();
    await adding.getByText('理由を入力してください').waitFor();
    await adding
      .getByLabel('期限')
      .fill(new Date(it.now().getTime() + 9 * 3_600_000).toISOString().slice(0, 10));
    await adding.getByLabel('理由').fill('年次の見直しの対象に加える');
    await look('add-duty');
    await adding.getByRole('button', { name: '登録する' }).click();
    await page.getByRole('cell', { name: '情報セキュリティ基本方針', exact: true }).waitFor();
    await look('duties');
    await page.getByRole('button', { name: '実施を記録：情報セキュリティ基本方針' }).click();
    const recording = page.getByRole('dialog', { name: '「情報セキュリティ基本方針」の実施を記録しますか' });
    await recording.locator('input[type=file]').setInputFiles({
      name: '見直し記録.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4'),
    });
    await recording.getByText('見直し記録.pdf（SHA-256 ').waitFor();
    await recording.getByLabel('結果と証跡').fill('第5版を承認。議事録は規程フォルダ');
    await recording.getByLabel('理由').fill('年次の見直し');
    await look('record-duty');
    await recording.getByRole('button', { name: '記録する' }).click();
    await page.getByText('「情報セキュリティ基本方針」の実施を記録しました').waitFor();
    await page.getByRole('button', { name: '記録：情報セキュリティ基本方針', exact: true }).click();
    const records = page.getByRole('dialog', { name: /「情報セキュリティ基本方針」の記録/ });
    await records.getByText('第5版を承認。議事録は規程フォルダ').waitFor();
    await look('records');
    await page.keyboard.press('Escape');
    await records.waitFor({ state: 'detached' });
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('each of the 40 items leads to its proofs, and is broken while its book is', async () => {
    await go('統制');
    await page.getByRole('button', { name: `すべて ${allControls.length}` }).waitFor();
    await look('controls');
    // What the policy says was just done; nobody has written down who the authorities are.
    await expect.poll(() => itemOf('5.1.1').innerText()).toContain('証明済み');
    await expect.poll(() => itemOf('6.1.3').innerText()).toContain('破綻');
    await itemOf('6.1.3').click();
    await page.getByText('手順書：docs/runbooks/authorities.md').waitFor();
    await page.getByText('未実施', { exact: true }).waitFor();
    await look('control');
    for (const { id, promises } of allControls) {
      const row = page.getByRole('button', { name: new RegExp(`^${id.replaceAll('.', String.raw`\.`)}\\s`) });
      // oxlint-disable-next-line no-await-in-loop -- one is open at a time
      if ((await row.getAttribute('aria-expanded')) === 'false') await row.press('Enter');
      // oxlint-disable-next-line no-await-in-loop
      for (const { sentence } of promises) await page.getByText(sentence, { exact: true }).waitFor();
    }
    await itemOf('6.1.3').click();
    await page.getByRole('link', { name: '台帳「関係当局の連絡先」を見る' }).click();
    await page.getByRole('heading', { name: '台帳', level: 1 }).waitFor();
    expect(await page.getByLabel('台帳', { exact: true }).inputValue()).toBe('authorities');
  });

  test('the trail is taken with a reason, and its files are offered once they are written', async () => {
    await go('監査記録');
    await page.getByText('抽出はまだありません').waitFor();
    await page.getByRole('button', { name: '監査記録を抽出' }).click();
    const asking = page.getByRole('dialog', { name: '監査記録を抽出しますか' });
    await asking.getByRole('option', { name: '株式会社みなと商事' }).waitFor({ state: 'attached' });
    await asking.getByLabel('対象').selectOption({ label: '株式会社みなと商事' });
    await asking.getByRole('button', { name: '抽出する' }).click();
    await asking.getByText('理由を入力してください').waitFor();
    await look('start-extraction');
    await asking.getByLabel('理由').fill('お客様からのご請求のため');
    await asking.getByRole('button', { name: '抽出する' }).click();
    await page.getByText('監査記録の抽出を始めました').waitFor();
    await asking.waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: /株式会社みなと商事/ }).waitFor();
    await it.demo.cloud.invoke('audit-extract', { scheduledAt: it.now().toISOString() });
    // The clock may have started the job before us.
    await page.reload();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV', exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^audit-[0-9A-Z]{26}-001\.csv$/);
    await look('extractions');
    await go('台帳');
  });

  test('fits a phone, and has no fault of accessibility', async () => {
    await page.setViewportSize(phone);
    await look('duties-phone');
    await page.goto(page.url().replace(/\/duties.*/, '/controls'));
    await page.getByRole('button', { name: `すべて ${allControls.length}` }).waitFor();
    await look('controls-phone');
    await page.goto(page.url().replace(/\/controls.*/, '/audit'));
    await page.getByRole('table', { name: '抽出の一覧' }).waitFor();
    await look('extractions-phone');
    expect(faults).toEqual([]);
  });
});
