import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TenantId, UserId } from '#domain/kernel/ids.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { grantsOf, shippedAccess } from '#domain/rights/grants.ts';
import { listClaimsEndpoint } from '#lambdas/claims/list-claims.ts';
import { listedHeader } from '#test/builders/listed-claims.ts';
import { startLocalServices } from '#test/builders/local-services.ts';

const tenantId = `t01${'a'.repeat(24)}` as TenantId;
let services: Awaited<ReturnType<typeof startLocalServices>>;
let table: TenantTable;

beforeAll(async () => {
  services = await startLocalServices();
  const names = { tenantDataTable: 'TenantData', auditTable: 'Audit' };
  table = tenantTableOf(tenantId, documentClientOf({ region: 'ap-northeast-1' }), names);
});
afterAll(() => services.close());

type Kept = {
  readonly owner: string;
  readonly status: Claim['status'];
  readonly count: number;
  readonly from: string;
};

const personOf = (letter: string): string => `01J${letter}`.padEnd(26, 'Z');

/** One a minute. */
const keep = async ({ owner, status, count, from }: Kept): Promise<void> => {
  const writes = Array.from({ length: count }, (_, minute) => {
    const at = new Date(Date.parse(from) + minute * 60_000).toISOString();
    return { kind: 'put' as const, ...listedHeader({ owner, status, title: `${status} ${minute}`, at }) };
  });
  for (let at = 0; at < writes.length; at += 100)
    // oxlint-disable-next-line no-await-in-loop -- one transaction after the other
    await table.transact({ writes: writes.slice(at, at + 100) });
};

const list = async (owner: string, query: Record<string, string>) => {
  const call = {
    body: undefined,
    params: {},
    query,
    actor: { tenantId, userId: owner as UserId, name: '', rights: grantsOf(['applicant'], shippedAccess) },
  };
  const answer = await listClaimsEndpoint.serve(call as never, async () => ({ table }) as TenantContext);
  if (!answer.ok) return { refusal: answer.refusal };
  return answer.value.body as {
    items: { status: string; title: string }[];
    nextCursor?: string;
    searchedTo?: string;
  };
};
type Listed = Exclude<Awaited<ReturnType<typeof list>>, { refusal: unknown }>;

const pages = async (owner: string, query: Record<string, string>): Promise<readonly Listed[]> => {
  const all: Listed[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ended
    const page = (await list(owner, cursor === '' ? query : { ...query, cursor })) as Listed;
    all.push(page);
    cursor = page.nextCursor;
  }
  return all;
};
const itemsOf = (all: readonly Listed[]) => all.flatMap(({ items }) => items);

describe('A-8 one’s own claims of one state', () => {
  beforeAll(async () => {
    await keep({ owner: personOf('A'), status: 'submitted', count: 5, from: '2026-04-10T00:00:00.000Z' });
    await keep({ owner: personOf('A'), status: 'confirmed', count: 5, from: '2026-04-11T00:00:00.000Z' });
    await keep({ owner: personOf('A'), status: 'draft', count: 104, from: '2026-05-01T00:00:00.000Z' });
  });

  test('are found behind 104 newer drafts, in one page and with nothing left', async () => {
    const found = await list(personOf('A'), { status: 'submitted', limit: '100' });
    expect(found).toMatchObject({ items: Array.from({ length: 5 }, () => ({ status: 'submitted' })) });
    expect(found).not.toHaveProperty('nextCursor');
    expect(found).not.toHaveProperty('searchedTo');
  });

  test('go on where a page ended, each once', async () => {
    const all = await pages(personOf('A'), { status: 'confirmed', limit: '2' });
    expect(all.map(({ items }) => items.length)).toEqual([2, 2, 1]);
    expect(itemsOf(all).map(({ title }) => title)).toEqual([4, 3, 2, 1, 0].map((n) => `confirmed ${n}`));
  });

  test('are none only when nothing is left', async () => {
    expect(await pages(personOf('A'), { status: 'rejected' })).toEqual([{ items: [] }]);
  });
});

test.each([1, 2, 3, 50, 100])(
  'A-8 no page is empty with a cursor where drafts were discarded: %i a page',
  async (limit) => {
    const owner = personOf(`B${limit}`);
    await keep({ owner, status: 'draft', count: 3, from: '2026-04-01T00:00:00.000Z' });
    await keep({ owner, status: 'discarded', count: 120, from: '2026-05-01T00:00:00.000Z' });
    await keep({ owner, status: 'draft', count: 2, from: '2026-06-01T00:00:00.000Z' });
    const all = await pages(owner, { limit: `${limit}` });
    expect(itemsOf(all).map(({ title }) => title)).toEqual([
      'draft 1',
      'draft 0',
      'draft 2',
      'draft 1',
      'draft 0',
    ]);
    expect(all.filter(({ items }) => items.length === 0)).toEqual([]);
  },
);

test('A-8 a search that its bound ends says how far it looked, and goes on', async () => {
  await keep({ owner: personOf('C'), status: 'returned', count: 1, from: '2026-01-05T00:00:00.000Z' });
  await keep({ owner: personOf('C'), status: 'draft', count: 2_100, from: '2026-02-01T16:00:00.000Z' });
  const first = await list(personOf('C'), { status: 'returned' });
  expect(first).toMatchObject({ items: [], searchedTo: '2026-02-02', nextCursor: expect.any(String) });
  const all = await pages(personOf('C'), { status: 'returned' });
  expect(itemsOf(all)).toHaveLength(1);
  expect(all.at(-1)).not.toHaveProperty('searchedTo');
});

describe('A-8 a period', () => {
  beforeAll(async () => {
    await keep({ owner: personOf('D'), status: 'approved', count: 1, from: '2026-03-31T14:59:00.000Z' });
    await keep({ owner: personOf('D'), status: 'approved', count: 1, from: '2026-03-31T15:00:00.000Z' });
    await keep({ owner: personOf('D'), status: 'approved', count: 1, from: '2026-04-30T14:59:00.000Z' });
    await keep({ owner: personOf('D'), status: 'approved', count: 1, from: '2026-04-30T15:00:00.000Z' });
  });

  test('is of days in Japan, both included', async () => {
    const found = await list(personOf('D'), { status: 'approved', from: '2026-04-01', to: '2026-04-30' });
    expect(found).toMatchObject({
      items: [{ submittedAt: '2026-04-30T23:59:00+09:00' }, { submittedAt: '2026-04-01T00:00:00+09:00' }],
    });
  });

  test('may be as wide as days go, but not end before it begins', async () => {
    const ask = (from: string, to: string) => list(personOf('D'), { status: 'approved', from, to });
    expect((await ask('1900-01-01', '9998-12-31')) as Listed).toMatchObject({ items: { length: 4 } });
    expect(await ask('2026-05-01', '2026-04-30')).toMatchObject({ refusal: { kind: 'input-malformed' } });
  });
});
