import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TenantId } from '#domain/kernel/ids.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { rangeOf } from '#rows/row-key.ts';
import { rowKind } from '#rows/row-kind.ts';
import { keyOf } from '#test/builders/any-key.ts';
import { startLocalServices } from '#test/builders/local-services.ts';

/** A row of this file, which is about nothing. */
const sampleKinds = [
  rowKind('hidden', {
    table: 'TenantData',
    keeps: 'contract',
    returned: 'derived',
    erased: 'with-tenant',
    holds: {},
    pk: '{departmentId}',
    sk: '{jobId}#{edition}',
  }),
];

let services: Awaited<ReturnType<typeof startLocalServices>>;
let mine: TenantTable;
beforeAll(async () => {
  services = await startLocalServices(undefined, sampleKinds);
  const names = { tenantDataTable: 'TenantData', auditTable: 'Audit' };
  const client = documentClientOf({ region: 'ap-northeast-1' });
  mine = tenantTableOf(`t01${'a'.repeat(24)}` as TenantId, client, names);
});
afterAll(() => services.close());

describe('a page of a list', () => {
  test('8.2.2 tells nothing of rows that may not be seen: neither by where a page ends nor by whether it goes on', async () => {
    const range = rangeOf({ table: 'TenantData', pk: 'HIDDEN', skPrefix: 'E#' });
    const writes = ['E#1', 'E#2', 'E#3', 'E#4'].map((sk) => ({
      kind: 'put' as const,
      key: keyOf('HIDDEN', sk),
      item: {},
    }));
    expect(await mine.transact({ writes })).toEqual({ stored: true });
    const pageOf = (seen: readonly string[], matches: (sk: string) => boolean) =>
      mine.query({
        ...range,
        limit: 1,
        filter: {
          matches: ({ SK }) => matches(SK),
          shown: async (rows) => rows.filter(({ SK }) => seen.includes(SK)),
          mostRows: 2_000,
        },
      });
    expect(await pageOf([], () => true)).toEqual({ items: [] });
    expect(await pageOf([], (sk) => sk === 'E#2')).toEqual({ items: [] });
    const one = await pageOf(['E#4'], () => true);
    expect([one.items.map(({ SK }) => SK), one.nextCursor]).toEqual([['E#4'], undefined]);
  });
});
