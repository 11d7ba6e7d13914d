import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { groundSizes } from '#test/builders/large-company.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { keepHistory, someYears } from './company-history.ts';
import { seedLargeCompany } from './large-company.ts';
import type { Person } from './person.ts';
import { tooDear, walkReadings, type Reading } from './walk-readings.ts';

/** Shaped as the sizes of the ground, and small enough for every run; `npm run bench` takes the ground's own. */
const sizes = {
  ...groundSizes,
  people: 150,
  departments: 400,
  accounts: 600,
  subAccounts: 50,
  items: 250,
  partners: 120,
};

let demo: DemoCloud;
let admin: Person;
let readings: readonly Reading[];
beforeAll(async () => {
  demo = await shareDemoCloud();
  const { person, table } = await seedLargeCompany(demo.cloud, sizes);
  const claimId = await keepHistory(table, someYears);
  admin = await person('watanabe');
  const others = await Promise.all(['takahashi', 'sato', 'tanaka', 'yamamoto'].map(person));
  readings = await walkReadings(demo.cloud, [admin, ...others], claimId);
});
afterAll(() => demo.close());

describe('a company of 200 routes, and of many of everything else', () => {
  test('is answered by every reading of the contract within its bounds', () => {
    expect(readings.length).toBeGreaterThan(100);
    expect(readings.flatMap(tooDear)).toEqual([]);
  });

  test('has found no more readings that find nothing than there are things it does not have', () => {
    const missing = readings.filter(({ status }) => status === 404).map(({ key }) => key);
    const absent = /\{(?:evidenceId|exportId|entryId)\}|earlier-edition|company\/announcement$/;
    expect(missing.filter((key) => !absent.test(key))).toEqual([]);
  });

  test('looks into all of its routes at home, by whoever may vote and not by their steps', async () => {
    const home = await admin.get('/api/company-tasks');
    expect(home.body.items).toContainEqual(
      expect.objectContaining({ kind: 'routes-have-holes', isMore: false, count: expect.any(Number) }),
    );
  });
});
