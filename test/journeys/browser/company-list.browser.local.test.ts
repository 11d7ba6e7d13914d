import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { osakaTrip, trip } from '#test/builders/sent-lines.ts';
import { keepApproved, minatosTable } from '../approved-claims.ts';
import { confirm, create, submit } from '../claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, goTo, launch, leave, phone, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;
let page: Page;

const list = () => page.getByRole('table', { name: '該当する申請の一覧' });
const rows = () => list().locator('tbody tr');
const tick = (number: string) => page.getByRole('checkbox', { name: `${number} を選択` });

describeInBrowser('the claims of the company, as 経理 work through them', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud({ isCold: true }), launch()]);
    const tanaka = await demo.signIn('tanaka');
    await submit(tanaka, await create(tanaka, { title: '大阪出張', trip, lines: osakaTrip() }));
    await keepApproved(minatosTable(demo.cloud), { count: 34, from: 101 });
    ({ page } = await visit(browser, demo.cloud.url, { loginId: 'takahashi', startsAt: '/company-claims' }));
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('are a dense table of what waits: 15 rows and more at 800 px, with the sum of all of them', async () => {
    await page.getByText('該当 34件').waitFor();
    // 11,000 × 34, of which 1,000 × 34 are tax.
    await page.getByText('該当 34件　合計 374,000円（うち仮払消費税 34,000円）').waitFor();
    await page.getByRole('tab', { name: '承認待ち 1' }).waitFor();
    await picture(page, 'desktop-会社全体');
    const boxes = await Promise.all((await rows().all()).map((row) => row.boundingBox()));
    expect(boxes.filter((box) => box !== null && box.y + box.height <= 800).length).toBeGreaterThanOrEqual(
      15,
    );
    expect(await faultsOf(page)).toEqual([]);
    expect(await isWithinWidth(page)).toBe(true);
  });

  test('are narrowed by words, amount, person, item and state, all of which stand in the address', async () => {
    await page.getByRole('tab', { name: 'すべて' }).click();
    await page.getByText('該当 35件').waitFor();
    await page.getByRole('textbox', { name: '件名・申請番号・申請者・支払先' }).fill('打合せ ００010');
    await page.keyboard.press('Enter');
    // EX-000101 to EX-000109, whatever the width in which the digits were typed.
    await page.getByText('該当 9件').waitFor();
    await page.getByLabel('金額（以上）').fill('１１，００１');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^条件に合う申請は、直近1年（.+）にはありません$/ }).waitFor();
    await picture(page, 'desktop-会社全体-なし');
    expect(await faultsOf(page)).toEqual([]);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      status: 'all',
      text: '打合せ ００010',
      least: '11001',
    });
    await page.getByRole('button', { name: '条件を外す' }).click();
    await page.getByText('該当 35件').waitFor();
    const person = page.getByRole('combobox', { name: '申請者', exact: true });
    await person.fill('佐藤');
    await page.getByRole('option', { name: '佐藤健一' }).click();
    await page.getByRole('heading', { name: /^条件に合う申請は、/ }).waitFor();
    await page.goBack();
    await page.getByText('該当 35件').waitFor();
    await page.getByRole('combobox', { name: '経費科目' }).fill('会議');
    await page.getByRole('option', { name: '会議費' }).click();
    await page.getByText('該当 34件').waitFor();
    await page.getByRole('combobox', { name: '部門（下位を含む）' }).fill('企画');
    await page.getByRole('option', { name: '企画部（planning）' }).click();
    await page.getByRole('heading', { name: /^条件に合う申請は、/ }).waitFor();
  });

  test('are sorted whole by a head, and written into a file whole', async () => {
    await goTo(page, '/company-claims?status=all');
    await page.getByText('該当 35件').waitFor();
    await page.getByRole('button', { name: '金額' }).click();
    await page
      .getByRole('columnheader', { name: '金額' })
      .and(page.locator('[aria-sort=descending]'))
      .waitFor();
    await rows().first().getByText('大阪出張').waitFor();
    await page.getByRole('button', { name: 'CSVに書き出す' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'UTF-8（Excelで開けます）' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.startsWith('\ufeff申請番号,申請日,状態,')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(36);
    expect(download.suggestedFilename()).toMatch(/^申請一覧_\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}\.csv$/);
  });

  test('30 are confirmed at once; of one that must fail is told, and the 29 others are done', async () => {
    await goTo(page, '/company-claims?sort=number&order=asc');
    await page.getByText('該当 34件').waitFor();
    // Behind the back of this page: somebody else was faster with one of them.
    const nakamura = await demo.signIn('nakamura');
    const faster = await nakamura.get('/api/claim-search?from=2026-06-01&to=2026-06-30&text=EX-000105');
    const { claimId: id, version } = faster.body.items[0];
    expect((await confirm(nakamura, { id, version })).status).toBe(200);
    await tick('EX-000101').click();
    await tick('EX-000130').click({ modifiers: ['Shift'] });
    await page.getByText('30件を選択中　合計 330,000円').waitFor();
    await picture(page, 'desktop-会社全体-選択');
    // The bar of deeds covers a box in part wherever one scrolls to; their size was judged without it.
    const faults = await faultsOf(page);
    expect(faults.filter((fault) => !fault.startsWith('target-size'))).toEqual([]);
    await page.getByRole('button', { name: '確定する' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '確定する' }).click();
    await page.getByText('30件のうち 29件 済み、1件 できませんでした').waitFor({ timeout: 45_000 });
    const told = page.getByRole('dialog').getByRole('listitem').first();
    expect(await told.innerText()).toMatch(/EX-000105[^]+できませんでした/);
    await picture(page, 'desktop-会社全体-確定の結果');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '閉じる' }).last().click();
    // At once in their new state, for the one who did it.
    await page.getByText('該当 4件').waitFor();
    await page.getByRole('tab', { name: '確定済み 30' }).waitFor();
    const takahashi = await demo.signIn('takahashi');
    const { body } = await takahashi.get('/api/journals?month=2026-05&limit=100');
    expect(body.totals).toEqual({ count: 30, debit: 330_000, credit: 330_000 });
    const serials = body.items.map(({ serial }: any) => serial).toSorted((a: number, b: number) => a - b);
    expect(serials).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  test('the next one opens after each act, and behind the last one the list', async () => {
    await page.getByRole('link', { name: 'EX-000131' }).click();
    for (const [position, title] of [
      ['1 / 4', '打合せ 131'],
      ['2 / 4', '打合せ 132'],
      ['3 / 4', '打合せ 133'],
      ['4 / 4', '打合せ 134'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one claim after the other
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      // oxlint-disable-next-line no-await-in-loop
      await page.getByText(position).waitFor();
      // oxlint-disable-next-line no-await-in-loop
      if (position === '2 / 4') await picture(page, 'desktop-次の申請');
      // oxlint-disable-next-line no-await-in-loop
      await page.getByRole('button', { name: '確定する' }).click();
      // oxlint-disable-next-line no-await-in-loop
      await page.getByRole('dialog').getByRole('button', { name: '確定する' }).click();
    }
    await page.getByText(/一覧の最後の申請でした/).waitFor();
    await page.getByRole('heading', { name: /^申請は、直近1年（.+）にはありません$/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('number');
  });

  test('what became of each stays in sight, also when none is left in the list', async () => {
    await keepApproved(minatosTable(demo.cloud), { count: 2, from: 201 });
    await page.goto(`${demo.cloud.url}/company-claims`);
    await page.getByText('該当 2件').waitFor();
    const nakamura = await demo.signIn('nakamura');
    const faster = await nakamura.get('/api/claim-search?from=2026-06-01&to=2026-06-30&text=EX-000202');
    const { claimId: id, version } = faster.body.items[0];
    expect((await confirm(nakamura, { id, version })).status).toBe(200);
    await page.getByRole('checkbox', { name: '表示中のすべてを選択' }).click();
    await page.getByText('2件を選択中').waitFor();
    await page.getByRole('button', { name: '確定する' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '確定する' }).click();
    const result = page.getByText('2件のうち 1件 済み、1件 できませんでした');
    await result.waitFor({ timeout: 30_000 });
    await page.getByText(/^申請は、直近1年（.+）にはありません$/).waitFor();
    expect(await result.isVisible()).toBe(true);
    await page.getByRole('button', { name: '閉じる' }).last().click();
    await result.waitFor({ state: 'hidden' });
  });

  test('on a phone they are cards, within its width', async () => {
    const startsAt = '/company-claims?status=all&text=打合せ';
    const visitor = await visit(browser, demo.cloud.url, { loginId: 'nakamura', viewport: phone, startsAt });
    await visitor.page.getByText('該当 36件').waitFor();
    await picture(visitor.page, 'phone-会社全体');
    expect(await faultsOf(visitor.page)).toEqual([]);
    expect(await isWithinWidth(visitor.page)).toBe(true);
  });
});
