import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cloud } from '#local/running-cloud.ts';
import { todayInJapan } from '#web/ui/format-date.ts';
import { startEmptyCloud } from '../demo-cloud.ts';
import { temporaryIn, tokenIn } from '../invited-people.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { button, choose, click, field, hands, link, type } from './counted-work.ts';
import { describeInBrowser, desktop, launch, leave, phone, picture } from './chromium.ts';
import {
  administrator,
  companyCode,
  companyName,
  kimura,
  mailTo,
  makeNewCompany,
  mori,
  newPassword,
  type Newcomer,
} from './new-company.ts';
import { receiptPng } from './receipt.ts';

let cloud: Cloud;
let browser: Browser;
let page: Page;

const looked = async (at: Page, name: string): Promise<void> => {
  await picture(at, `first-hour-${name}`);
  expect([name, await faultsOf(at)]).toEqual([name, []]);
};
const home = () => click(link(page, 'ホーム'));
const guide = () => page.getByRole('region', { name: 'はじめての設定' });
const step = (words: string) => guide().getByRole('listitem').filter({ hasText: words });

const opened = async (): Promise<Page> => {
  const context = await browser.newContext({ viewport: desktop, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
  const fresh = await context.newPage();
  fresh.setDefaultTimeout(30_000);
  return fresh;
};
const setPassword = async (at: Page, password: string): Promise<void> => {
  await type(at.getByLabel('新しいパスワード', { exact: true }), password);
  await type(at.getByLabel('新しいパスワード（確認）'), password);
};
const signIn = async (at: Page, loginId: string, password: string): Promise<void> => {
  await type(at.getByLabel('企業コード'), companyCode);
  await type(at.getByLabel('サインインID'), loginId);
  await type(at.getByLabel('パスワード', { exact: true }), password);
  await click(button(at, 'サインイン'));
};
/** From the link in his mail to his home. */
const comeIn = async (email: string, loginId: string): Promise<Page> => {
  const at = await opened();
  const password = newPassword();
  await at.goto(`${cloud.url}/first-password#${tokenIn(mailTo(cloud, email, /first-password#/))}`);
  await setPassword(at, password);
  await click(button(at, 'パスワードを設定する'));
  await at.getByText('パスワードを設定しました').first().waitFor();
  await click(link(at, /サインイン/));
  await signIn(at, loginId, password);
  await at.getByRole('heading', { name: 'ホーム' }).waitFor();
  return at;
};

const register = async ({
  name,
  loginId,
  email,
  department,
  isHead,
  roles = [],
}: Newcomer): Promise<void> => {
  await click(button(page, '利用者を登録する'));
  const dialog = page.getByRole('dialog');
  await type(field(dialog, '氏名'), name);
  await type(field(dialog, 'サインインID'), loginId);
  await type(field(dialog, 'メールアドレス'), email);
  await choose(dialog, '部門', department);
  if (isHead === true) {
    await dialog.getByLabel('部門での役割').selectOption('head');
    hands.clicks += 2;
  }
  for (const role of roles) await click(dialog.getByRole('checkbox', { name: role, exact: true }));
  await click(button(dialog, '登録する'));
  await click(button(page, '招待する'));
  // Nothing closes the dialog before the answer is there.
  await page.getByText(`${email} に招待のメールを送ります`).waitFor();
  await click(page.getByRole('dialog').getByRole('button', { name: '閉じる' }).first());
  await page.getByRole('row', { name: new RegExp(`${name}.*招待中`) }).waitFor();
};

describeInBrowser('the first hour of a new company', () => {
  beforeAll(async () => {
    [cloud, browser] = await Promise.all([startEmptyCloud(), launch()]);
    await makeNewCompany(cloud);
    page = await opened();
  });
  afterAll(async () => {
    await leave(browser);
    await cloud?.close();
  });

  test('begins with two mails, a first password, and a home that leads (9.2.4)', async () => {
    const { email, loginId } = administrator;
    expect(mailTo(cloud, email, /企業コード/)).toContain(`企業コード: ${companyCode}`);
    const temporary = temporaryIn(mailTo(cloud, email, /仮パスワード: /));
    await page.goto(cloud.url);
    await signIn(page, loginId, temporary);
    await setPassword(page, newPassword());
    await click(button(page, 'パスワードを設定してサインイン'));
    await guide().waitFor();
    await looked(page, '1-home');
    expect(await page.getByText(companyName).count()).toBeGreaterThan(0);
    await page.setViewportSize(phone);
    expect(await isWithinWidth(page)).toBe(true);
    await picture(page, 'first-hour-1-home-phone');
    await page.setViewportSize(desktop);
  });

  test('says why nobody without a department can write a claim, before anything is typed', async () => {
    await page.goto(`${cloud.url}/claims/new`);
    const alert = page.getByRole('alert').filter({ hasText: '所属する部門がない' });
    await alert.waitFor();
    expect(await alert.innerText()).toContain('「利用者」で登録するか');
    await looked(page, '1-no-department');
    await home();
    await guide().waitFor();
  });

  test('takes the company as it is, and its departments from the sample file', async () => {
    await click(link(page, '会社の基本を開く'));
    await page.getByLabel('会社の表示名').waitFor();
    await looked(page, '2-company');
    await home();
    await click(step('会社の基本').getByRole('button', { name: 'このままでよい' }));
    const sample = step('部門を登録する').getByRole('button', { name: '部門の見本（CSV）' });
    const [download] = await Promise.all([page.waitForEvent('download'), click(sample)]);
    const buffer = readFileSync(await download.path());
    await click(link(page, '部門を開く'));
    await button(page, 'CSVを取り込む').waitFor();
    await looked(page, '3-departments-empty');
    await click(button(page, 'CSVを取り込む'));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: download.suggestedFilename(), mimeType: 'text/csv', buffer });
    hands.clicks += 2;
    await page.getByText('新しく登録 4件').waitFor();
    await click(button(page, '取り込む'));
    await page.getByText('取り込みました（登録 4件、変更 0件）').waitFor();
    await click(button(page.getByRole('dialog'), '閉じる').last());
    await home();
    await step('部門を登録する').getByText('4部門').waitFor();
    expect(await step('部門を登録する').getByText('済み').count()).toBe(1);
  });

  test('invites an applicant and her approver', async () => {
    await click(link(page, '利用者を開く'));
    await page.getByRole('row', { name: /山口京子/ }).waitFor();
    await looked(page, '4-people');
    await register(kimura);
    await register(mori);
    await home();
    await step('利用者を登録').getByText('3人').waitFor();
    expect(await step('利用者を登録').getByText('済み').count()).toBe(1);
    await click(step('経費科目と勘定科目').getByRole('button', { name: 'このままでよい' }));
  });

  test('has a route, and somebody who stands in', async () => {
    await click(link(page, '承認ルートを開く'));
    await button(page, 'ルートを追加').waitFor();
    await looked(page, '5-routes-empty');
    await click(button(page, 'ルートを追加'));
    await type(field(page, 'ルート名'), '経費');
    await click(button(page, 'ステップを追加'));
    await type(field(page, 'ステップ名'), '上長');
    await choose(page, /承認者/, '申請者の部門の長');
    await looked(page, '6-route');
    await click(button(page, '内容を確認して保存'));
    await click(button(page.getByRole('dialog'), '変更する'));
    await page.getByText('「承認ルート」を変更しました').first().waitFor();
    await home();
    await step('承認ルート').getByText('1ルート・代替承認者は未設定').waitFor();
    await click(link(page, '代替承認者を開く'));
    await choose(page, '代替承認者', '森大輔');
    await click(button(page, '内容を確認して保存'));
    await click(button(page.getByRole('dialog'), '変更する'));
    await page.getByText('「代替承認者」を変更しました').first().waitFor();
    await home();
    await guide().getByText('残り1つ').waitFor();
    expect(await guide().getByText('これから').count()).toBe(1);
    await looked(page, '7-home-ready');
  });

  test('has its first claim approved, and its journal in the books', async () => {
    await cloud.catchUp();
    const applicant = await comeIn(kimura.email, kimura.loginId);
    await looked(applicant, '8-applicant');
    await click(link(applicant, '新しい経費申請'));
    await type(applicant.getByLabel('件名'), 'はじめての経費');
    await click(button(applicant, '明細を追加'));
    await choose(applicant, '経費科目', 'タクシー');
    // The books open at the month of today.
    await type(applicant.getByLabel('日付'), todayInJapan(Date.now()).replaceAll('-', '/'));
    await type(applicant.getByLabel('金額（税込）'), '3300');
    await type(applicant.getByRole('combobox', { name: '支払先', exact: true }), 'ひのでタクシー');
    await type(applicant.getByLabel('登録番号'), 'T1180301018771');
    await applicant
      .getByLabel('証憑ファイル')
      .setInputFiles({ name: '領収書.png', mimeType: 'image/png', buffer: receiptPng(120) });
    hands.clicks += 2;
    await applicant.getByRole('button', { name: '外す' }).waitFor();
    await looked(applicant, '9-claim');
    await click(button(applicant, '申請する'));
    await applicant.getByText('EX-000001').first().waitFor();

    const approver = await comeIn(mori.email, mori.loginId);
    await looked(approver, '10-approver');
    await click(link(approver, /はじめての経費/));
    await click(button(approver, '承認'));
    await approver.getByText('を承認しました').waitFor();
    await click(approver.getByRole('navigation').getByRole('link', { name: '会社全体の申請' }));
    await approver.waitForURL(/company-claims/);
    await click(approver.getByRole('main').getByText('はじめての経費').first());
    await approver.waitForURL(/\/claims\//);
    await click(button(approver, '確定する'));
    await click(button(approver.getByRole('dialog'), '確定する'));
    await approver.getByText('確定しました').first().waitFor();
    await click(approver.getByRole('navigation').getByRole('link', { name: '仕訳一覧' }));
    await approver.getByText('3,000').first().waitFor();
    expect(await approver.getByText('仮払消費税').count()).toBeGreaterThan(0);
    await looked(approver, '11-journals');
  });

  test('is led no further, and finds the guide again', async () => {
    await page.reload();
    await page.getByRole('heading', { name: '会社の管理でやること' }).waitFor();
    await link(page, /長がいません|承認する人がいない/).waitFor();
    expect(await guide().count()).toBe(0);
    await click(link(page, '会社設定'));
    await click(link(page, 'はじめての設定'));
    await page.getByText('はじめての設定は終わっています').waitFor();
    await looked(page, '12-guide');
    // Characters and keys, and clicks, of three people from the first mail to the journal.
    expect(hands.keys).toBeLessThan(600);
    expect(hands.clicks).toBeLessThan(90);
    if (process.env['STAFEE_PICTURES'] === 'yes') process.stdout.write(`${JSON.stringify(hands)}\n`);
  });
});
