import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keptLog } from '#test/builders/front-door.ts';
import { startTwoCompanies } from './two-companies.ts';

let companies: Awaited<ReturnType<typeof startTwoCompanies>>;
beforeAll(async () => {
  companies = await startTwoCompanies();
});
beforeEach(() => void keptLog());
afterAll(() => companies.services.close());

type Two = typeof companies;
const send: Two['send'] = (...asked) => companies.send(...asked);
const put: Two['put'] = (...asked) => companies.put(...asked);

const value = async () => (await send('GET /api/settings/company')).body.value;
const closing = async () => (await send('GET /api/closing', { roles: 'accounting-manager' })).body;

describe('会社の基本', () => {
  test.each([
    [{ liabilityAccount: '999' }, 'value.liabilityAccount'],
    [{ inputTaxAccount: 'nowhere' }, 'value.inputTaxAccount'],
    [{ fiscalYearStartMonth: 13 }, 'value.fiscalYearStartMonth'],
    [{ fiscalYearStartMonth: 0 }, 'value.fiscalYearStartMonth'],
    [{ taxRounding: 'ceiling' }, 'value.taxRounding'],
    [{ name: 'みなと\r\nBcc: all@example.jp' }, 'value.name'],
    [{ name: ' ' }, 'value.name'],
    [{ mailName: 'みなと <boss@bank.jp>' }, 'value.mailName'],
    [{ mailName: 'みなと\r\nBcc: all' }, 'value.mailName'],
    [{ replyTo: 'a@example.jp, b@example.jp' }, 'value.replyTo'],
    [{ replyTo: 'a@example.jp\r\nBcc: b@example.jp' }, 'value.replyTo'],
    [{ replyTo: '経理' }, 'value.replyTo'],
    [
      {
        smallAmountPeriods: [
          { validFrom: '2026-04-01', validTo: '2027-03-31' },
          { validFrom: '2027-03-31', validTo: '2028-03-31' },
        ],
      },
      'value.smallAmountPeriods.1.validFrom',
    ],
  ])('names the field that does not fit: %j', async (part, path) => {
    const answer = await put('company', { ...(await value()), ...part });
    const paths = (answer.body.fields ?? []).map((field: { readonly path: string }) => field.path);
    expect([answer.status, paths]).toEqual([400, [path]]);
  });

  test('is what everybody sees of the company from then on', async () => {
    const changed = await put('company', {
      ...(await value()),
      name: 'みなと商事グループ',
      taxRounding: 'half-up',
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { value: { name: 'みなと商事グループ', taxRounding: 'half-up' } },
    });
    const [last] = (await send('GET /api/setting-changes', { query: { part: 'company' } })).body.items;
    expect(last).toMatchObject({
      from: { taxRounding: 'floor' },
      to: { name: 'みなと商事グループ', taxRounding: 'half-up' },
    });
  });

  test.each([7, 10, 1, 4])(
    'opens no closed month where the fiscal year begins in month %i',
    async (month) => {
      const before = await closing();
      const changed = await put('company', { ...(await value()), fiscalYearStartMonth: month });
      expect(changed.status).toBe(200);
      const after = await closing();
      expect(after.closedThrough >= before.closedThrough).toBe(true);
      // Whoever saw the months of before is told.
      expect(after.version).toBeGreaterThan(before.version);
    },
  );

  test('leaves 締め as it is where the year stays as it is', async () => {
    const before = await closing();
    await put('company', { ...(await value()), name: 'みなと商事' });
    expect(await closing()).toEqual(before);
  });
});
