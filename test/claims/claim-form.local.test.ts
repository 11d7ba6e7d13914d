import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Account } from '#domain/accounts/account.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { minato } from '#local/seed/minato.ts';
import { askApp, startCompany } from '#test/builders/asked-app.ts';
import type { ApiEvent } from '#lambdas/http/api-event.ts';
import { handler as tenantAdmin } from '#lambdas/functions/tenant-admin.ts';
import { apiEvent } from '#test/bench/canned/events.ts';
import { aContext } from '#test/builders/tenant-plane.ts';

const { tenantId, masters } = minato;
const [train] = masters.items;
if (train === undefined) throw new Error('the demo company has items');

/** As large as a company may be: 1,000 items, of which each names an account of its own, and 5,000 accounts. */
const items = Array.from({ length: 1_000 }, (_, at): ExpenseItem => ({
  ...train,
  code: `item-${at}`,
  name: `経費科目${at}`,
  accountCode: `A${at}`,
}));
const accounts = Array.from({ length: 5_000 }, (_, at): Account => ({
  code: `A${at}`,
  name: `勘定科目${at}`,
}));

let services: Awaited<ReturnType<typeof startCompany>>;
beforeAll(async () => {
  services = await startCompany({
    items: [...masters.items, ...items],
    accounts: [...masters.accounts, ...accounts],
  });
});
afterAll(() => services.close());

const ask = async (version?: string, by?: string) => {
  const asked = { ...(version === undefined ? {} : { query: { version } }), ...(by ? { by } : {}) };
  const { body: form, ...answer } = await askApp('GET /api/claim-form', asked);
  return { ...answer, form };
};

const changeTripRules = async (paidAheadDays: number, expectedVersion: number) => {
  const body = { value: { ...masters.regulation.tripRules, paidAheadDays }, expectedVersion };
  const event = apiEvent('PUT /api/settings/trip-rules', { by: '渡辺直樹', body });
  const answer = await tenantAdmin(event as unknown as ApiEvent, aContext(tenantId));
  expect(answer.statusCode).toBe(200);
};

describe('the claim form', () => {
  test('is answered once, and by its version without a body', async () => {
    const first = await ask();
    expect(first).toMatchObject({ status: 200, form: { grade: '一般' } });
    services.calls.clear();
    const again = await ask(first.form.version);
    expect(again).toMatchObject({ status: 304, text: '' });
    expect(again.headers).not.toHaveProperty('content-type');
    expect(again.headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(services.calls.take().map(({ operation }) => operation)).toEqual(['GetItem']);
  });

  test('is answered anew after a change of the settings', async () => {
    const { form } = await ask();
    await changeTripRules(45, 1);
    const changed = await ask(form.version);
    expect(changed).toMatchObject({
      status: 200,
      form: { regulation: { tripRules: { paidAheadDays: 45 } } },
    });
    expect(changed.form.version).not.toBe(form.version);
    expect((await ask(changed.form.version)).status).toBe(304);
  });

  test('of somebody else is not his', async () => {
    const { form } = await ask();
    const other = await ask(form.version, '佐藤健一');
    expect(other).toMatchObject({ status: 200, form: { grade: '課長' } });
  });

  test.each(['', 'x', '1'.repeat(63)])('refuses a version of another form: %j', async (version) => {
    expect((await ask(version)).status).toBe(400);
  });

  test('holds the accounts that its items name, and stays small', async () => {
    const { form, text } = await ask();
    expect(form.items.length).toBeGreaterThan(1_000);
    const named = new Set(
      form.items.flatMap((item: Record<string, unknown>) =>
        Object.entries(item).flatMap(([name, code]) =>
          /AccountCode$|^accountCode$/.test(name) ? [code] : [],
        ),
      ),
    );
    expect(form.accounts.filter(({ code }: Account) => !named.has(code))).toEqual([]);
    expect(form.accounts.length).toBeLessThan(1_100);
    expect(Buffer.byteLength(text)).toBeLessThan(300_000);
  });
});
