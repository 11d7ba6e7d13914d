import { expect, test } from 'vitest';

import { instantAt } from '#domain/backup/export-chain.ts';
import type { WantedExport } from '#domain/backup/next-exports.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { exportTables } from '#lambdas/backup/export-tables.ts';

const table = 'arn:aws:dynamodb:ap-northeast-1:000000000000:table/stafee-prod-Control';
const night = (day: string): Instant => instantAt(Date.parse(`${day}T17:30:00Z`));
const summary = 'AWSDynamoDB/01764610200000-0a1b2c3d/manifest-summary.json';

/** Starts and ends the exports of a night at once, and tells where. */
const nightOf = async (arn: string, when: Instant, keys: string[]): Promise<readonly string[]> => {
  const prefixes: string[] = [];
  const start = async ({ prefix }: { readonly prefix: string; readonly wanted: WantedExport }) => {
    prefixes.push(prefix);
    keys.push(`${prefix}/${summary}`);
    return prefix;
  };
  await exportTables([{ name: 'Control', arn }], {
    exports: { start },
    bucket: { keys: async () => keys },
    at: when,
  });
  return prefixes;
};

test('the first night of a restored table is everything, though the table before it was exported yesterday', async () => {
  const keys: string[] = [];
  await nightOf(table, night('2026-11-30'), keys);
  expect(await nightOf(table, night('2026-12-01'), keys)).toEqual([
    'exports/2026-12-02/Control/changes-20261130T171500Z-20261201T171500Z',
  ]);
  expect(await nightOf(`${table}-r20261202`, night('2026-12-02'), keys)).toEqual([
    'exports/2026-12-03/Control/full-20261202T171500Z-r20261202',
  ]);
  expect(await nightOf(`${table}-r20261202`, night('2026-12-03'), keys)).toEqual([
    'exports/2026-12-04/Control/changes-20261202T171500Z-20261203T171500Z-r20261202',
  ]);
});
