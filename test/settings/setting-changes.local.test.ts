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

describe('the history of the settings', () => {
  test('is read page by page, and says of each change what it replaced', async () => {
    await put('trip-rules', { daysBefore: 2, daysAfter: 1, paidAheadDays: 90, usualDaysMax: 31 });
    await put('filing', { filingMonths: 3 });
    await put('trip-rules', { daysBefore: 3, daysAfter: 1, paidAheadDays: 90, usualDaysMax: 31 });
    const first = (await send('GET /api/setting-changes', { query: { limit: '2' } })).body;
    expect(first.items).toMatchObject([
      { part: 'trip-rules', from: { daysBefore: 2 }, to: { daysBefore: 3 } },
      { part: 'filing', to: { filingMonths: 3 } },
    ]);
    const query = { limit: '2', cursor: first.nextCursor };
    const second = (await send('GET /api/setting-changes', { query })).body;
    expect(second.items[0]).toMatchObject({ part: 'trip-rules', to: { daysBefore: 2 } });
    const own = (await send('GET /api/setting-changes', { query: { part: 'trip-rules', limit: '1' } })).body;
    expect(own.items).toMatchObject([{ to: { daysBefore: 3 } }]);
    const behind = { part: 'trip-rules', limit: '1', cursor: own.nextCursor };
    expect((await send('GET /api/setting-changes', { query: behind })).body.items).toMatchObject([
      { to: { daysBefore: 2 } },
    ]);
  });

  test('is never larger than an answer may be, and loses nothing for that', async () => {
    const spellings = (mark: string) =>
      Array.from({ length: 90 }, (_none, index) => `${'長い名前'.repeat(10)}${mark}${index}`);
    for (const mark of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      const places = Array.from({ length: 10 }, (_none, index) => ({
        id: `p${index}`,
        name: `地域${index}`,
        spellings: spellings(`${mark}${index}`),
      }));
      // oxlint-disable-next-line no-await-in-loop -- each rests on the version before
      expect(await put('lodging-caps', { places, caps: [] })).toMatchObject({ status: 200 });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { part: 'lodging-caps', ...(cursor === undefined ? {} : { cursor }) };
      // oxlint-disable-next-line no-await-in-loop -- a page begins where the one before ended
      const { body } = await send('GET /api/setting-changes', { query });
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(1_000_000);
      seen.push(...body.items.map(({ to }: any) => to.places[0]?.spellings[0]?.at(-3)));
      cursor = body.nextCursor;
    } while (cursor !== undefined);
    expect(seen.slice(0, 8)).toEqual(['h', 'g', 'f', 'e', 'd', 'c', 'b', 'a']);
  });
});

describe('killed at any call, and sent again', () => {
  // The fiscal year changes two rows: the company's, and that of the closed months.
  test.each([
    ['trip-rules', 'daysBefore', [4, 5]],
    ['company', 'fiscalYearStartMonth', [7, 4]],
  ] as const)('a part is changed once, and told once: %s', async (name, field, turns) => {
    const { faults } = companies.services;
    const history = async () =>
      (await send('GET /api/setting-changes', { query: { part: name, limit: '100' } })).body.items.length;
    for (let calls = 0, isOver = false; !isOver; calls += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one moment after the other
      const { value, version } = (await send(`GET /api/settings/${name}`)).body;
      const wanted = { ...value, [field]: value[field] === turns[0] ? turns[1] : turns[0] };
      // oxlint-disable-next-line no-await-in-loop
      const told = await history();
      const change = () =>
        send(`PUT /api/settings/${name}`, {
          body: { value: wanted, expectedVersion: version },
          // Who may close months too: this change closes some.
          roles: 'tenant-admin,accountant',
        });
      faults.crashAfter(calls);
      // oxlint-disable-next-line no-await-in-loop
      await change();
      faults.clear();
      // oxlint-disable-next-line no-await-in-loop
      isOver = (await send(`GET /api/settings/${name}`)).body.version > version;
      // oxlint-disable-next-line no-await-in-loop
      expect(await change()).toMatchObject({ status: 200, body: { value: wanted, version: version + 1 } });
      // oxlint-disable-next-line no-await-in-loop
      expect(await history()).toBe(told + 1);
    }
  });
});
