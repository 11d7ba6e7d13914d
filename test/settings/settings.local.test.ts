import { GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handler as onboarding } from '#lambdas/functions/onboarding.ts';
import { handler } from '#lambdas/functions/tenant-admin.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { tenantContracts } from '#contract/all.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { startLocalServices } from '#test/builders/local-services.ts';
import {
  aContext,
  anEvent,
  anOrder,
  cookieHeader,
  smallMasters,
  tanaka,
  tenantIdIn,
  told,
  watanabe,
} from '#test/builders/tenant-plane.ts';

let services: Awaited<ReturnType<typeof startLocalServices>>;
let minato = '';
let aoba = '';
beforeAll(async () => {
  services = await startLocalServices();
  minato = tenantIdIn(await onboarding(anOrder(), aContext()));
  const masters = smallMasters('有限会社あおば工房');
  aoba = tenantIdIn(await onboarding(anOrder({ companyCode: 'aoba-kobo', masters, people: [] }), aContext()));
});
beforeEach(() => void keptLog());
afterAll(() => services.close());

type Options = {
  readonly body?: unknown;
  readonly roles?: string;
  readonly userId?: string;
  readonly tenantId?: string;
  readonly isForged?: boolean;
  readonly query?: Readonly<Record<string, string>>;
};
const send = async (route: string, options: Options = {}) => {
  const { body, roles = 'tenant-admin', userId = watanabe, tenantId = minato, isForged = false } = options;
  const { query } = options;
  const cookie = `${tenantId}.${'c'.repeat(43)}`;
  const authorizer = { tenantId, userId, userName: '渡辺直樹', roles, sessionKey: 'k' };
  const headers = {
    ...cookieHeader(cookie),
    ...(isForged ? {} : { 'x-csrf-token': csrfTokenOf(cookie) }),
  };
  return told(
    await handler(
      anEvent(route, {
        headers,
        authorizer,
        ...(body === undefined ? {} : { body }),
        ...(query === undefined ? {} : { query }),
      }),
      aContext(tenantId),
    ),
  );
};

const settingsVersion = async (tenantId: string): Promise<number> => {
  const Key = { PK: { S: `T#${tenantId}#SET` }, SK: { S: 'V' } };
  const { Item } = await services.database.send(new GetItemCommand({ TableName: 'TenantData', Key }));
  return Number(Item?.['settingsVersion']?.N);
};

/** Every setting that a company may change, whoever adds one. */
const parts = tenantContracts.flatMap(({ key }) => {
  const [, name] = /^PUT \/api\/settings\/([a-z-]+)$/.exec(key) ?? [];
  return name === undefined ? [] : [name];
});

describe.each(parts)('the setting %s', (name) => {
  const [get, put] = [`GET /api/settings/${name}`, `PUT /api/settings/${name}`];

  test('is changed once per version, with the version of all settings, and told apart by company', async () => {
    const seen = (await send(get)).body;
    const before = { mine: await settingsVersion(minato), theirs: await settingsVersion(aoba) };
    const body = { value: seen.value, expectedVersion: seen.version };
    const changed = await send(put, { body });
    expect(changed).toMatchObject({
      status: 200,
      body: { value: seen.value, version: seen.version + 1, isShipped: false, updatedBy: { id: watanabe } },
    });
    expect(await settingsVersion(minato)).toBe(before.mine + 1);
    expect((await send(get, { tenantId: aoba })).body.version).toBe(seen.version);
    expect(await settingsVersion(aoba)).toBe(before.theirs);

    // The same request again is the same change; somebody else's is told that he is late.
    expect((await send(put, { body })).body.version).toBe(seen.version + 1);
    expect(await send(put, { body, userId: tanaka })).toMatchObject({
      status: 409,
      body: { code: 'setting-changed-meanwhile', version: seen.version + 1 },
    });
    expect(await settingsVersion(minato)).toBe(before.mine + 1);

    // Access has a screen and a history of its own.
    if (name === 'access') return;
    // Who changed what from what to what stands in the history once, and in that of his company alone.
    const history = (await send('GET /api/setting-changes', { query: { part: name } })).body.items;
    expect(history).toMatchObject([
      { part: name, version: seen.version + 1, byName: '渡辺直樹', from: seen.value, to: seen.value },
    ]);
    expect((await send('GET /api/setting-changes', { tenantId: aoba })).body.items).toEqual([]);
    const listed = (await send('GET /api/settings')).body.items;
    expect(listed.find(({ part }: { readonly part: string }) => part === name)).toMatchObject({
      version: seen.version + 1,
      updatedBy: { id: watanabe, name: '渡辺直樹' },
    });
  });

  test.each(['applicant', 'applicant,approver,accountant,auditor', ''])(
    'is not written with the roles "%s"',
    async (roles) => {
      const { value, version } = (await send(get)).body;
      const answer = await send(put, { body: { value, expectedVersion: version }, roles });
      expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    },
  );

  test('is not written without the CSRF token', async () => {
    const { value, version } = (await send(get)).body;
    const answer = await send(put, { body: { value, expectedVersion: version }, isForged: true });
    expect(answer).toMatchObject({ status: 403, body: { code: 'csrf-missing' } });
  });

  test('refuses what it does not know', async () => {
    const { value, version } = (await send(get)).body;
    const answer = await send(put, { body: { value, expectedVersion: version, tenantId: aoba } });
    expect(answer.body).toMatchObject({ code: 'input-malformed', fields: [{ path: 'tenantId' }] });
  });
});

