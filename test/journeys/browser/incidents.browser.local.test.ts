import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTwoOperators, type TwoOperators } from '../two-operators.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, launch, leave, phone, picture, visitWith } from './chromium.ts';

let it: TwoOperators;
let browser: Browser;
let page: Page;
const faults: string[] = [];

const look = async (name: string): Promise<void> => {
  await picture(page, `console-${name}`);
  faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
  if (!(await isWithinWidth(page))) faults.push(`${name}: wider than the screen`);
};

const title = '別の会社のファイルが表示された';

describeInBrowser('インシデント of the console', () => {
  beforeAll(async () => {
    [it, browser] = await Promise.all([openTwoOperators(), launch()]);
    const cookie = it.kato.headers.cookie;
    const url = it.demo.cloud.operatorUrl.replace('127.0.0.1', 'localhost');
    ({ page } = await visitWith(browser, url, { cookie, startsAt: '/incidents' }));
  });
  afterAll(async () => {
    await leave(browser);
    await it?.demo.close();
  });

  test('one is registered by keyboard, with what is missing told at its field', async () => {
    await page.getByRole('heading', { name: '対応中のインシデントはありません' }).waitFor();
    await look('incidents-empty');
    await page.getByRole('button', { name: 'インシデントを登録' }).press('Enter');
    const opening = page.getByRole('dialog', { name: 'インシデントを登録しますか' });
    await opening.getByRole('button', { name: '登録する' }).press('Enter');
    await opening.getByText('理由を入力してください').waitFor();
    await opening.getByLabel('件名').fill(title);
    await opening.getByLabel('分かっている事実').fill('証憑の画面に、別の会社の領収書が表示されました。');
    await opening.getByLabel('影響を受ける会社').selectOption('会社を選択する');
    await opening.getByLabel('株式会社みなと商事').check();
    await opening.getByLabel('理由').fill('お客様からの報告');
    await look('incident-opening');
    await opening.getByLabel('理由').press('Enter');
    await opening.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: title }).waitFor();
    await look('incidents');
    expect(await page.getByText(/^お客様への通知 /).count()).toBe(1);
  });

  test('what was done is added to its timeline, and its notice is drafted from it', async () => {
    await page.getByRole('link', { name: title }).press('Enter');
    await page.getByText(/^お客様への通知：/).waitFor();
    await page.getByRole('button', { name: '記録を加える' }).press('Enter');
    const adding = page.getByRole('dialog', { name: '時系列に記録を加えますか' });
    await adding.getByLabel('種類').selectOption('封じ込めの対処');
    await adding.getByLabel('対象の会社').selectOption('株式会社みなと商事');
    await adding.getByLabel('内容').fill('証憑の画面を止めた。');
    await adding.getByLabel('理由').fill('影響を止めるため');
    await look('incident-entry');
    await adding.getByRole('button', { name: '加える' }).click();
    await adding.waitFor({ state: 'detached' });
    await page.getByText('証憑の画面を止めた。').waitFor();
    await look('incident');
    await page.getByRole('button', { name: 'お知らせの下書きを作成' }).click();
    const drafting = page.getByRole('dialog', { name: 'お知らせの下書きを作成しますか' });
    await drafting.getByLabel('理由').fill('お客様に知らせるため');
    await drafting.getByRole('button', { name: '下書きを作成する' }).click();
    await page.getByRole('heading', { name: 'お知らせの下書きを変更' }).waitFor();
    await expect.poll(() => page.getByLabel('当社の対応').inputValue()).toBe('・原因を調査しています。');
  });

  test('fits a phone, and has no fault of accessibility', async () => {
    await page.setViewportSize(phone);
    await page.goto(new URL('/incidents', page.url()).href);
    await page.getByRole('link', { name: title }).waitFor();
    await look('incidents-phone');
    await page.getByRole('link', { name: title }).click();
    await page.getByText('証憑の画面を止めた。').waitFor();
    await look('incident-phone');
    expect(faults).toEqual([]);
  });
});
