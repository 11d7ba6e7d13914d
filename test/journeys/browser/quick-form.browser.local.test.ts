import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import type { Person } from '../person.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, launch, leave, phone, picture, visit } from './chromium.ts';
import { handsAt, nameOfFocus, watchHands, type Hands } from './counted-hands.ts';
import { enteredSlowly, storedOf, taxiReceipt, title } from './quick-claim.ts';

let demo: DemoCloud;
let browser: Browser;

const signedIn = async (loginId: string, viewport = desktop): Promise<Hands> => {
  const { page, context } = await visit(browser, demo.cloud.url, { loginId, viewport });
  await watchHands(context);
  await page.goto(`${demo.cloud.url}/claims`);
  await page.getByText('経費申請はまだありません').waitFor();
  return handsAt(page);
};

const submitted = async ({ page }: Hands): Promise<string> => {
  await page.getByText('申請しました').first().waitFor();
  return /\/claims\/([0-9A-Z]{26})$/.exec(page.url())?.[1] ?? '';
};
const canSubmit = ({ page }: Hands) =>
  expect
    .poll(() => page.getByRole('button', { name: '申請する', exact: true }).isEnabled(), { timeout: 15_000 })
    .toBe(true);

const byKeyboard = async (hands: Hands): Promise<void> => {
  await hands.begin();
  await hands.tabTo(/新しい経費申請/);
  await hands.press('Enter');
  // A new claim begins at its title: where the machine is slow, a moment after it is drawn.
  await expect.poll(() => hands.page.evaluate<string>(nameOfFocus), { timeout: 15_000 }).toBe('件名');
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
const byChip: Adding = ['タクシーを追加'];
const byButton: Adding = ['明細を追加', 'タクシー'];

const byMouse = async (hands: Hands, adding: Adding): Promise<void> => {
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
const onPhone = async ({ page }: Hands): Promise<void> => {
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

describeInBrowser('the quick form (shared/cases/quick-form)', () => {
  let tanaka: Person;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemoCloud(), launch()]);
    tanaka = await demo.signIn('tanaka');
  }, 180_000);
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('one train and one taxi with its receipt: at most 35 control keys', async () => {
    const hands = await signedIn('tanaka');
    await byKeyboard(hands);
    const id = await submitted(hands);
    const { controls, clicks, scrolls } = await hands.counted();
    expect(await storedOf(tanaka, id)).toEqual(await enteredSlowly(tanaka, 'sales-1'));
    expect({ clicks, scrolls }).toEqual({ clicks: 0, scrolls: 0 });
    expect(controls).toBeLessThanOrEqual(35);
  }, 90_000);

  test.each([
    ['an everyday item', 'nakamura', 'accounting', byChip],
    ['明細を追加', 'takahashi', 'accounting', byButton],
  ])(
    'the same with the mouse by %s: at most 11 clicks, and no scrolling',
    async (_by, loginId, department, adding) => {
      const hands = await signedIn(loginId);
      await byMouse(hands, adding);
      const id = await submitted(hands);
      const { controls, clicks, scrolls } = await hands.counted();
      const person = await demo.signIn(loginId);
      expect(await storedOf(person, id)).toEqual(await enteredSlowly(person, department));
      expect({ controls, scrolls }).toEqual({ controls: 0, scrolls: 0 });
      expect(clicks).toBeLessThanOrEqual(11);
    },
    90_000,
  );

  test('a day is typed without its year, or chosen from a calendar by keyboard alone', async () => {
    const administrator = await demo.signIn('watanabe');
    const holiday = { name: '創立記念日', kind: 'closed' };
    const { status } = await administrator.put('/api/holidays/2025-11-25', {
      states: [holiday],
      expectedVersion: 0,
    });
    expect(status).toBe(200);
    const { page } = await visit(browser, demo.cloud.url, { loginId: 'sato' });
    await page.goto(`${demo.cloud.url}/claims/new`);
    const day = page.getByRole('textbox', { name: '日付' });
    const holds = (text: string) => expect.poll(() => day.inputValue(), { timeout: 5_000 }).toBe(text);
    await day.fill('20251120');
    await day.press('Tab');
    await holds('2025/11/20(木)');
    await day.press('Alt+ArrowDown');
    const calendar = page.getByRole('dialog', { name: '日付のカレンダー' });
    await calendar.getByText('2025年11月').waitFor();
    const isAt = (name: string) =>
      expect.poll(() => page.evaluate<string>(nameOfFocus), { timeout: 5_000 }).toBe(name);
    await isAt('11月20日 木曜日');
    const looks = (name: string) => calendar.getByRole('button', { name }).getAttribute('data-look');
    await calendar.getByText('25日 創立記念日').waitFor();
    expect(await looks('11月3日 月曜日 文化の日')).toBe('rest');
    expect(await looks('11月24日 月曜日 振替休日')).toBe('rest');
    expect(await looks('11月25日 火曜日 創立記念日')).toBe('rest');
    expect(await looks('11月22日 土曜日')).toBe('saturday');
    await picture(page, 'calendar');
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('PageDown');
    await isAt('12月20日 土曜日');
    await calendar.getByText('2025年12月').waitFor();
    await page.keyboard.press('ArrowLeft');
    await isAt('12月19日 金曜日');
    await page.keyboard.press('Enter');
    await holds('2025/12/19(金)');
    await calendar.waitFor({ state: 'detached' });
    await isAt('日付');
    await page.keyboard.press('Alt+ArrowDown');
    await isAt('12月19日 金曜日');
    await page.keyboard.press('Escape');
    await calendar.waitFor({ state: 'detached' });
    await isAt('日付');
    // The day in Japan, wherever the browser believes to be.
    const { today } = (await tanaka.get('/api/settings/claim-form')).body;
    await page.getByRole('button', { name: 'カレンダーを開く' }).click();
    await calendar.getByRole('button', { name: '今日' }).click();
    await expect.poll(async () => (await day.inputValue()).slice(0, 10)).toBe(today.replaceAll('-', '/'));
    const [, month = '', date = ''] = today.split('-');
    await day.fill(`${Number(month)}/${Number(date)}`);
    await day.press('Tab');
    await expect.poll(async () => (await day.inputValue()).slice(0, 10)).toBe(today.replaceAll('-', '/'));
    await day.fill('きのう');
    await day.press('Tab');
    await page.getByText('日付として読めません').waitFor();
    expect(await day.getAttribute('aria-invalid')).toBe('true');
  }, 90_000);

  test('the taxi with its receipt on a phone: at most 1.6 screens', async () => {
    const { page, context } = await visit(browser, demo.cloud.url, { loginId: 'tanaka', viewport: phone });
    await watchHands(context);
    const hands = handsAt(page);
    await onPhone(hands);
    await expect
      .poll(() => page.getByRole('button', { name: '申請する', exact: true }).isEnabled(), {
        timeout: 15_000,
      })
      .toBe(true);
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    expect(
      await page.getByRole('img', { name: '証憑 taxi.png' }).evaluate((image: any) => image.naturalWidth),
    ).toBe(630);
    await picture(page, 'quick-form-phone');
    expect(await isWithinWidth(page)).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    expect(height / phone.height).toBeLessThanOrEqual(1.6);
  }, 90_000);
});