const since = { validFrom: '2026-04-01' };
const osaka = { id: 'osaka', name: '大阪', spellings: ['Osaka'] };
const put = async (name: string, value: unknown, options: Options = {}) => {
  const { version } = (await send(`GET /api/settings/${name}`)).body;
  return send(`PUT /api/settings/${name}`, { body: { value, expectedVersion: version }, ...options });
};

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
    for (const mark of 'abcdefgh') {
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
    expect(seen.slice(0, 8)).toEqual([...'hgfedcba']);
  });
});

describe('two administrators at once', () => {
  test('one is stored, the other gets the version that won', async () => {
    const { version } = (await send('GET /api/settings/per-diems')).body;
    const answers = await Promise.all(
      [watanabe, tanaka].map((userId, index) =>
        send('PUT /api/settings/per-diems', {
          body: { value: [{ ...since, grade: '一般', dailyYen: 2_000 + index }], expectedVersion: version },
          userId,
        }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.version).toBe(version + 1);
  });

  test('both changes of different settings are stored', async () => {
    const answers = await Promise.all([
      put('per-diems', [{ ...since, grade: '一般', dailyYen: 2_600 }]),
      put('lodging-caps', { places: [osaka], caps: [{ ...since, nightlyYen: 9_000 }] }, { userId: tanaka }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });
});

describe('the setting lodging-caps', () => {
  test.each([
    [{ places: [osaka, osaka], caps: [] }, 'value.places.1.id'],
    [
      { places: [osaka, { id: 'b', name: '京都', spellings: ['ＯＳＡＫＡ'] }], caps: [] },
      'value.places.1.spellings.0',
    ],
    [{ places: [{ id: 'a', name: '・・', spellings: [] }], caps: [] }, 'value.places.0.name'],
    [{ places: [], caps: [{ ...since, placeId: 'osaka', nightlyYen: 1 }] }, 'value.caps.0.placeId'],
    [
      {
        places: [],
        caps: [
          { ...since, nightlyYen: 1 },
          { validFrom: '2027-01-01', nightlyYen: 2 },
        ],
      },
      'value.caps.1.validFrom',
    ],
    [{ places: [], caps: [{ ...since, nightlyYen: -1 }] }, 'value.caps.0.nightlyYen'],
    [{ places: [], caps: [{ ...since, nightlyYen: 10_000_000_000 }] }, 'value.caps.0.nightlyYen'],
    [{ places: [], caps: [{ ...since, validTo: '2026-03-31', nightlyYen: 1 }] }, 'value.caps.0'],
    [{ places: [], caps: [{ validFrom: '2026-02-30', nightlyYen: 1 }] }, 'value.caps.0.validFrom'],
  ])('names the field that does not fit: %j', async (value, path) => {
    const answer = await put('lodging-caps', value);
    expect(answer).toMatchObject({ status: 400, body: { code: 'input-malformed' } });
    expect(answer.body.fields.map((field: { path: string }) => field.path)).toContain(path);
  });

  test('refuses more than a row can hold', async () => {
    const spellings = Array.from({ length: 100 }, (_none, index) => `${'長い名前'.repeat(10)}${index}`);
    const places = Array.from({ length: 20 }, (_none, index) => ({
      id: `p${index}`,
      name: `地域${index}`,
      spellings: spellings.map((spelling) => `${spelling}${index}`),
    }));
    expect((await put('lodging-caps', { places, caps: [] })).body.fields).toEqual([
      { path: 'value', message: '登録できる量を超えています。行や表記を減らしてください' },
    ]);
  });

  test('leaves an audit item of the change, sealed', async () => {
    await put('lodging-caps', { places: [osaka], caps: [{ ...since, nightlyYen: 8_765 }] });
    const { Items = [] } = await services.database.send(new ScanCommand({ TableName: 'Audit' }));
    const changes = Items.filter(({ target }) => target?.S === 'setting lodging-caps');
    expect(changes.length).toBeGreaterThan(0);
    for (const { action, outcome } of changes)
      expect([action?.S, outcome?.S]).toEqual(['setting.replace', 'done']);
    expect(changes.map(({ actor }) => actor?.S)).toContain(watanabe);
    expect(JSON.stringify(changes)).not.toContain('8765');
  });
});
