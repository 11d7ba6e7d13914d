import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { bringToConfirmation, confirm, create, submit } from '../claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import type { Person } from '../person.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, goTo, launch, leave, paper, phone, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;
let takahashi: Person;
let claim: any;

const lineOn = (spentOn: string, amount: number, id = '1') =>
  shinkansen({ id, spentOn, amount, parts: [{ rate: 'standard', amount }] });

/** Waits for the words of a deed, and that nothing on the page is out of its width or without a name. */
const looked = async (page: Page, name: string): Promise<void> => {
  await picture(page, `closing-${name}`);
  expect(await faultsOf(page)).toEqual([]);
  expect(await isWithinWidth(page)).toBe(true);
};

describeInBrowser('経理 closes a month and undoes a confirmation', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    const [tanaka, sato, ito] = await Promise.all(
      (['tanaka', 'sato', 'ito'] as const).map((name) => demo.signIn(name)),
    );
    takahashi = await demo.signIn('takahashi');
    if (!tanaka || !sato || !ito) throw new Error('three people sign in');
    const lines = [lineOn('2026-05-12', 20_010), lineOn('2026-05-13', 20_020, '2')];
    const draft = await create(tanaka, { title: '大阪出張', lines });
    claim = await bringToConfirmation(tanaka, draft, {
      approvers: [sato, takahashi, ito],
      accountant: takahashi,
    });
    await submit(tanaka, await create(tanaka, { title: '五月分', lines: [lineOn('2026-05-14', 20_030)] }));
  }, 180_000);
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('高橋 closes May by keyboard, and is told what still waits; he cannot reopen it', async () => {
    const { page } = await visit(browser, demo.cloud.url, { loginId: 'takahashi' });
    await page.getByRole('navigation').getByRole('link', { name: '月の締め' }).click();
    const may = page.getByRole('row', { name: /2026年5月/ });
    await may.waitFor();
    expect((await may.innerText()).split(/\s+/)).toEqual(expect.arrayContaining(['未締め', '1件']));
    await page.getByRole('button', { name: '2026年5月を締める' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '2026年5月を締める' });
    await dialog.getByText('2026年4月・5月を締めます。').waitFor();
    await dialog.getByText('締めた後に確定すると、仕訳は2026/06/01(月)の日付で計上されます。').waitFor();
    await looked(page, 'asking');
    await dialog.getByRole('button', { name: '締める' }).press('Enter');
    await page.getByText('2026年5月を締めました').first().waitFor();
    await may.getByText('締め済み').waitFor();
    expect(await page.getByRole('button', { name: /の締めを取り消す/ }).count()).toBe(0);
    await looked(page, 'closed');
  });

  test('伊藤 undoes the confirmation: the page shows 赤 and what it answers, on screen and on paper', async () => {
    const { page } = await visit(browser, demo.cloud.url, {
      loginId: 'ito',
      startsAt: `/claims/${claim.id}`,
    });
    // Opened as from a mail: the menu marks the list that the way back leads to.
    const inMenu = page.getByRole('navigation').getByRole('link', { name: /会社全体の申請/ });
    await inMenu.and(page.locator('[aria-current=page]')).waitFor();
    await page.getByRole('button', { name: '確定を取り消す' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('（赤伝）2件を、2026/06/01(月)の日付で計上します。', { exact: false }).waitFor();
    const act = dialog.getByRole('button', { name: '確定を取り消す' });
    expect(await act.isDisabled()).toBe(true);
    await dialog.getByLabel('理由').fill('税区分の誤り');
    await looked(page, 'reversing');
    await act.click();
    await page.getByText('確定を取り消し、確定待ちに戻しました').first().waitFor();
    const earlier = page.getByRole('region', { name: '取り消した仕訳と赤伝' });
    await earlier.getByText('仕訳番号 1 の取消').waitFor();
    await earlier.getByText('仕訳番号 3 で取消').waitFor();
    const shown = async () => (await earlier.innerText()).match(/[\d,]+円/g) ?? [];
    const onScreen = await shown();
    expect(onScreen).toContain('18,191円');
    await page.emulateMedia({ media: 'print' });
    expect(await shown()).toEqual(onScreen);
    await paper(page, 'print-reversed');
    await page.emulateMedia({ media: 'screen' });
    await looked(page, 'reversed');

    await confirm(takahashi, (await takahashi.get(`/api/claims/${claim.id}`)).body);
    await goTo(page, '/journals?month=2026-06');
    await page.getByText('仕訳番号 2 の取消').waitFor();
    await looked(page, 'journals');
  });

  test('伊藤 reopens April on a phone, with a reason that the history keeps', async () => {
    const { page } = await visit(browser, demo.cloud.url, {
      loginId: 'ito',
      viewport: phone,
      startsAt: '/closing',
    });
    await page.getByRole('button', { name: '2026年4月の締めを取り消す' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('2026年4月・5月が開き', { exact: false }).waitFor();
    await dialog.getByLabel('理由').fill('請求書が遅れて届いたため');
    await looked(page, 'reopening-phone');
    await dialog.getByRole('button', { name: '締めを取り消す' }).click();
    await page.getByText('2026年4月の締めを取り消しました').first().waitFor();
    await page
      .getByRole('table', { name: '締めの履歴' })
      .getByText('伊藤誠：請求書が遅れて届いたため')
      .waitFor();
    await looked(page, 'reopened-phone');
    expect((await takahashi.get('/api/closing')).body.closedThrough).toBe('2026-03');
    await page.setViewportSize(desktop);
    await looked(page, 'reopened');
  });
});
