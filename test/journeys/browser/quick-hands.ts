import { expect } from 'vitest';
import { type Hands, nameOfFocus } from './counted-hands.ts';
import { taxiReceipt, title } from './quick-claim.ts';

export const submitted = async ({ page }: Hands): Promise<string> => {
  await page.getByText('申請しました').first().waitFor();
  return /\/claims\/([0-9A-Z]{26})$/.exec(page.url())?.[1] ?? '';
};
export const canSubmit = ({ page }: Hands) =>
  expect.poll(() => page.getByRole('button', { name: '申請する', exact: true }).isEnabled()).toBe(true);

export const byKeyboard = async (hands: Hands): Promise<void> => {
  await hands.begin();
  await hands.tabTo(/新しい経費申請/);
  await hands.press('Enter');
  // A new claim begins at its title: where the machine is slow, a moment after it is drawn.
  await expect.poll(() => hands.page.evaluate<string>(nameOfFocus)).toBe('件名');
  await hands.type(title);
  await hands.tabTo(/経費科目/);
  await hands.type('電車');
  await hands.tabTo(/日付/);
  await hands.type('2026-11-20');
  await hands.tabTo(/出発/);
  await hands.type('新橋');
  await hands.tabTo(/到着/);
  await hands.type('大宮');
  await hands.tabTo(/金額/);
  await hands.type('590');
  await hands.tabTo(/明細を追加/);
  await hands.press('Enter');
  await hands.tabTo(/経費科目/);
  await hands.type('タクシー');
  await hands.tabTo(/支払先/);
  await hands.type('港タクシー');
  await hands.tabTo(/金額/);
  await hands.type('2340');
  await hands.tabTo(/ファイルを選ぶ/);
  await hands.chooseFile(() => hands.press('Enter'), taxiReceipt(), 'controls');
  await canSubmit(hands);
  await hands.tabTo(/^申請する$/);
  await hands.press('Enter');
};

/** With the chip of the everyday item below the lines, or with the button that adds any line. */
type Adding = readonly string[];
export const byChip: Adding = ['タクシーを追加'];
export const byButton: Adding = ['明細を追加', 'タクシー'];

export const byMouse = async (hands: Hands, adding: Adding): Promise<void> => {
  const { page } = hands;
  const open = (label: string) => page.getByLabel(label).last();
  const press = (name: string) => hands.click(page.getByRole('button', { name, exact: true }).last());
  await hands.begin();
  await hands.click(page.getByRole('link', { name: '新しい経費申請' }).last());
  await hands.fill(open('件名'), title);
  await press('電車');
  await hands.fill(open('日付'), '2026-11-20');
  await hands.fill(open('出発'), '新橋');
  await hands.fill(open('到着'), '大宮');
  await hands.fill(open('金額'), '590');
  for (const name of adding) await press(name);
  await hands.fill(open('支払先'), '港タクシー');
  await hands.fill(open('金額'), '2340');
  await hands.chooseFile(() => press('ファイルを選ぶ'), taxiReceipt(), 'clicks');
  await canSubmit(hands);
  await press('申請する');
};

/** As far as the open taxi line with its receipt, on a phone. */
export const onPhone = async ({ page }: Hands): Promise<void> => {
  await page.getByRole('link', { name: '新しい経費申請' }).last().click();
  await page.getByLabel('件名').fill(title);
  await page.getByRole('button', { name: '電車', exact: true }).click();
  await page.getByLabel('日付').fill('2026-11-20');
  await page.getByLabel('出発').fill('新橋');
  await page.getByLabel('到着').fill('大宮');
  await page.getByLabel('金額').fill('590');
  await page.getByRole('button', { name: 'タクシーを追加' }).click();
  await page.getByLabel('支払先').fill('港タクシー');
  await page.getByLabel('金額').fill('2340');
  await page.getByLabel('証憑ファイル').setInputFiles({ ...taxiReceipt(), mimeType: 'image/png' });
  await page.getByRole('img', { name: '証憑 taxi.png' }).waitFor();
};
