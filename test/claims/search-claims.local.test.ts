import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isClaimId, isUserId, type TenantId } from '#domain/kernel/ids.ts';
import { isInstant } from '#domain/kernel/time.ts';
import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { tenantTableOf, type TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { headerRow } from '#lambdas/claims/claim-record.ts';
import { aDraft, known } from '#test/builders/claims.ts';
import { askList, keepListed, pagesOf, titlesOf } from '#test/builders/listed-claims.ts';
import { startLocalServices } from '#test/builders/local-services.ts';

const personOf = (letter: string): string => `01${letter.repeat(24)}`;
const [hana, jiro] = [personOf('A'), personOf('B')];

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

describe('A-8 a text is searched for on the server', () => {
  beforeAll(() =>
    keepListed(table, [
      {
        owner: hana,
        status: 'approved',
        title: '大阪出張 ホテル代',
        number: 'EX-000101',
        at: '2026-04-02T01:00:00.000Z',
      },
      {
        owner: hana,
        status: 'approved',
        title: 'ガソリン代',
        number: 'EX-000102',
        at: '2026-04-03T01:00:00.000Z',
      },
      {
        owner: hana,
        status: 'approved',
        title: '大阪出張 タクシー',
        number: 'EX-000103',
        at: '2026-04-04T01:00:00.000Z',
      },
    ]),
  );

  test.each([
    ['a word of the title', '大阪', ['大阪出張 タクシー', '大阪出張 ホテル代']],
    ['two words, in any order', 'ホテル　大阪', ['大阪出張 ホテル代']],
    ['half-width kana', 'ｶﾞｿﾘﾝ', ['ガソリン代']],
    ['hiragana', 'がそりん', ['ガソリン代']],
    ['kana with a combining mark', 'カ\u3099ソリン', ['ガソリン代']],
    ['the number, in full width', 'ＥＸ－０００１０３', ['大阪出張 タクシー']],
    ['a part of the number', '000102', ['ガソリン代']],
    ['a title without its blank', '大阪出張タクシー', ['大阪出張 タクシー']],
    ['words of number and title together', '大阪 103', ['大阪出張 タクシー']],
    ['what stands nowhere', '札幌', []],
    ['no pattern: signs mean themselves', '.*', []],
  ])('by %s', async (_what, text, titles) => {
    const pages = await pagesOf({ table, userId: hana }, { status: 'approved', text });
    expect(titlesOf(pages)).toEqual(titles);
  });

  test('and nobody else’s are found', async () => {
    expect(titlesOf(await pagesOf({ table, userId: jiro }, { text: '大阪' }))).toEqual([]);
  });

  test.each(['', '\u200b', ' '])('but not by what nobody sees: %j', async (text) => {
    expect(await askList({ table, userId: hana }, { text })).toMatchObject({
      refusal: { kind: 'input-malformed' },
    });
  });
});

test('A-8 a claim stands where our clock saw its first draft, whatever the clock that made its id', async () => {
  const owner = personOf('K');
  const claim = {
    ...aDraft({ title: '時計違い' }),
    id: known(isClaimId, '7ZZZZZZZZZ0000000000000001'),
    applicantId: known(isUserId, owner),
    createdAt: known(isInstant, '2026-05-31T15:00:00.000Z'),
  };
  await table.transact({ header: { kind: 'put', ...headerRow(claim, []) } });
  const inMonth = (from: string, to: string) => pagesOf({ table, userId: owner }, { from, to });
  expect(titlesOf(await inMonth('2026-06-01', '2026-06-01'))).toEqual(['時計違い']);
  expect(titlesOf(await inMonth('2026-05-01', '2026-05-31'))).toEqual([]);
});

test.each([
  ['before the bound', 1_999],
  ['exactly at the bound', 2_000],
  ['behind the bound', 2_001],
])('A-8 a page whose last claim stands %s loses none', async (_where, position) => {
  const owner = personOf(position === 1_999 ? 'E' : position === 2_000 ? 'F' : 'G');
  const start = '2026-06-01T00:00:00.000Z';
  const rows = 2_010;
  await keepListed(
    table,
    Array.from({ length: rows }, (_, index) => {
      const fromNewest = rows - index;
      const isWanted = fromNewest === 1 || fromNewest === position || fromNewest > 2_005;
      return {
        owner,
        status: isWanted ? 'returned' : 'discarded',
        title: `${fromNewest}`,
        at: minutesAfter(start, index),
      };
    }),
  );
  const pages = await pagesOf({ table, userId: owner }, { status: 'returned', limit: '2' });
  expect(titlesOf(pages)).toEqual(['1', `${position}`, '2006', '2007', '2008', '2009', '2010']);
  const silent = pages.filter(
    ({ items, nextCursor, searchedTo }) =>
      items.length < 2 && nextCursor !== undefined && searchedTo === undefined,
  );
  expect(silent).toEqual([]);
});
