import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shareDemoCloud, type DemoCloud } from '../demo-cloud.ts';
import { fileMany } from '../many-waiting.ts';
import { faultsOf, isWithinWidth } from './accessibility.ts';
import { describeInBrowser, launch, leave, phone, picture, visit } from './chromium.ts';

const [count, warned] = [145, [3, 14, 25, 36, 47, 58, 69, 80, 91, 102, 113, 124]] as const;

let demo: DemoCloud;
let browser: Browser;
/** Title → id. */
let filed: ReadonlyMap<string, string>;

/** What the trail says was approved, by claim. */
const approvedInTrail = async (): Promise<readonly string[]> => {
  const { services, operator, nameOf } = demo.cloud;
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ region: 'ap-northeast-1', endpoint: services.dynamodb, credentials: operator }),
  );
  const found: string[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: nameOf('Audit') }))
    for (const { action, target, outcome } of Items)
      if (action === 'claim.approve' && outcome === 'done') found.push(String(target));
  return found;
};

/** The claims that somebody is asked by mail to approve, in the order of their mails. */
const askedByMail = (to: string): readonly string[] =>
  demo.cloud.mails().flatMap((mail) => {
    const link = /\/inbox\/(\w{26})/.exec(mail.text);
    return mail.to.includes(to) && link?.[1] !== undefined ? [link[1]] : [];
  });

/** Presses keys and counts them. */
const typist = (page: Page) => {
  const pressed = { keys: 0 };
  return {
    pressed,
    press: async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) {
        pressed.keys += 1;
        await page.keyboard.press(key);
      }
    },
  };
};

describeInBrowser('an approver’s day', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([shareDemoCloud(), launch()]);
    const claims = await fileMany(await demo.signIn('tanaka'), { count, warned });
    filed = new Map(claims.map(({ title, id }) => [title, id]));
  }, 240_000);
  afterAll(async () => {
    await leave(browser);
    await demo?.close();
  });

  test('on a phone, the inbox is as narrow as the screen', async () => {
    const { page, context } = await visit(browser, demo.cloud.url, {
      loginId: 'sato',
      viewport: phone,
      startsAt: '/inbox',
    });
    await page.getByText('交通費 1', { exact: true }).waitFor();
    await picture(page, 'phone-inbox-145', { fullPage: false });
    expect([await isWithinWidth(page), await faultsOf(page)]).toEqual([true, []]);
    await context.close();
  });

  test('145 waiting claims, 12 with findings: at most 40 keys besides opening the 12', async () => {
    const { page } = await visit(browser, demo.cloud.url, { loginId: 'sato', startsAt: '/inbox' });
    await page.getByText('145件').waitFor();
    const { press, pressed } = typist(page);
    await picture(page, 'desktop-inbox-145', { fullPage: false });
    const rows = page.getByRole('row');
    const heights = await rows.evaluateAll((all) =>
      all.map(
        (row) =>
          (row as unknown as { getBoundingClientRect(): { bottom: number } }).getBoundingClientRect().bottom,
      ),
    );
    expect(heights.filter((bottom) => bottom <= 800).length - 1).toBeGreaterThanOrEqual(15);
    expect(await faultsOf(page)).toEqual([]);

    await press('*');
    await page.getByText('133件を選択中').waitFor();
    await picture(page, 'desktop-inbox-selected', { fullPage: false });
    await press('a');
    await page.getByRole('dialog').getByText('選択した 133件').waitFor();
    await picture(page, 'desktop-inbox-approve', { fullPage: false });
    await press('Enter');
    await page.getByText('133件のうち 133件 済み').waitFor({ timeout: 110_000 });
    await picture(page, 'desktop-inbox-done', { fullPage: false });
    await press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('main').getByText('12件', { exact: true }).waitFor();

    await press('j');
    await page.keyboard.press('Enter');
    for (const [index, number] of warned.entries()) {
      await page.getByRole('heading', { name: `交通費 ${number + 1}`, exact: true }).waitFor();
      await page.getByRole('button', { name: '承認', exact: true }).waitFor();
      await press('a');
      await page.getByRole('dialog').getByRole('button', { name: '承認する' }).waitFor();
      if (number === warned[0]) await picture(page, 'desktop-review-approve', { fullPage: false });
      // The next claim is there already: nothing of it is asked for any more.
      const next = filed.get(`交通費 ${Number(warned[index + 1]) + 1}`) ?? 'none';
      await page.route(new RegExp(`/api/claims/${next}(/timeline)?$`), (route) => route.abort());
      await press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await page.getByText('承認待ちの申請はありません').waitFor();
    expect(pressed.keys).toBeLessThanOrEqual(40);
    const trail = await approvedInTrail();
    expect([trail.length, new Set(trail).size]).toEqual([count, count]);
    await demo.cloud.catchUp();
    for (const approver of ['takahashi@minato.example.jp', 'nakamura@minato.example.jp']) {
      const asked = askedByMail(approver);
      expect([asked.length, new Set(asked)]).toEqual([count, new Set(trail)]);
    }
    await picture(page, 'inbox-empty');
  }, 180_000);
});
