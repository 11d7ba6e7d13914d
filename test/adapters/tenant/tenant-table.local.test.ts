import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TenantId } from '#domain/kernel/ids.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { claimCounter } from '#rows/claims.ts';
import { rowKind } from '#rows/row-kind.ts';
import { startLocalServices } from '#test/builders/local-services.ts';
import { rangeOf } from '#rows/row-key.ts';
import { keyOf } from '#test/builders/any-key.ts';

const sample = {
  table: 'TenantData',
  keeps: 'contract',
  returned: 'derived',
  erased: 'with-tenant',
  holds: {},
  mayHold: { title: 'text', version: 'number', doc: 'map', secret: 'flag' },
  indexes: { GSI1: ['{companyCode}#{role}', '{step}'] },
} as const;
/** The rows of this file, which are about nothing: `C#1 / H`, `C#1 / F#2`, `LIST / X#1`. */
const sampleKinds = [
  claimCounter,
  rowKind('thing', { ...sample, pk: '{departmentId}#{shard}', sk: '{jobId}' }),
  rowKind('part', { ...sample, pk: '{departmentId}#{shard}', sk: '{jobId}#{edition}' }),
  rowKind('listed', {
    ...sample,
    pk: '{departmentId}',
    sk: '{jobId}#{edition}',
    indexes: { GSI1: ['{companyCode}', '{entryId}#{step}'] },
  }),
];

const [a, b] = [`t01${'a'.repeat(24)}` as TenantId, `t01${'b'.repeat(24)}` as TenantId];
let services: Awaited<ReturnType<typeof startLocalServices>>;
let mine: TenantTable;
let theirs: TenantTable;

beforeAll(async () => {
  services = await startLocalServices(undefined, sampleKinds);
  const client = documentClientOf({ region: 'ap-northeast-1' });
  const names = { tenantDataTable: 'TenantData', auditTable: 'Audit' };
  mine = tenantTableOf(a, client, names);
  theirs = tenantTableOf(b, client, names);
});
beforeEach(() => services.faults.clear());
afterAll(() => services.close());

const put = (pk: string, sk: string, item: Record<string, unknown> = {}): Write => ({
  kind: 'put',
  key: keyOf(pk, sk),
  item,
});
const stored = async (table: TenantTable, ...writes: readonly Write[]) =>
  expect(await table.transact({ writes })).toEqual({ stored: true });

describe('a tenant table', () => {
  test("writes under the tenant's prefix, index keys too, and reads without it", async () => {
    await stored(mine, put('C#1', 'H', { title: '出張', G1P: 'U#1', G1S: '1' }));
    const Key = { PK: { S: `T#${a}#C#1` }, SK: { S: 'H' } };
    const { Item } = await services.database.send(new GetItemCommand({ TableName: 'TenantData', Key }));
    expect(Item?.['G1P']).toEqual({ S: `T#${a}#U#1` });
    expect(await mine.get(keyOf('C#1', 'H'))).toEqual({
      PK: 'C#1',
      SK: 'H',
      G1P: 'U#1',
      G1S: '1',
      title: '出張',
    });
  });

  test("knows nothing of another tenant's rows, by key or by index", async () => {
    await stored(mine, put('C#2', 'H', { G1P: 'U#2', G1S: '2' }));
    expect(await theirs.get(keyOf('C#2', 'H'), { consistent: true })).toBeUndefined();
    expect(await theirs.query(rangeOf({ pk: 'C#2' }))).toEqual({ items: [] });
    expect(await theirs.query(rangeOf({ pk: 'U#2', index: 'GSI1' }))).toEqual({ items: [] });
  });

  test('puts audit items into the audit table', async () => {
    await stored(mine, { ...put('20260512#0', '01J'), table: 'audit' } as Write);
    const Key = { PK: { S: `T#${a}#20260512#0` }, SK: { S: '01J' } };
    expect(
      (await services.database.send(new GetItemCommand({ TableName: 'Audit', Key }))).Item,
    ).toBeDefined();
  });

  test('counts', async () => {
    expect(await mine.addToCounter(claimCounter, 20)).toBe(20);
    expect(await mine.addToCounter(claimCounter, 20)).toBe(40);
    expect(await theirs.addToCounter(claimCounter, 1)).toBe(1);
  });
});

