import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
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

  describe('K-03: a fiscal year that begins in another month', () => {
    const keepers = { roles: 'tenant-admin,accountant' };
    const yearFrom = async (fiscalYearStartMonth: number, options = {}) =>
      put('company', { ...(await value()), fiscalYearStartMonth }, options);
    const events = async () =>
      (await send('GET /api/closings', { roles: 'accounting-manager', query: { limit: '20' } })).body.items;
    beforeEach(() => void vi.setSystemTime(new Date('2026-11-30T03:00:00.000Z')));
    afterAll(() => void vi.useRealTimers());

    test('closes no month by whoever may close none: it is refused with the months', async () => {
      const before = await closing();
      const answer = await yearFrom(9);
      expect([answer.status, answer.body.fields]).toEqual([
        400,
        [
          {
            path: 'value.fiscalYearStartMonth',
            message: expect.stringContaining('2026年4月〜8月が締まるため'),
          },
        ],
      ]);
      expect(await closing()).toEqual(before);
    });

    test('is said before it is saved, stands in the history of 締め, and taken back it leaves nothing closed', async () => {
      const before = await closing();
      const query = { fiscalYearStartMonth: '9' };
      expect((await send('GET /api/setting-choices', { query })).body.monthsMoved).toContain(
        'この変更で、2026年4月〜8月が締まります',
      );
      expect((await yearFrom(9, keepers)).status).toBe(200);
      const slipped = await closing();
      expect([slipped.closedThrough, slipped.version > before.version]).toEqual(['2026-08', true]);
      const back = (await send('GET /api/setting-choices', { query: { fiscalYearStartMonth: '4' } })).body;
      expect(back.monthsMoved).toContain('2026年4月〜8月の締めが取り消されます');
      expect((await yearFrom(4)).status).toBe(400);
      expect((await yearFrom(4, keepers)).status).toBe(200);
      expect((await closing()).closedThrough).toBe(before.closedThrough);
      expect((await events()).slice(0, 2)).toMatchObject([
        { act: 'reopen', month: '2026-04', reason: '会社設定「事業年度の始まり」の変更' },
        { act: 'close', month: '2026-08', reason: '会社設定「事業年度の始まり」の変更' },
      ]);
    });

    test('does so too by another 申告期限', async () => {
      vi.setSystemTime(new Date('2027-06-15T03:00:00.000Z'));
      const { closedThrough } = await closing();
      expect((await put('filing', { filingMonths: 6 })).status).toBe(200);
      expect((await closing()).closedThrough).toBe(closedThrough);
    });

    test('moves no month where none comes due otherwise', async () => {
      const query = { fiscalYearStartMonth: '1' };
      expect((await send('GET /api/setting-choices', { query })).body.monthsMoved).toBeUndefined();
      expect((await yearFrom(1)).status).toBe(200);
      expect((await yearFrom(4)).status).toBe(200);
    });
  });

  test('leaves 締め as it is where the year stays as it is', async () => {
    const before = await closing();
    await put('company', { ...(await value()), name: 'みなと商事' });
    expect(await closing()).toEqual(before);
  });

  test('an own 税区分 is for the 経理方法 under which it was typed, and one more may be typed for the other', async () => {
    const own = { code: 'P10T70', label: '課対仕入内10%区70' };
    const typed = await put('export-labels', [own]);
    expect(typed.body.value).toEqual([{ ...own, taxAccounting: 'exclusive' }]);
    const other = { code: 'P10T70', label: '課対仕入込10%区70', taxAccounting: 'inclusive' };
    expect((await put('export-labels', [own, other])).status).toBe(200);
    const twice = await put('export-labels', [own, { ...other, taxAccounting: 'exclusive' }]);
    expect([twice.status, twice.body.fields]).toEqual([
      400,
      [{ path: 'value.1.code', message: '同じ税区分と経理方法の行があります' }],
    ]);
  });
});
