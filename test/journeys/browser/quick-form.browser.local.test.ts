import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { create, submit } from '../claim-driver.ts';
import { startDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { attach, type Person } from '../person.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, launch, leave, phone, picture, visit } from './chromium.ts';
import { handsAt, watchHands, type Hands } from './counted-hands.ts';
import { receiptPng } from './receipt.ts';

let demo: DemoCloud;
let browser: Browser;

const title = '11月の訪問';
let shades = 10;
/** Another picture each time: the same one twice would be told as a double. */
const shadeOf = () => (shades += 1);
const taxiReceipt = () => ({ name: 'taxi.png', buffer: receiptPng(shadeOf()) });

const signedIn = async (loginId: string, viewport = desktop): Promise<Hands> => {
  const { page, context } = await visit(browser, demo.cloud.url, { loginId, viewport });
  await watchHands(context);
  await page.goto(`${demo.cloud.url}/claims`);
  await page.getByText('経費申請はまだありません').waitFor();
  return handsAt(page);
};

/** What was stored, without what differs from claim to claim. */
const storedOf = async (person: Person, id: string): Promise<unknown> => {
  const { body } = await person.get(`/api/claims/${id}`);
  const files = new Map(body.evidence.map((file: any) => [file.id, `${file.fileName} ${file.size}`]));
  return {
    title: body.title,
    department: body.department.id,
    trip: body.trip,
    status: body.status,
    lines: body.lines.map((line: any) => ({
      ...line,
      id: '',
      evidenceIds: line.evidenceIds.map((each: string) => files.get(each)),
    })),
    total: body.verdict.total,
    tax: body.verdict.tax,
  };
};

const train = {
  id: '1',
  itemCode: 'train',
  spentOn: '2026-11-20',
  amount: 590,
  parts: [{ rate: 'standard', amount: 590 }],
  paidBy: 'employee',
  purpose: 'ordinary',
  supplier: { name: '' },
  memo: '',
  journey: { from: '新橋', to: '大宮', isRoundTrip: false },
  evidenceIds: [],
};
const taxi = {
  ...train,
  id: '2',
  itemCode: 'taxi',
  amount: 2_340,
  parts: [{ rate: 'standard', amount: 2_340 }],
  supplier: { name: '港タクシー' },
  journey: undefined,
};

/** The same claim, field by field through the API. */
const enteredSlowly = async (person: Person, departmentId: string): Promise<unknown> => {
  const empty = await create(person, { title, departmentId, lines: [] });
  const receipt = await attach(person, empty.id, {
    name: 'taxi.png',
    type: 'image/png',
    bytes: receiptPng(shadeOf()),
  });
  const saved = await person.put(`/api/claims/${empty.id}`, {
    title,
    departmentId,
    lines: [train, { ...taxi, evidenceIds: [receipt] }],
    expectedVersion: empty.version,
  });
  const { status } = await submit(person, saved.body);
  expect(status).toBe(200);
  return storedOf(person, empty.id);
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
  await hands.page.getByLabel('件名').waitFor();
  await hands.tabTo(/件名/);
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

const byMouse = async (hands: Hands): Promise<void> => {
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
  await press('タクシーを追加');
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

  test('the same with the mouse: at most 11 clicks, and no scrolling', async () => {
    const hands = await signedIn('nakamura');
    await byMouse(hands);
    const id = await submitted(hands);
    const { controls, clicks, scrolls } = await hands.counted();
    const nakamura = await demo.signIn('nakamura');
    expect(await storedOf(nakamura, id)).toEqual(await enteredSlowly(nakamura, 'accounting'));
    expect({ controls, scrolls }).toEqual({ controls: 0, scrolls: 0 });
    expect(clicks).toBeLessThanOrEqual(11);
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
