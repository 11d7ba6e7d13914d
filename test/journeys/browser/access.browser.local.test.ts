import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, launch, leave, phone, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;
let page: Page;

const cell = (role: string, right: string) =>
  page.getByRole('button', { name: new RegExp(`^${role}、${right}：`) });
const scopeIn = (role: string, right: string) =>
  cell(role, right)
    .getAttribute('aria-label')
    .then((label) => label?.split('：')[1]);
const becomes = (role: string, right: string, scope: string): Promise<void> =>
  page.getByRole('button', { name: `${role}、${right}：${scope}`, exact: true }).waitFor();
const save = async (): Promise<void> => {
  await page.getByRole('button', { name: '内容を確認して保存' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '保存する' }).click();
};
/** By another window of the same person. */
const decideElsewhere = async (change: (value: any) => object): Promise<void> => {
  const elsewhere = await demo.signIn('watanabe');
  const { value, version } = (await elsewhere.get('/api/settings/access')).body;
  const { status } = await elsewhere.put('/api/settings/access', {
    value: { ...value, ...change(value) },
    expectedVersion: version,
  });
  expect(status).toBe(200);
};

describeInBrowser('the screen of roles and rights', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    ({ page } = await visit(browser, demo.cloud.url, { loginId: 'watanabe', startsAt: '/access' }));
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('shows what we ship, and lets nobody change it', async () => {
    const grid = page.getByRole('grid', { name: 'ロールと権限' });
    await grid.waitFor();
    const row = grid.getByRole('row', { name: /^申請を見る/ });
    expect(await row.getByRole('gridcell').allTextContents()).toEqual([
      '自分',
      '自分',
      '会社',
      '会社',
      '自分',
      '会社',
      '会社',
      '部門',
    ]);
    expect(await row.getByRole('button').count()).toBe(1);
    await page.getByRole('button', { name: '経理の操作' }).click();
    await page.getByRole('menuitem', { name: 'コピーして作成' }).waitFor();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['コピーして作成']);
    await page.keyboard.press('Escape');
  });

  test('makes a role by the keyboard alone: what a right needs comes with it, and goes with it', async () => {
    await page.getByRole('button', { name: 'ロールを作成' }).focus();
    await page.keyboard.press('Enter');
    await page
      .locator(':focus')
      .and(page.getByRole('textbox', { name: 'ロールの名前' }))
      .waitFor();
    await page.keyboard.type('経理');
    await page.keyboard.press('Enter');
    await page.getByText('名前がほかのロールと重複しています').waitFor();
    await page.getByRole('textbox', { name: 'ロールの名前' }).fill('店長');
    await page.keyboard.press('Enter');
    await cell('店長', '回ってきた申請を承認・差戻し・却下する').focus();
    await page.keyboard.press('Enter');
    await page.getByText(/あわせて変わりました：「申請を見る」自分の分、「受信箱を見る」自分の分/).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('店長、会計ソフト出力を見る：なし');
    await page.keyboard.press(' ');
    await becomes('店長', '会計ソフト出力を見る', '会社全体');
    expect(await scopeIn('店長', '申請を見る')).toBe('自分の分');
    await picture(page, 'access-desktop', { fullPage: false });
    await cell('店長', '申請を見る').press('Enter');
    await page.getByRole('menuitem', { name: '会社全体' }).click();
    await becomes('店長', '申請を見る', '会社全体');
    await cell('店長', '受信箱を見る').click();
    await page.getByText('あわせて変わりました：「回ってきた申請を承認・差戻し・却下する」なし').waitFor();
  });

  test('says before it is stored what changes and for how many, and keeps who changed what', async () => {
    await page.getByRole('tab', { name: '機能の停止' }).click();
    await page.getByRole('checkbox', { name: '会計ソフト出力を停止' }).click();
    await page.getByRole('tab', { name: '職務の分離' }).click();
    await page.getByRole('checkbox', { name: '権限の変更と、仕訳の計上を兼ねることを禁止する' }).click();
    await page.getByRole('button', { name: '内容を確認して保存' }).click();
    const dialog = page.getByRole('dialog', { name: '次の変更を保存しますか' });
    await dialog.getByText('ロール「店長」').waitFor();
    const said = await dialog.textContent();
    for (const words of [
      '新しく作成',
      '会計ソフト出力を見る：なし → 会社全体',
      '機能「会計ソフト出力」 （使っている人：経理（2人）、経理責任者（1人）、テナント管理者（1人））',
      '職務の分離「権限の変更と、仕訳の計上」',
    ])
      expect(said).toContain(words);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'access-confirm', { fullPage: false });
    await dialog.getByRole('button', { name: '保存する' }).click();
    await page.getByText('ロールと権限を保存しました').waitFor();
    await page.getByRole('tab', { name: '変更の履歴' }).click();
    const newest = page.getByRole('table', { name: '変更の履歴' }).getByRole('row').nth(1);
    await newest.waitFor();
    expect(await newest.textContent()).toContain('渡辺直樹');
    expect(await newest.textContent()).toContain('機能「会計ソフト出力」停止する');
  });

  test('keeps what is typed beside what somebody else changed meanwhile, and puts both together (T-11)', async () => {
    await page.getByRole('tab', { name: 'ロールごとの権限' }).click();
    await cell('店長', '仕訳を見る').click();
    await decideElsewhere(({ roles }) => ({
      switchedOff: [],
      roles: roles.map((role: { name: string }) =>
        role.name === '店長' ? { ...role, name: '支店長' } : role,
      ),
    }));
    await save();
    const newer = page.getByRole('alert').filter({ hasText: '渡辺直樹さんが先に変更しました' });
    await newer.getByText('名前を変更：店長 → 支店長').waitFor();
    expect(await scopeIn('店長', '仕訳を見る')).toBe('会社全体');
    await newer.getByRole('button', { name: 'この内容に、自分の変更を重ねる' }).click();
    await becomes('支店長', '仕訳を見る', '会社全体');
    await save();
    await page.getByText('変更はありません').waitFor();
    const stored = (await (await demo.signIn('watanabe')).get('/api/settings/access')).body.value;
    expect(stored.switchedOff).toEqual([]);
    expect(stored.roles.at(-1)).toMatchObject({
      name: '支店長',
      grants: { 'claims.read': 'company', 'exports.read': 'company', 'journals.read': 'company' },
    });
  });

  test('asks before what is not stored is left, and takes no role away that somebody holds', async () => {
    await cell('支店長', '月の締めを見る').click();
    await page.getByRole('link', { name: 'マイページ' }).click();
    await page.getByRole('button', { name: '編集を続ける' }).click();
    expect(new URL(page.url()).pathname).toBe('/access');
    await page.getByRole('button', { name: '元に戻す' }).click();
    await page.getByText('変更はありません').waitFor();
    await page.getByRole('button', { name: '支店長の操作' }).click();
    await page.getByRole('menuitem', { name: '削除' }).click();
    await page.getByText('「支店長」を使っている人はいません').waitFor();
    await page.getByRole('button', { name: '削除する', exact: true }).click();
    await save();
    await page.getByText('変更はありません').waitFor();
    await page.getByRole('button', { name: '支店長の操作' }).waitFor({ state: 'detached' });
  });

  test('shows one role at a time on a phone, free of axe’s faults, and to an auditor without a button to change', async () => {
    await page.setViewportSize(phone);
    await page.getByRole('combobox', { name: '表示するロール' }).selectOption({ label: '経理' });
    await page.getByRole('columnheader', { name: /経理/ }).waitFor();
    expect(await page.getByRole('columnheader').count()).toBeLessThan(12);
    await expect.poll(() => isWithinWidth(page)).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'access-phone');
    await page.setViewportSize(desktop);
    const auditor = await visit(browser, demo.cloud.url, { loginId: 'yamamoto', startsAt: '/access' });
    await auditor.page.getByRole('grid', { name: 'ロールと権限' }).waitFor();
    expect(await auditor.page.getByRole('button', { name: '内容を確認して保存' }).count()).toBe(0);
    expect(await auditor.page.getByRole('grid').getByRole('button').count()).toBe(0);
    await auditor.page.getByRole('tab', { name: '変更の履歴' }).click();
    await auditor.page.getByText('渡辺直樹').first().waitFor();
  });
});

