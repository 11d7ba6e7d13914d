import type { Page } from 'playwright-core';
import { desktop, phone } from './chromium.ts';

type Look = (page: Page, name: string) => Promise<void>;

const atBoth = async (page: Page, look: Look, name: string): Promise<void> => {
  for (const size of [phone, desktop]) {
    await page.setViewportSize(size);
    await look(page, `${name}-${size.width}`);
  }
};

const raiseALimit = async (page: Page, look: Look): Promise<void> => {
  await page.getByRole('navigation').getByRole('link', { name: '会社', exact: true }).click();
  await page.getByRole('link', { name: '株式会社みなと商事' }).press('Enter');
  await page.getByRole('heading', { name: '株式会社みなと商事', level: 1 }).waitFor();
  await page.getByText('変更はまだありません。').waitFor();
  await atBoth(page, look, '会社の契約');
  await page.getByRole('button', { name: '契約を変更' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '株式会社みなと商事の契約を変更しますか' });
  await dialog.getByLabel('契約日').fill('2026-11-30');
  await dialog.getByLabel('利用開始日').fill('2026-12-01');
  await dialog.getByLabel('稼働状況の閲覧').check();
  await dialog.getByText('稼働状況の閲覧：なし → あり').waitFor();
  await atBoth(page, look, '契約の変更');
  await dialog.getByLabel('利用者の上限').fill('500');
  await dialog.getByRole('button', { name: '縮小を依頼する' }).waitFor();
  await look(page, '契約の縮小');
  await dialog.getByLabel('利用者の上限').fill('');
  await dialog.getByLabel('理由').fill('契約書 第3版のとおり');
  await dialog.getByRole('button', { name: '変更する' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('理由：契約書 第3版のとおり').waitFor();
  await look(page, '契約の履歴');
};

const openACompany = async (page: Page, look: Look): Promise<void> => {
  await page.getByRole('link', { name: '会社の一覧へ戻る' }).click();
  await page.getByRole('link', { name: '新しい会社' }).press('Enter');
  await page.getByRole('heading', { name: '新しい会社', level: 1 }).waitFor();
  await page.getByRole('button', { name: '開設を始める' }).press('Enter');
  await page.getByText('会社名を入力してください').waitFor();
  await atBoth(page, look, '新しい会社');
  for (const [label, text] of [
    ['企業コード', 'hinode'],
    ['会社名', '株式会社ひのでデザイン'],
    ['氏名', '山口京子'],
    ['サインインID', 'yamaguchi'],
    ['メールアドレス', 'yamaguchi@hinode.example.jp'],
    ['法人番号', '1180301018771'],
    ['契約日', '2026-11-30'],
    ['利用開始日', '2026-12-01'],
    ['理由', '契約書 第3版のとおり'],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel('プラン').selectOption('お試し');
  await page.getByRole('button', { name: '開設を始める' }).press('Enter');
  await page.getByText('開設が完了しました。').waitFor();
  await atBoth(page, look, '会社の開設');
  await page.getByRole('link', { name: '会社の契約を見る' }).press('Enter');
  await page.getByText('企業コード hinode').waitFor();
  await page.getByText('10人', { exact: true }).waitFor();
};

/** 契約: a company's page and a change of its contract, and a new company until it is made. */
export const lookAtContracts = async (page: Page, look: Look): Promise<void> => {
  await raiseALimit(page, look);
  await openACompany(page, look);
};
