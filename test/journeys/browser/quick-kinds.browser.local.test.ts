import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import type { Person } from '../person.ts';
import { describeInBrowser, launch, leave, picture, visit } from './chromium.ts';
import { handsAt, nameOfFocus, watchHands, type Hands } from './counted-hands.ts';
import { keepsUnderHand } from './kept-under-hand.ts';
import { receiptPng } from './receipt.ts';

let demo: DemoCloud;
let browser: Browser;

type Typed = readonly (readonly [name: RegExp, text: string])[];

const typeIn = async (hands: Hands, fields: Typed): Promise<void> => {
  for (const [name, text] of fields) {
    await hands.tabTo(name);
    await hands.type(text);
  }
};
const addLine = async (hands: Hands): Promise<void> => {
  await hands.tabTo(/明細を追加/);
  await hands.press('Enter');
};
let shade = 60;
const attachReceipt = async (hands: Hands, name: string): Promise<void> => {
  await hands.tabTo(/ファイルを選ぶ/);
  shade += 1;
  await hands.chooseFile(() => hands.press('Enter'), { name, buffer: receiptPng(shade) }, 'controls');
  await hands.page.getByRole('button', { name: `${name}を外す` }).waitFor();
};
const begin = async (hands: Hands, title: string): Promise<void> => {
  await hands.page.goto(`${demo.cloud.url}/claims/new`);
  await hands.page.getByLabel('件名').waitFor();
  await hands.begin();
  await typeIn(hands, [[/件名/, title]]);
};
const ride = (day: string, from: string, to: string, amount: string): Typed => [
  [/日付/, day],
  [/出発/, from],
  [/到着/, to],
  [/金額/, amount],
];
/** By the shortcut, once nothing is left to do. */
const submitByKey = async (hands: Hands): Promise<string> => {
  const { page } = hands;
  const submit = page.getByRole('button', { name: '申請する', exact: true });
  await expect.poll(() => submit.isEnabled()).toBe(true);
  await hands.press('Control+Enter');
  await page.getByText('申請しました').first().waitFor();
  return /\/claims\/([0-9A-Z]{26})$/.exec(page.url())?.[1] ?? '';
};