describeInBrowser('the screen of security', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    ({ page } = await visit(browser, demo.cloud.url, { loginId: 'watanabe', startsAt: '/security' }));
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('takes ranges with names, says what is odd about them, and whom they shut out', async () => {
    await page.getByText('どこからでもサインインできます').waitFor();
    await page.getByRole('button', { name: '行を追加' }).click();
    await page.getByRole('textbox', { name: '1件目のIPアドレスまたは範囲' }).fill('192.168.10.5/24');
    await page.getByText('「192.168.10.0/24」として登録します。社内だけで使うアドレスです').waitFor();
    await page.getByRole('button', { name: '内容を確認して保存' }).click();
    await page.getByText('名前を入力してください').waitFor();
    await page.getByRole('textbox', { name: '1件目の名前' }).fill('本社');
    await page.getByRole('button', { name: '内容を確認して保存' }).click();
    const dialog = page.getByRole('dialog', { name: '接続元の制限を変更しますか' });
    await dialog.getByText('あなた自身が入れなくなります').waitFor();
    await dialog.getByRole('row', { name: /渡辺直樹/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'security-shut-out', { fullPage: false });
    await dialog.getByRole('button', { name: 'キャンセル' }).click();
  });

  test('tries a list until it is confirmed from within', async () => {
    await page.getByRole('button', { name: '今のアドレスを追加' }).click();
    await page.getByRole('button', { name: '内容を確認して保存' }).click();
    const dialog = page.getByRole('dialog', { name: '接続元の制限を変更しますか' });
    await dialog.getByText('入れなくなる人はいません').waitFor();
    await dialog.getByRole('button', { name: '変更する' }).click();
    await page.getByText('新しい制限を試しています').waitFor();
    await picture(page, 'security-trial');
    await page.getByRole('button', { name: 'この制限で確定する' }).click();
    await page.getByText('接続元の制限を確定しました').waitFor();
    await page.getByText('新しい制限を試しています').waitFor({ state: 'detached' });
    expect(await page.getByRole('table', { name: '変更の履歴' }).textContent()).toContain(
      '追加：192.168.10.0/24（本社）',
    );
    await page.setViewportSize(phone);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'security-phone');
    expect(await isWithinWidth(page)).toBe(true);
  });

  test('lets a company be stricter than we are, and never laxer', async () => {
    await page.setViewportSize(desktop);
    await page.getByRole('tab', { name: 'パスワードとサインイン' }).click();
    const length = page.getByRole('textbox', { name: /パスワードの最小の長さ/ });
    await length.fill('8');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('12〜64文字の整数で入力してください').waitFor();
    await length.fill('14');
    await page.getByRole('textbox', { name: /操作しないときの自動サインアウト/ }).fill('15');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('パスワードとサインインの決まりを保存しました').waitFor();
    await page.getByText('14文字以上、256文字以内').waitFor();
    await page.getByText('パスワードの最小の長さ：12文字 → 14文字').waitFor();
    await picture(page, 'security-rules');
    expect(await faultsOf(page)).toEqual([]);
    // Demo-minato-2026 has 16 signs, and is long enough.
    expect((await (await demo.signIn('sato')).get('/api/me')).body.passwordPolicy).toEqual({
      minimumLength: 14,
    });
  });
});
