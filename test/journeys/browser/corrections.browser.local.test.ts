import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { meeting, privateTaxi } from '#test/builders/sent-lines.ts';
import { create, submit, sumsOf, vote } from '../claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { attach, newUlid, type Answer, type Person } from '../person.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, launch, leave, phone, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;
let claim: any;

const ok = ({ status, body }: Answer): any => {
  if (status > 299) throw new Error(JSON.stringify(body));
  return body;
};

type Filing = {
  readonly applicant: Person;
  readonly approvers: readonly Person[];
  readonly departmentId: string;
  readonly lines: readonly object[];
};

/** With one receipt for all lines, through every step. */
const approved = async ({ applicant, approvers, departmentId, lines }: Filing): Promise<any> => {
  const draft = await create(applicant, { lines: [], departmentId });
  const evidenceIds = [await attach(applicant, draft.id)];
  const content = {
    title: '九月の経費',
    departmentId,
    lines: lines.map((line) => ({ ...line, evidenceIds })),
  };
  const saved = ok(
    await applicant.put(`/api/claims/${draft.id}`, { ...content, expectedVersion: draft.version }),
  );
  let current = ok(await submit(applicant, saved));
  // oxlint-disable-next-line no-await-in-loop -- one step after the other
  for (const approver of approvers) current = ok(await vote(approver, current));
  return current;
};

const act = async (person: Person, { id, version }: any, path: string, more: object = {}) =>
  ok(
    await person.post(`/api/claims/${id}/${path}`, { ...more, expectedVersion: version }, { key: newUlid() }),
  );

/** Looks at the page, for people and for axe. */
const looked = async (page: Page, name: string): Promise<void> => {
  await picture(page, `corrections-${name}`);
  expect(await faultsOf(page)).toEqual([]);
  expect(await isWithinWidth(page)).toBe(true);
};

const debitsIn = async (page: Page): Promise<string> =>
  (await page.getByRole('table', { name: /仕訳1/ }).innerText()).replaceAll(/\s+/g, ' ');