describe('a transaction', () => {
  test('whose condition fails writes nothing and shows what stood in the way', async () => {
    await stored(
      mine,
      put('C#4', 'H', { version: 2, doc: { z: new Uint8Array([1]), tags: ['a', null, true] } }),
    );
    const outcome = await mine.transact({
      lines: put('C#4', 'L'),
      header: {
        ...put('C#4', 'H', { version: 2 }),
        condition: { expression: 'version = :seen', values: { ':seen': 1 } },
      },
    });
    const item = {
      PK: 'C#4',
      SK: 'H',
      version: 2,
      doc: { z: expect.any(Uint8Array), tags: ['a', null, true] },
    };
    const header = { key: keyOf('C#4', 'H'), item };
    expect(outcome).toEqual({ stored: false, refused: { lines: undefined, header } });
    expect(await mine.get(keyOf('C#4', 'L'))).toBeUndefined();
  });

  test('B-6 names every condition that failed, alone or among several, whatever stands before it', async () => {
    await stored(mine, put('C#6', 'H', { version: 1 }), put('C#6', 'F#2'));
    const isNew = { expression: 'attribute_not_exists(PK)' };
    const outcome = await mine.transact({
      masters: undefined,
      nothing: [],
      receipts: ['F#1', 'F#2', 'F#3'].map((sk) => ({ ...put('C#6', sk), condition: isNew })),
      timeline: put('C#6', 'A#1'),
      header: { ...put('C#6', 'H'), condition: isNew },
    });
    expect(outcome).toEqual({
      stored: false,
      refused: {
        masters: undefined,
        nothing: [],
        receipts: [{ key: keyOf('C#6', 'F#2'), item: { PK: 'C#6', SK: 'F#2' } }],
        timeline: undefined,
        header: { key: keyOf('C#6', 'H'), item: { PK: 'C#6', SK: 'H', version: 1 } },
      },
    });
  });

  test('B-6 shows no item where the condition asked for one that is not there', async () => {
    const condition = { expression: 'attribute_exists(PK)' };
    const key = keyOf('C#7', 'H');
    expect(await mine.transact({ claim: { kind: 'check', key, condition } })).toEqual({
      stored: false,
      refused: { claim: { key } },
    });
  });

  test('that meets others is tried again for as long as there is patience', async () => {
    services.faults.conflictNextTransaction({ times: 6 });
    await stored(mine, put('C#5', 'H'));
    const asked: number[] = [];
    const patience = {
      pauseAfter: async (attempts: number) => asked.push(attempts) < 4,
      hasTime: () => true,
    };
    services.faults.conflictNextTransaction({ times: 9 });
    const refusal = mine.within(patience).transact({ lines: put('C#5', 'L') });
    await expect(refusal).rejects.toMatchObject({ name: 'NeverAlone' });
    expect(asked).toEqual([0, 1, 2, 3]);
    services.faults.clear();
    expect(await mine.get(keyOf('C#5', 'L'))).toBeUndefined();
  });

  test('that is decided anew by its caller is told at once that it met another', async () => {
    services.faults.conflictNextTransaction({ times: 1 });
    expect(await mine.transactOnce({ lines: put('C#5', 'L') })).toBe('met');
    expect(await mine.transactOnce({ lines: put('C#5', 'L') })).toEqual({ stored: true });
  });
});

const ofList = rangeOf({ pk: 'LIST', skPrefix: 'X#' });
const ofIndex = rangeOf({ pk: 'OWN', index: 'GSI1' });
const page = (table: TenantTable, cursor?: string) =>
  table.query({ ...ofList, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
const written = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('a cursor', () => {
  beforeAll(async () => {
    await stored(mine, ...['X#1', 'X#2', 'X#3', 'Y#1'].map((sk) => put('LIST', sk, { G1P: 'OWN', G1S: sk })));
    await stored(
      theirs,
      ...['X#1', 'X#2', 'X#3'].map((sk) => put('LIST', sk, { secret: true, G1P: 'OWN', G1S: sk })),
    );
  });

  test('goes on where the page ended, and holds no tenant', async () => {
    const first = await page(mine);
    expect(first.items.map(({ SK }) => SK)).toEqual(['X#1', 'X#2']);
    expect(Buffer.from(first.nextCursor ?? '', 'base64url').toString()).toBe('["X#2"]');
    const second = await page(mine, first.nextCursor);
    expect(second).toEqual({ items: [{ PK: 'LIST', SK: 'X#3', G1P: 'OWN', G1S: 'X#3' }] });
  });

  test('is given only where something follows', async () => {
    const whole = { ...ofList, limit: 3 };
    expect(await mine.query(whole)).toMatchObject({ items: [{ SK: 'X#1' }, { SK: 'X#2' }, { SK: 'X#3' }] });
    expect((await mine.query(whole)).nextCursor).toBeUndefined();
    const first = await mine.query({ ...ofIndex, limit: 2 });
    const rest = await mine.query({ ...ofIndex, limit: 2, cursor: first.nextCursor ?? '' });
    expect(rest.items.map(({ SK }) => SK)).toEqual(['X#3', 'Y#1']);
    expect(rest.nextCursor).toBeUndefined();
  });

  test('goes on in an index, in both directions', async () => {
    const range = { ...ofIndex, limit: 3 };
    const { nextCursor = '' } = await mine.query(range);
    expect((await mine.query({ ...range, cursor: nextCursor })).items.map(({ SK }) => SK)).toEqual(['Y#1']);
    const back = await mine.query({ ...range, forward: false });
    expect(back.items.map(({ SK }) => SK)).toEqual(['Y#1', 'X#3', 'X#2']);
  });

  test("of another tenant shows one's own rows only", async () => {
    const { nextCursor } = await page(theirs);
    expect(JSON.stringify(await page(mine, nextCursor))).not.toContain('secret');
  });

  test.each([
    ['no base64 of JSON', 'x'],
    ['too many parts', written(['X#1', 'X#2'])],
    ['a number', written([1])],
    ['an empty key', written([''])],
    ['a place outside of the list', written(['Y#1'])],
    ['a whole key of another tenant', written([`T#${b}#LIST`])],
    ['an endless key', written([`X#${'x'.repeat(500)}`])],
  ])('with %s is refused', async (_what, cursor) => {
    await expect(page(mine, cursor)).rejects.toMatchObject({ name: 'MalformedCursor' });
  });

  test('of an index, edited to name another partition, stays within the tenant and the list', async () => {
    const cursor = written(['X#1', `C#1`, 'H']);
    const { items } = await mine.query({ ...ofIndex, limit: 9, cursor });
    expect(items.every((item) => item.PK === 'LIST' && !('secret' in item))).toBe(true);
  });
});
