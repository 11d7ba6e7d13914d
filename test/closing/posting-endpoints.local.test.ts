import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import { askApp, type AppAsked } from '#test/builders/asked-app.ts';
import {
  approvedOn,
  close,
  confirmed,
  entriesIn,
  reopen,
  reversing,
  startClosingCompany,
  takahashi,
} from './closing-company.ts';

/*
 * Every endpoint whose contract says that it posts is asked to post into a month that is closed already, and into one
 * that is closed at each of its calls. Whoever adds one gives it something to post here.
 */

/** Lines of the last day of May and the first of June: one of them is late once May is closed. */
const lastOfMay = ['2026-05-31', '2026-06-01'] as const;

/** What is asked, of something that would post into May. */
const toPost: Readonly<Record<string, () => Promise<AppAsked>>> = {
  confirmClaim: async () => {
    const { id, version } = await approvedOn(...lastOfMay);
    return { by: takahashi, id, body: { expectedVersion: version } };
  },
  reverseClaim: async () => reversing(await confirmed(await approvedOn(...lastOfMay))),
};

let services: Awaited<ReturnType<typeof startClosingCompany>>;
beforeAll(async () => {
  services = await startClosingCompany('2026-06-05T03:00:00.000Z');
});
afterAll(async () => {
  await services.close();
  vi.useRealTimers();
});

const posting = tenantContracts.filter(({ contract }) => contract.posts);
const serials = async () => (await entriesIn(services)).map(({ serial }) => serial);
const lastSerial = async () => Math.max(0, ...(await serials()));

test('every endpoint that posts has something to post here', () => {
  expect(posting.map(({ operation }) => operation)).toEqual(Object.keys(toPost).toSorted());
});

describe.each(posting.map(({ operation, key }) => ({ operation, key })))('$key', ({ operation, key }) => {
  const ask = async () => {
    await reopen('2026-05');
    return (await toPost[operation]?.()) ?? {};
  };
  /** No entry after the serial lies in May, by its own date or by its place. */
  const expectNoneInMay = async (after: number) => {
    const later = (await entriesIn(services)).filter(({ serial }) => serial > after);
    expect(later.map(({ month, postedOn }) => [month, postedOn.slice(0, 7)])).toEqual(
      later.map(() => ['2026-06', '2026-06']),
    );
    return later;
  };

  test('posts nothing into a month that is closed: all of it stands in June', async () => {
    const asked = await ask();
    expect((await close('2026-05')).status).toBe(200);
    const before = await lastSerial();
    expect((await askApp(key, asked)).status).toBe(200);
    expect((await expectNoneInMay(before)).map(({ postedOn, spentOn }) => [postedOn, spentOn])).toEqual([
      ['2026-06-01', '2026-05-31'],
      ['2026-06-01', undefined],
    ]);
  });

  test('posts nothing into a month that is closed at any of its calls', async () => {
    let [met, moved] = [true, 0];
    for (let calls = 0; met; calls += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one moment after the other
      const asked = await ask();
      let before = Number.POSITIVE_INFINITY;
      met = false;
      services.faults.meanwhile(calls, async () => {
        met = true;
        before = await lastSerial();
        expect((await close('2026-05')).status).toBe(200);
      });
      // oxlint-disable-next-line no-await-in-loop
      expect((await askApp(key, asked)).status).toBe(200);
      services.faults.clear();
      // oxlint-disable-next-line no-await-in-loop
      moved += (await expectNoneInMay(before)).length;
      // oxlint-disable-next-line no-await-in-loop
      const all = await serials();
      expect(all.toSorted((a, b) => a - b)).toEqual(all.map((_serial, index) => index + 1));
    }
    expect(moved).toBeGreaterThanOrEqual(4);
  });
});