describeInBrowser('K-12 経理 corrects an approved claim', () => {
  /** 高橋, at the claim. */
  let page: Page;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    const [applicant, ...approvers] = await Promise.all(
      ['tanaka', 'sato', 'takahashi', 'ito'].map((name) => demo.signIn(name)),
    );
    if (applicant === undefined) throw new Error('the applicant signs in');
    claim = await approved({
      applicant,
      approvers,
      departmentId: 'sales-1',
      lines: [privateTaxi(), meeting(11_000, { id: '2', spentOn: '2026-09-30' })],
    });
    const startsAt = `/claims/${claim.id}`;
    ({ page } = await visit(browser, demo.cloud.url, { loginId: 'takahashi', startsAt }));
  }, 180_000);
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('by keyboard: the journal is shown old and new before it is saved, and is what counts then', async () => {
    await page.getByRole('button', { name: '明細1を訂正' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '明細1を訂正する' });
    await dialog.getByRole('combobox', { name: '経費科目' }).waitFor();
    await looked(page, 'form');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-haspopup")')).toBe('listbox');
    for (const _step of [1, 2, 3]) await page.keyboard.press('Tab');
    await page.keyboard.type('10% 適格');
    await page.keyboard.press('Enter');
    const after = dialog.getByRole('table', { name: '仕訳：訂正後' });
    await after.getByText('3,000円').waitFor();
    expect((await after.innerText()).split(/\s+/)).toEqual(expect.arrayContaining(['3,000円', '300円']));
    const before = await dialog.getByRole('table', { name: '仕訳：訂正前' }).innerText();
    expect(before.split(/\s+/)).toEqual(expect.arrayContaining(['3,060円', '240円']));
    await dialog.getByLabel('理由').fill('インボイスを確認');
    await looked(page, 'filled');
    await dialog.getByRole('button', { name: '訂正する' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('明細を訂正しました', { exact: true }).first().waitFor();
    await page
      .getByRole('table', { name: /高橋美咲の訂正/ })
      .getByText('課税仕入10% 適格')
      .waitFor();
    expect(await debitsIn(page)).toContain('旅費交通費 営業一課・課対仕入内10%適格 3,000円');
  });

  test('what cannot be is refused in words, and what is typed for a line stays while another is looked at', async () => {
    await page.getByRole('button', { name: '明細2を訂正' }).click();
    const dialog = page.getByRole('dialog', { name: '明細2を訂正する' });
    await dialog.getByRole('combobox', { name: '経費科目' }).fill('宿泊');
    await page.getByRole('option', { name: '宿泊' }).click();
    await dialog
      .getByRole('alert')
      .or(dialog.getByText('この内容では明細の判定が通りません'))
      .first()
      .waitFor();
    expect(await dialog.getByRole('button', { name: '訂正する' }).isDisabled()).toBe(true);
    await dialog.getByRole('combobox', { name: '経費科目' }).fill('消耗品費');
    await page.getByRole('option', { name: '消耗品費' }).click();
    await dialog.getByLabel('補助科目').fill('文具');
    await dialog.getByRole('table', { name: '変更点' }).getByText('（連動）').waitFor();
    await dialog.getByRole('button', { name: 'キャンセル' }).click();
    await page.getByRole('button', { name: '明細1を訂正' }).click();
    await page.getByRole('dialog', { name: '明細1を訂正する' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '明細2を訂正' }).click();
    expect(await dialog.getByLabel('補助科目').inputValue()).toBe('文具');
    await dialog.getByRole('button', { name: '訂正する' }).click();
    await page.getByRole('heading', { name: /明細2\s+消耗品費/ }).waitFor();
    await looked(page, 'corrected');
  });

  test('the applicant reads it on his phone: who, why, old and new; the votes stand', async () => {
    const { page: his } = await visit(browser, demo.cloud.url, {
      loginId: 'tanaka',
      viewport: phone,
      startsAt: `/claims/${claim.id}`,
    });
    const told = his.getByRole('table', { name: /高橋美咲の訂正/ }).last();
    expect((await told.innerText()).replaceAll(/\s+/g, ' ')).toContain(
      '税区分 課税仕入10% 区分80% 課税仕入10% 適格',
    );
    await his.getByText('理由：インボイスを確認').waitFor();
    expect(await his.getByRole('button', { name: /を訂正/ }).count()).toBe(0);
    expect(await his.getByText(/^承認 2/).count()).toBe(3);
    await looked(his, 'applicant-phone');
  });

  test('sends it back to a step by the dialog: later votes are void, and shown so', async () => {
    await page.getByRole('button', { name: '差戻し' }).click();
    const dialog = page.getByRole('dialog', { name: '承認済みの申請を差し戻す' });
    await dialog.getByRole('combobox', { name: '差戻し先' }).click();
    await page.getByRole('option', { name: /経理部長/ }).click();
    await dialog.getByLabel('理由').fill('部門を確認してください');
    await dialog.getByRole('button', { name: 'キャンセル' }).click();
    await page.getByRole('button', { name: '差戻し' }).click();
    expect(await dialog.getByLabel('理由').inputValue()).toBe('部門を確認してください');
    await looked(page, 'send-back');
    await dialog.getByRole('button', { name: '差し戻す' }).click();
    await page.getByText(/無効\s*伊藤誠/).waitFor();
    await page.getByText('経理部長の承認待ち').waitFor();
    await looked(page, 'sent-back');
  });

  test('and the confirmation posts what was corrected: 3,000 + 10,000 and 1,300 of tax', async () => {
    const [takahashi, ito] = [await demo.signIn('takahashi'), await demo.signIn('ito')];
    const open = ok(await ito.get(`/api/claims/${claim.id}`));
    const again = ok(await vote(ito, open));
    const posted = await act(takahashi, again, 'confirmation');
    expect(sumsOf(posted.entries, 'debit')).toEqual({
      旅費交通費: 3_000,
      '消耗品費(文具)': 10_000,
      仮払消費税: 1_300,
    });
    expect(sumsOf(posted.entries, 'credit')).toEqual({ '未払金(田中花子)': 14_300 });
  });

  test('under 税込経理 the gross stays the cost: 11,000 of 消耗品費 by the planning of 本社', async () => {
    const [applicant, head, accountant] = await Promise.all(
      ['mori', 'aoba', 'hayashi'].map((name) => demo.signIn(name, 'aoba-kobo')),
    );
    if (!applicant || !head || !accountant) throw new Error('three people sign in');
    const supplier = { name: '山田商店' };
    const claimed = await approved({
      applicant,
      approvers: [head, accountant],
      departmentId: 'head-office',
      lines: [meeting(11_000, { supplier })],
    });
    const corrections = [
      {
        lineId: '1',
        itemCode: 'supplies',
        taxCodes: [{ part: 0, taxCode: 'P10Q' }],
        departmentId: 'accounting',
      },
    ];
    const corrected = await act(accountant, claimed, 'corrections', { corrections });
    const posted = await act(accountant, corrected, 'confirmation');
    expect(sumsOf(posted.entries, 'debit')).toEqual({ 消耗品費: 11_000 });
    const [cost] = posted.entries.flatMap(({ lines }: any) => lines);
    expect([cost.taxCode, cost.department.name]).toEqual(['P10Q', '経理']);
  });
});
