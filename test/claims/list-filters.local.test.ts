import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TenantId } from '#domain/kernel/ids.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { keepListed, pagesOf, titlesOf, type Listed } from '#test/builders/listed-claims.ts';
import { startLocalServices } from '#test/builders/local-services.ts';

const personOf = (letter: string): string => `01${letter.repeat(24)}`;

let services: Awaited<ReturnType<typeof startLocalServices>>;
let table: TenantTable;

beforeAll(async () => {
  services = await startLocalServices();
  const names = { tenantDataTable: 'TenantData', auditTable: 'Audit' };
  table = tenantTableOf(
    `t01${'a'.repeat(24)}` as TenantId,
    documentClientOf({ region: 'ap-northeast-1' }),
    names,
  );
});
afterAll(() => services.close());

const minutesAfter = (from: string, minutes: number): string =>
  new Date(Date.parse(from) + minutes * 60_000).toISOString();

/** The day in Japan, by hand: 9 hours ahead. */
const dayOf = (at: string): string => new Date(Date.parse(at) + 32_400_000).toISOString().slice(0, 10);

describe('A-8 whatever the filter', () => {
  const statuses = [
    'submitted',
    'returned',
    'rejected',
    'approved',
    'confirmed',
    'draft',
    'discarded',
  ] as const satisfies readonly Listed['status'][];
  const words = ['出張', '備品', '会食'];
  const start = '2024-12-31T15:00:00.000Z';
  const [many, few] = [personOf('H'), personOf('J')];
  // Every 8 hours and so at every midnight in Japan; what is rare stands behind thousands of others.
  const rows: readonly Listed[] = Array.from({ length: 2_400 }, (_, index) => ({
    owner: index % 40 === 7 ? few : many,
    status:
      index < 30
        ? (statuses[index % 7] ?? 'draft')
        : index % 11 === 0
          ? 'rejected'
          : index % 3 === 0
            ? 'discarded'
            : 'draft',
    title: `${words[index % 3] ?? ''} 件${index}`,
    number: `PX-${index}`,
    at: minutesAfter(start, index * 480),
    submittedAt: minutesAfter(start, index * 480 + (index % 5) * 480),
  }));
  beforeAll(() => keepListed(table, rows), 60_000);

  const day = fc.constantFrom(
    '2024-12-31',
    '2025-01-01',
    '2025-01-09',
    '2025-06-30',
    '2026-03-31',
    '2027-03-10',
  );
  const filter = fc.record(
    {
      status: fc.constantFrom('submitted', 'returned', 'rejected', 'approved', 'confirmed'),
      owner: fc.constantFrom(many, few),
      days: fc.tuple(day, day).map((two) => two.toSorted()),
      text: fc.constantFrom('出張', '備品', '件1', 'px-12', '無い', undefined),
      limit: fc.constantFrom('3', '20', '100'),
    },
    { requiredKeys: ['status', 'owner', 'limit'] },
  );

  test('its pages together are what fits, each once, and no page is short without a word', async () => {
    await fc.assert(
      fc.asyncProperty(filter, async ({ owner, status, days, text, limit }) => {
        const [from, to] = days ?? [];
        const fitting = rows.filter((row) => {
          const on = dayOf(row.at);
          return (
            row.owner === owner &&
            row.status === status &&
            (from ?? '') <= on &&
            on <= (to ?? '9') &&
            (text === undefined || `${row.title} ${row.number?.toLowerCase() ?? ''}`.includes(text))
          );
        });
        const pages = await pagesOf(
          { table, userId: owner },
          {
            status,
            limit,
            ...(from === undefined || to === undefined ? {} : { from, to }),
            ...(text === undefined ? {} : { text }),
          },
        );
        const expected = fitting.toSorted((one, other) => (one.at < other.at ? 1 : -1));
        expect(titlesOf(pages)).toEqual(expected.map(({ title }) => title));
        for (const { items, nextCursor, searchedTo } of pages)
          expect(nextCursor === undefined || searchedTo !== undefined || items.length === Number(limit)).toBe(
            true,
          );
      }),
      { numRuns: 80 },
    );
  }, 120_000);
});
