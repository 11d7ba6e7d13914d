import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '#web/app/pages.ts';
import { dinner, osakaTrip, trip } from '#test/builders/sent-lines.ts';
import { faultsOf, isWithinWidth } from '../journeys/browser/accessibility.ts';
import {
  describeInBrowser,
  desktop,
  goTo,
  launch,
  leave,
  paper,
  phone,
  picture,
  visit,
} from '../journeys/browser/chromium.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { bringToConfirmation, create, submit } from '../journeys/claim-driver.ts';
import { shareDemoCloud, type DemoCloud } from '../journeys/demo-cloud.ts';
import { minato } from '#local/seed/minato.ts';
import { tellCompany } from '../journeys/told-company.ts';
import { cutIn, lengthen } from './cut-names.ts';
import { amountsIn, lostOnPaper, textsOf } from './on-paper.ts';
import { addressOf, announcedId, visitsOf, type Visits } from './opened-pages.ts';
import { standsStill } from './stands-still.ts';

let demo: DemoCloud;
let browser: Browser;
let visits: readonly Visits[] = [];
let walked = 0;
/** What must be read there, by address: a page without its data has nothing to find fault with. */
let words: Readonly<Record<string, string>> = {};

/** What each judge found fault with, by page and state. */
const found = {
  words: [] as string[],
  cut: [] as string[],
  paper: [] as string[],
  axe: [] as string[],
  width: [] as string[],
};
const amounts = new Set<string>();

const judgeScreen = async (page: Page, name: string): Promise<void> => {
  await picture(page, name.replaceAll(/[^a-z]+/g, '-'));
  const say = (fault: string) => `${name}: ${fault}`;
  found.cut.push(...(await cutIn(page)).map(say));
  found.axe.push(...(await faultsOf(page)).map(say));
  if (!(await isWithinWidth(page))) found.width.push(name);
};

const judge = async (page: Page, path: string): Promise<void> => {
  await page.setViewportSize(desktop);
  await goTo(page, path);
  const read = words[path];
  if (read !== undefined)
    await page
      .getByText(read)
      .first()
      .waitFor()
      .catch(() => found.words.push(`${path}: ${read}`));
  await standsStill(page);
  for (const amount of amountsIn(await textsOf(page))) amounts.add(amount);
  await judgeScreen(page, `desktop ${path}`);
  await paper(page, `print${path.replaceAll(/[^a-z]+/g, '-')}`);
  found.paper.push(...(await lostOnPaper(page)).map((loss) => `${path} ${loss}`));
  await page.setViewportSize(phone);
  await standsStill(page);
  await judgeScreen(page, `phone ${path}`);
};

describeInBrowser('every page, with names as long as they get', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    const [tanaka, sato, takahashi, ito] = await Promise.all([
      demo.signIn('tanaka'),
      demo.signIn('sato'),
      demo.signIn('takahashi'),
      demo.signIn('ito'),
    ]);
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString() as Instant;
    await tellCompany(demo.cloud, minato.tenantId, [
      {
        kind: 'maintenance',
        title: 'データベースの更新に伴う定期メンテナンスの実施と、作業時間の変更について',
        announcementId: announcedId,
        at: hours(-1),
        fields: {
          content: '部品を更新します。\n'.repeat(9),
          from: hours(50),
          until: hours(54),
          impact: 'ご利用いただけません。',
          contact: 'STAFeeサポート窓口',
        },
      },
    ]);
    const content = {
      title: `大阪出張（${'得意先との打合せと展示会の見学、'.repeat(3)}）`,
      trip,
      lines: osakaTrip(),
    };
    const posted = await bringToConfirmation(tanaka, await create(tanaka, content), {
      approvers: [sato, takahashi, ito],
      accountant: takahashi,
    });
    const filed = (await submit(tanaka, await create(tanaka, { ...content, title: '大阪出張' }))).body;
    const draft = await create(tanaka, content);
    const meal = await create(tanaka, { title: '会食', lines: [dinner(44_004)] });
    const claimIds: Readonly<Record<string, string>> = {
      '/claims/:claimId': posted.id,
      '/claims/:claimId/edit': draft.id,
      '/inbox/:claimId': filed.id,
    };
    const inMonth = (path: string): string =>
      ['/journals', '/exports'].includes(path) ? `${path}?month=2026-06` : path;
    const all = await visitsOf(demo, ['tanaka', 'sato', 'ito', 'watanabe'], (path) =>
      inMonth(addressOf(path, claimIds[path] ?? '')),
    );
    const further: readonly Visits[] = [
      { loginId: 'tanaka', paths: ['/announcements', `/claims/${filed.id}`, `/claims/${meal.id}/edit`] },
      {
        loginId: 'takahashi',
        paths: ['/', '/company-claims?status=confirmed', ...['/journals', '/exports'].map(inMonth)],
      },
      // Whoever keeps the settings has forms where others read.
      { loginId: 'watanabe', paths: ['/', '/access', '/settings/routes', '/settings/company'] },
    ];
    visits = ['tanaka', 'sato', 'takahashi', 'ito', 'watanabe'].map((loginId) => ({
      loginId,
      paths: [...all, ...further].filter((one) => one.loginId === loginId).flatMap(({ paths }) => paths),
    }));
    words = {
      '/claims': '会食',
      [`/claims/${filed.id}`]: 'EX-',
      [`/claims/${meal.id}/edit`]: '明細1',
      '/inbox': '京都出張',
      [`/inbox/${filed.id}`]: '宿泊',
      '/votes': '京都出張',
      '/announcements': '作業時間の変更について',
      [`/announcements/${announcedId}`]: '予定日時（日本時間）',
      '/company-claims?status=confirmed': '京都出張',
      '/journals?month=2026-06': '旅費交通費',
      '/exports?month=2026-06': 'このファイルで使う税区分',
      '/access': '経理責任者',
      '/settings': '会社の基本',
      '/set-up': '代替承認者',
      '/contract': '上限と利用状況',
      '/settings/lodging-caps': 'その他の地域',
      '/settings/routes': '承認する人がいないところ',
      '/settings/company': '会社の表示名',
      '/me': '勅使河原',
      '/me/sessions': 'この端末',
      '/people/views': '期間限定の利用者',
      '/people/commuter-passes': '確認待ちの通勤定期はありません',
      '/access/requests': '承認待ちの依頼はありません',
      '/support-access': 'サポートからの閲覧の依頼はありません',
    };
    walked = all.flatMap(({ paths }) => paths).length;
    for (const { loginId, paths } of visits) {
      const { page } = await visit(browser, demo.cloud.url, { loginId, startsAt: '/', before: lengthen });
      for (const path of paths) await judge(page, path);
    }
  });
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('is opened, and shows its data', () => {
    expect(walked).toBe(pages.length);
    expect(found.words).toEqual([]);
  });

  test('cuts no name without a way to read it whole, at a desk and on a phone', () => {
    expect(found.cut).toEqual([]);
  });

  test('is whole on paper: each amount, date and number of the screen, upright and across', () => {
    expect(found.paper).toEqual([]);
    // Of the journals, which were once lost.
    expect([...amounts]).toEqual(expect.arrayContaining(['26,764円']));
  });

  test('is free of axe’s faults, at a desk and on a phone', () => {
    expect(found.axe).toEqual([]);
  });

  test('is never wider than its screen, at a desk and on a phone', () => {
    expect(found.width).toEqual([]);
  });
});
