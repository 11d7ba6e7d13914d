import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import type { Person } from '../person.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, launch, leave, phone, picture, visit } from './chromium.ts';
import { handsAt, nameOfFocus, watchHands, type Hands } from './counted-hands.ts';
import { enteredSlowly, enterSlowly, storedOf, title } from './quick-claim.ts';
import { byButton, byChip, byKeyboard, byMouse, onPhone, submitted } from './quick-hands.ts';

let demo: DemoCloud;
let browser: Browser;

const signedIn = async (loginId: string, viewport = desktop): Promise<Hands> => {
  const { page } = await visit(browser, demo.cloud.url, { loginId, viewport, before: watchHands });
  await page.getByText('経費申請はまだありません').waitFor();
  return handsAt(page);
};

describeInBrowser('the quick form (shared/cases/quick-form)', () => {
  let tanaka: Person;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
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
  });

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
  );

  test('a day is typed without its year, or chosen from a calendar by keyboard alone', async () => {
    const administrator = await demo.signIn('watanabe');
    const holiday = { name: '創立記念日', kind: 'closed' };
    const { status } = await administrator.put('/api/masters/holidays/2025-11-25', {
      states: [holiday],
      expectedVersion: 0,
    });
    expect(status).toBe(200);
    const startsAt = '/claims/new';
    const { page } = await visit(browser, demo.cloud.url, { loginId: 'sato', startsAt });
    const day = page.getByRole('textbox', { name: '日付' });
    const holds = (text: string) => expect.poll(() => day.inputValue()).toBe(text);
    await day.fill('20251120');
    await day.press('Tab');
    await holds('2025/11/20(木)');
    await day.press('Alt+ArrowDown');
    const calendar = page.getByRole('dialog', { name: '日付のカレンダー' });
    await calendar.getByText('2025年11月').waitFor();
    const isAt = (name: string) => expect.poll(() => page.evaluate<string>(nameOfFocus)).toBe(name);
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
    const { today } = (await tanaka.get('/api/claim-form')).body;
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
  });

  test('what one wrote before is offered while typing, and a claim or a line is copied', async () => {
    const supplier = { name: '港タクシー', registrationNumber: 'T1180301018771' };
    const id = await enterSlowly(tanaka, 'sales-1', supplier);
    const { page } = await visit(browser, demo.cloud.url, { loginId: 'tanaka' });
    const isAt = (name: string) => expect.poll(() => page.evaluate<string>(nameOfFocus)).toBe(name);
    const field = (label: string) => page.getByLabel(label).last();
    const holds = (label: string, text: string) => expect.poll(() => field(label).inputValue()).toBe(text);
    await page.getByRole('link', { name: title }).first().waitFor();
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('n');
    await isAt('件名');
    await page.getByRole('button', { name: '電車', exact: true }).click();
    await isAt('日付');
    await field('出発').pressSequentially('新');
    await page.getByRole('option', { name: /^新橋 → 大宮/ }).waitFor();
    await picture(page, 'past-entries');
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await isAt('金額（税込）');
    await holds('出発', '新橋');
    await holds('到着', '大宮');
    await holds('金額（税込）', '590');
    // Whoever goes on typing takes nothing of it.
    await page.getByRole('button', { name: '電車を追加' }).click();
    await field('出発').pressSequentially('新橋');
    await page.getByRole('option', { name: /^新橋 → 大宮/ }).waitFor();
    await page.keyboard.press('Tab');
    await isAt('到着');
    await page.keyboard.type('品川');
    await page.keyboard.press('Tab');
    await holds('出発', '新橋');
    await holds('到着', '品川');
    await holds('金額（税込）', '');
    // Each field of a row is told with its line, its unit and whether it has to be filled in.
    const fare = page
      .getByRole('group', { name: '明細2' })
      .getByRole('textbox', { name: '金額（税込）', exact: true });
    const described = await fare.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).textContent()).toBe('単位は円');
    expect(await fare.getAttribute('aria-required')).toBe('true');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'タクシーを追加' }).click();
    await field('支払先').pressSequentially('港');
    await page.getByRole('option', { name: /^港タクシー.*T1180301018771/ }).click();
    await holds('支払先', '港タクシー');
    await holds('登録番号', 'T1180301018771');
    await isAt('金額（税込）');
    await page.keyboard.type('2340');
    await page.getByRole('button', { name: 'この明細をコピー' }).last().click();
    await page.getByText('明細（4件）').waitFor();
    await holds('支払先', '港タクシー');
    await holds('金額（税込）', '2,340');

    await page.goto(`${demo.cloud.url}/claims/${id}`);
    await page.getByRole('button', { name: 'コピーして作成' }).click();
    await expect.poll(() => field('件名').inputValue()).toBe(title);
    await page.getByText('明細（2件）').waitFor();
    expect(page.url()).not.toContain(id);
  });

  test('the taxi with its receipt on a phone: at most 1.6 screens', async () => {
    const { page } = await visit(browser, demo.cloud.url, { loginId: 'tanaka', viewport: phone });
    const hands = handsAt(page);
    await onPhone(hands);
    await expect
      .poll(() => page.getByRole('button', { name: '申請する', exact: true }).isEnabled(), {
        timeout: 60_000,
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
  }, 180_000);
});
