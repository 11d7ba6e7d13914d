import { describe, expect, test } from 'vitest';
import { mastersOfRows, rowsOfMasters, type ReadSetting } from '#lambdas/settings/master-rows.ts';
import { minato } from '#local/seed/minato.ts';

const rows: Readonly<Record<string, unknown>> = Object.fromEntries(
  rowsOfMasters(minato.masters).map(({ key, item }) => [key.sk, item]),
);
/** Rows of before are written as they lay there. */
const old = (doc: unknown) => ({ doc: JSON.stringify(doc) });
const reading =
  (kept: Readonly<Record<string, unknown>>): ReadSetting =>
  (kind) =>
    kept[kind.sk] === undefined ? undefined : kind.read(Object(kept[kind.sk])).doc;

describe('masters from their rows', () => {
  test('are what was put in', () => {
    const {
      settingsVersion: _version,
      users: _users,
      access: _access,
      entries: _entries,
      ...rest
    } = minato.masters;
    expect(mastersOfRows(reading(rows))).toEqual(rest);
  });

  test('of a data folder of before have the caps of their cities, and no default row', () => {
    const since = { validFrom: '2020-04-01' };
    const { COMPANY, ACCOUNTS, ITEMS, DEPARTMENTS, ROUTES } = rows;
    const older = { COMPANY, ACCOUNTS, ITEMS, DEPARTMENTS, ROUTES };
    const REGULATION = old({
      perDiems: [{ grade: '一般', dailyYen: 2_500, ...since }],
      lodgingCaps: [
        { city: '大阪', grade: '一般', nightlyYen: 12_000, ...since },
        { city: '大阪', grade: '部長', nightlyYen: 15_000, ...since },
      ],
    });
    expect(mastersOfRows(reading({ ...older, REGULATION })).regulation).toEqual({
      perDiems: [{ grade: '一般', dailyYen: 2_500, validFrom: '2020-04-01' }],
      lodgingCaps: {
        places: [{ id: '大阪', name: '大阪', spellings: [] }],
        caps: [
          { placeId: '大阪', grade: '一般', nightlyYen: 12_000, validFrom: '2020-04-01' },
          { placeId: '大阪', grade: '部長', nightlyYen: 15_000, validFrom: '2020-04-01' },
        ],
      },
      tripRules: { daysBefore: 1, daysAfter: 1, paidAheadDays: 90, usualDaysMax: 31 },
    });
  });

  test('of a data folder of before watch what is rarely so dear', () => {
    const { COMPANY, ACCOUNTS, ITEMS, DEPARTMENTS, ROUTES } = rows;
    const { watchedAmounts } = mastersOfRows(reading({ COMPANY, ACCOUNTS, ITEMS, DEPARTMENTS, ROUTES }));
    expect(watchedAmounts).toContainEqual({ itemCode: 'taxi', warnAboveYen: 20_000 });
  });

  test('of a company without any regulation have an empty one', () => {
    const { COMPANY, ACCOUNTS, ITEMS, DEPARTMENTS, ROUTES } = rows;
    const older = { COMPANY, ACCOUNTS, ITEMS, DEPARTMENTS, ROUTES };
    expect(mastersOfRows(reading(older)).regulation).toEqual({
      perDiems: [],
      lodgingCaps: { places: [], caps: [] },
      tripRules: { daysBefore: 1, daysAfter: 1, paidAheadDays: 90, usualDaysMax: 31 },
    });
  });

  test('need their accounts', () => {
    const { ACCOUNTS: _accounts, ...rest } = rows;
    expect(() => mastersOfRows(reading(rest))).toThrow(
      'the tenant’s masters lack ACCOUNTS'.replace('’', "'"),
    );
  });
});
