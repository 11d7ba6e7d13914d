import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, desktop, goTo, launch, leave, phone, picture, visit } from './chromium.ts';

let demo: DemoCloud;
let browser: Browser;
let page: Page;

const looked = async (name: string): Promise<void> => {
  await picture(page, `settings-${name}`);
  expect([name, await faultsOf(page)]).toEqual([name, []]);
  expect([name, await isWithinWidth(page)]).toEqual([name, true]);
};
const main = () => page.getByRole('main');
const save = async (): Promise<void> => {
  await page.getByRole('button', { name: '内容を確認して保存' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '変更する', exact: true }).click();
};
/** By another window of the same person. */
const replaceElsewhere = async (part: string, change: (value: any) => unknown) => {
  const elsewhere = await demo.signIn('watanabe');
  const { version, value } = (await elsewhere.get(`/api/settings/${part}`)).body;
  return elsewhere.put(`/api/settings/${part}`, { value: change(value), expectedVersion: version });
};

describeInBrowser('渡辺 keeps the settings of his company', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    ({ page } = await visit(browser, demo.cloud.url, { loginId: 'watanabe', startsAt: '/' }));
  }, 180_000);
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('is led from his home to the routes that have holes, and mends them for all claims', async () => {
    await page.getByRole('link', { name: /承認する人がいないところがあります（2か所）/ }).click();
    await page.getByRole('heading', { name: '承認ルート' }).waitFor();
    await page.getByText('管理部に承認できる長がいません').first().waitFor();
    await page.getByRole('combobox', { name: '申請者' }).fill('田中');
    await page.getByRole('option', { name: /田中花子/ }).click();
    await page.getByText('課長：佐藤健一').waitFor();
    await looked('routes');
    for (const step of ['課長', '部長']) {
      await page
        .getByRole('button', { name: 'R-01を変更する' })
        .or(page.getByRole('group', { name: /^ルート（2行目）/ }))
        .first()
        .waitFor();
      const closed = page.getByRole('button', { name: 'R-01を変更する' });
      if (await closed.isVisible()) await closed.click();
      await page.getByRole('button', { name: `${step}を変更する`, exact: true }).click();
      const opened = page.getByRole('group', {
        name: step === '課長' ? /^ステップ（1行目）/ : /^ステップ（2行目）/,
      });
      // A row that opens puts the cursor into its first field.
      await opened.locator(':focus').waitFor();
      await opened.getByRole('combobox', { name: /承認者/ }).fill('管理者');
      await page.getByRole('option', { name: 'ロール「テナント管理者」の人' }).click();
      await opened.getByText('ロール「テナント管理者」の人').waitFor();
      await opened.getByRole('button', { name: '閉じる' }).click();
    }
    await page.getByText('承認者のいないステップはありません').waitFor();
    await looked('mended');
    await save();
    await page.getByText('「承認ルート」を変更しました').first().waitFor();
    await main().getByText('申請者の部門の長 → 申請者の部門の長、ロール「テナント管理者」の人').waitFor();
    await page.getByRole('link', { name: 'ホーム' }).click();
    await page.getByText('いま対応が必要なことはありません。').waitFor();
    expect(await page.getByText('承認する人がいないところ').count()).toBe(0);
  });

  test('changes what the company is called, by the keyboard, after he has read what follows', async () => {
    await page.getByRole('navigation').getByRole('link', { name: '会社設定' }).click();
    await page.getByRole('link', { name: '会社の基本' }).click();
    await page.getByLabel('会社の表示名').fill('みなと商事グループ');
    await page.getByLabel('会社の表示名').press('Enter');
    const dialog = page.getByRole('dialog', { name: '「会社の基本」を変更しますか' });
    await dialog.getByText('株式会社みなと商事 → みなと商事グループ').waitFor();
    await dialog.getByText('計上した仕訳は変わりません').waitFor();
    await looked('confirming');
    await dialog.getByRole('button', { name: '変更する', exact: true }).press('Enter');
    await page.getByText('「会社の基本」を変更しました').first().waitFor();
    await page.getByRole('banner').getByText('みなと商事グループ').waitFor();
    await main().getByText('株式会社みなと商事 → みなと商事グループ').waitFor();
    const me = (await (await demo.signIn('tanaka')).get('/api/me')).body;
    expect(me.company.name).toBe('みなと商事グループ');
  });

  test('finds what is wrong at its field, and is asked before he leaves it', async () => {
    await page.getByRole('navigation').getByRole('link', { name: '会社設定' }).click();
    await page.getByRole('link', { name: '日当' }).click();
    await page.getByRole('button', { name: '日当の行を追加' }).click();
    const row = page.getByRole('group', { name: '日当の行（3行目）' });
    await row.getByLabel('等級・職位').fill('部長');
    await page.getByRole('button', { name: '内容を確認して保存' }).click();
    await row.getByText('入力してください').waitFor();
    await expect
      .poll(() => page.evaluate('document.activeElement?.getAttribute("aria-invalid")'))
      .toBe('true');
    await looked('faulty');
    await page.getByRole('navigation').getByRole('link', { name: 'マイページ' }).click();
    const dialog = page.getByRole('dialog', { name: '保存していない変更があります' });
    await dialog.getByRole('button', { name: '編集を続ける' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await row.getByLabel('等級・職位').inputValue()).toBe('部長');
  });

  test('T-11: sees what somebody else made of it, and loses nothing of what he typed', async () => {
    const row = page.getByRole('group', { name: '日当の行（3行目）' });
    await row.getByLabel('1日の額').fill('5000');
    await replaceElsewhere('per-diems', (value) =>
      value.map((one: any) => (one.grade === '一般' ? { ...one, dailyYen: 2_700 } : one)),
    );
    await save();
    await page.getByText('渡辺直樹さんが先に変更しました').waitFor();
    await page.getByRole('alert').getByText('2,500円 → 2,700円').waitFor();
    expect(await row.getByLabel('等級・職位').inputValue()).toBe('部長');
    await looked('overtaken');
    await page.getByRole('button', { name: 'この変更に、入力した内容を合わせる' }).click();
    await save();
    await page.getByText('「日当」を変更しました').first().waitFor();
    const kept = (await (await demo.signIn('watanabe')).get('/api/settings/per-diems')).body.value;
    expect(kept.map(({ grade, dailyYen }: any) => [grade, dailyYen])).toEqual([
      ['一般', 2_700],
      ['課長', 3_000],
      ['部長', 5_000],
    ]);
  });

  test('takes a row away and back, and works on a phone as well', async () => {
    await page.setViewportSize(phone);
    await goTo(page, '/settings/lodging-caps');
    await page.getByRole('button', { name: /^大阪・.*を変更する/ }).click();
    await page.getByRole('button', { name: 'この行を取り除く' }).click();
    await page.getByText('1か所を変更中（未保存）').waitFor();
    await page.getByRole('button', { name: '元に戻す' }).last().click();
    await page.getByText('変更はありません').waitFor();
    // As it was, where it was: open.
    const row = page.getByRole('group', { name: '上限の行（3行目）' });
    expect(await row.getByRole('combobox', { name: '地域' }).inputValue()).toBe('大阪');
    await looked('phone');
    await page.setViewportSize(desktop);
  });

  test('is read by 山本, who audits, and changed by nobody else', async () => {
    const { page: audit } = await visit(browser, demo.cloud.url, {
      loginId: 'yamamoto',
      startsAt: '/settings/per-diems',
    });
    await audit.getByRole('table', { name: '変更の履歴' }).getByText('2,500円 → 2,700円').waitFor();
    expect(await audit.getByRole('button', { name: '内容を確認して保存' }).count()).toBe(0);
  });
});