describeInBrowser('other claims, quickly', () => {
  let tanaka: Person;
  let hands: Hands;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    tanaka = await demo.signIn('tanaka');
    const { page, context } = await visit(browser, demo.cloud.url, { loginId: 'tanaka' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await watchHands(context);
    hands = handsAt(page);
  }, 180_000);
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });
  const linesOf = async (id: string): Promise<any> => (await tanaka.get(`/api/claims/${id}`)).body.lines;

  test('three rides by Enter alone, and a hotel with its receipt', async () => {
    await begin(hands, '大阪訪問');
    await typeIn(hands, [[/経費科目/, '電車'], ...ride('11/18', '品川', '新大阪', '13870')]);
    await hands.tabTo(/摘要/);
    for (const [from, to, amount] of [
      ['新大阪', '梅田', '190'],
      ['新大阪', '品川', '13870'],
    ] as const) {
      await hands.press('Enter');
      await hands.press('Enter');
      await hands.type(from);
      await hands.press('Enter');
      await hands.type(to);
      await hands.press('Enter');
      await hands.press('Enter');
      await hands.type(amount);
      await hands.press('Enter');
    }
    await picture(hands.page, 'quick-rides');
    await addLine(hands);
    await typeIn(hands, [
      [/経費科目/, '宿泊'],
      [/支払先/, '大阪ホテル'],
      [/登録番号/, 'T1180301018771'],
      [/宿泊地/, '大阪'],
      [/泊数/, '1'],
      [/金額/, '9800'],
    ]);
    await attachReceipt(hands, '宿泊.png');
    const id = await submitByKey(hands);
    expect((await hands.counted()).controls).toBeLessThanOrEqual(55);
    expect(await linesOf(id)).toMatchObject([
      { itemCode: 'train', spentOn: '2026-11-18', journey: { from: '品川', to: '新大阪' }, amount: 13_870 },
      { itemCode: 'train', spentOn: '2026-11-18', journey: { from: '新大阪', to: '梅田' }, amount: 190 },
      { itemCode: 'train', spentOn: '2026-11-18', journey: { from: '新大阪', to: '品川' }, amount: 13_870 },
      {
        itemCode: 'lodging',
        spentOn: '2026-11-18',
        lodging: { city: '大阪', nights: 1 },
        supplier: { name: '大阪ホテル', registrationNumber: 'T1180301018771' },
        amount: 9_800,
      },
    ]);
  });

  test('a meeting with those who took part', async () => {
    await begin(hands, '打合せ');
    await typeIn(hands, [
      [/経費科目/, '会議'],
      [/日付/, '11/24'],
      [/支払先/, '喫茶みなと'],
      [/登録番号/, 'T1180301018771'],
      [/金額/, '3300'],
      [/摘要/, 'アオバとの打合せ'],
      [/参加人数/, '3'],
    ]);
    await hands.tabTo(/社外の参加者を追加/);
    await hands.press('Enter');
    await hands.tabTo(/会社名/);
    await hands.type('株式会社アオバ');
    await typeIn(hands, [[/氏名/, '中村']]);
    await attachReceipt(hands, '喫茶.png');
    await picture(hands.page, 'quick-meeting');
    const id = await submitByKey(hands);
    expect((await hands.counted()).controls).toBeLessThanOrEqual(35);
    expect(await linesOf(id)).toMatchObject([
      {
        itemCode: 'meeting',
        amount: 3_300,
        participants: { headcount: 3, outside: [{ company: '株式会社アオバ', name: '中村' }] },
      },
    ]);
  });

  test('a trip with 日当: its days, date and amount follow the trip', async () => {
    await begin(hands, '大阪出張');
    await hands.tabTo(/出張の精算/);
    await hands.type(' ');
    await typeIn(hands, [
      [/出張先/, '大阪'],
      [/開始日/, '11/16'],
      [/終了日/, '11/18'],
      [/経費科目/, '日当'],
    ]);
    await hands.tabTo(/日数/);
    await picture(hands.page, 'quick-trip');
    const id = await submitByKey(hands);
    expect((await hands.counted()).controls).toBeLessThanOrEqual(15);
    expect(await linesOf(id)).toMatchObject([
      { itemCode: 'per-diem', spentOn: '2026-11-16', perDiemDays: 3, amount: 7_500, purpose: 'trip' },
    ]);
  });

  test('a form keeps what the hand is at: 詳細 that is emptied, Enter at a list; its offers go with it', async () => {
    await begin(hands, '手元');
    expect(await keepsUnderHand(hands, linesOf)).toBe(0);
  });

  test('the picker takes the first that fits by Enter and on leaving, and loses nothing that does not fit', async () => {
    const { page } = hands;
    await begin(hands, '科目');
    const item = page.getByRole('combobox', { name: '経費科目' }).last();
    const isAt = (name: string) => expect.poll(() => page.evaluate<string>(nameOfFocus)).toMatch(name);
    const holds = (text: string) => expect.poll(() => item.inputValue()).toBe(text);
    await hands.press('Enter');
    await isAt('経費科目');
    await hands.type('でんしゃ');
    await hands.press('Enter');
    await holds('電車');
    await isAt('経費科目');
    await hands.press('Enter');
    await hands.type('11/20');
    await hands.press('Enter');
    await isAt('出発');
    await hands.type('新橋');

    await addLine(hands);
    await hands.type('ほげほげ');
    await hands.press('Tab');
    await isAt('日付');
    await holds('ほげほげ');
    await page.getByText('「ほげほげ」にあてはまる経費科目がありません').waitFor();
    await item.fill('会');
    // Enter would take the first: an arrow goes on from there.
    await page.getByRole('option', { name: /^会議費/, selected: true }).waitFor();
    await hands.press('ArrowDown');
    await page.getByRole('option', { name: /^会費/, selected: true }).waitFor();
    await hands.press('Tab');
    await isAt('日付');
    await holds('会費');
    await item.fill('たくし');
    await page.getByRole('option', { name: /^タクシー/ }).click();
    await holds('タクシー');
    await isAt('支払先');
    await item.fill('新幹線');
    await page.getByLabel('件名').click();
    await holds('電車');
    await item.fill('');
    await page.getByLabel('件名').click();
    await holds('電車');
  });

  test('ten rides pasted from a spreadsheet, and what it cannot read is told', async () => {
    const { page } = hands;
    const heads = '利用日\t出発\t到着\t往復\t金額\t目的\t社員番号';
    const days = ['11/9', '2026/11/10', '令和8年11月11日', '１１／１２', 'R8.11.13'];
    const rows = Array.from({ length: 10 }, (_row, index) => {
      const amount = index === 6 ? '千二百円' : `￥1,${index}00`;
      return `${days[index % 5]}\t新橋\t大宮\t${index === 0 ? '往復' : ''}\t${amount}\t訪問${index}\t100${index}`;
    });
    await begin(hands, '11月の交通費');
    await page.evaluate(
      (text) => (globalThis as any).navigator.clipboard.writeText(text),
      [heads, ...rows].join('\n'),
    );
    await hands.tabTo(/経費科目/);
    await hands.press('Control+v');
    await page.getByText('10件の明細を貼り付けました').waitFor();
    await page.getByText('「金額」：千二百円（8行目）').waitFor();
    await page.getByText('「社員番号」：1000（2行目）、1001（3行目）').waitFor();
    await picture(page, 'quick-pasted');
    await page.getByRole('link', { name: '明細7：金額を入力してください' }).click();
    await hands.type('1200');
    await page.getByRole('button', { name: '確認しました' }).click();
    const id = await submitByKey(hands);
    const lines = await linesOf(id);
    expect(lines.map(({ spentOn }: any) => spentOn.slice(8)).join()).toBe('09,10,11,12,13,09,10,11,12,13');
    expect(lines.map(({ amount }: any) => amount)).toEqual([
      1_000, 1_100, 1_200, 1_300, 1_400, 1_500, 1_200, 1_700, 1_800, 1_900,
    ]);
    expect(lines[0]).toMatchObject({
      itemCode: 'train',
      journey: { from: '新橋', to: '大宮', isRoundTrip: true },
      memo: '訪問0',
    });
  });
});
