import { GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tenantContracts } from '#contract/all.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { tanaka, watanabe } from '#test/builders/tenant-plane.ts';
import { startTwoCompanies } from './two-companies.ts';

let companies: Awaited<ReturnType<typeof startTwoCompanies>>;
beforeAll(async () => {
  companies = await startTwoCompanies();
});
beforeEach(() => void keptLog());
afterAll(() => companies.services.close());

type Two = typeof companies;
const send: Two['send'] = (...asked) => companies.send(...asked);
const put: Two['put'] = (...asked) => companies.put(...asked);

const settingsVersion = async (tenantId: string): Promise<number> => {
  const Key = { PK: { S: `T#${tenantId}#SET` }, SK: { S: 'V' } };
  const { Item } = await companies.services.database.send(
    new GetItemCommand({ TableName: 'TenantData', Key }),
  );
  return Number(Item?.['settingsVersion']?.N);
};

/** Every setting that a company may change, whoever adds one. */
const parts = tenantContracts.flatMap(({ key }) => {
  const [, name] = /^PUT \/api\/settings\/([a-z-]+)$/.exec(key) ?? [];
  return name === undefined ? [] : [name];
});

describe.each(parts)('the setting %s', (name) => {
  const [get, change] = [`GET /api/settings/${name}`, `PUT /api/settings/${name}`];

  test('is changed once per version, with the version of all settings, and told apart by company', async () => {
    const seen = (await send(get)).body;
    const before = {
      mine: await settingsVersion(companies.minato),
      theirs: await settingsVersion(companies.aoba),
    };
    const body = { value: seen.value, expectedVersion: seen.version };
    const changed = await send(change, { body });
    expect(changed).toMatchObject({
      status: 200,
      body: { value: seen.value, version: seen.version + 1, isShipped: false, updatedBy: { id: watanabe } },
    });
    expect(await settingsVersion(companies.minato)).toBe(before.mine + 1);
    expect((await send(get, { tenantId: companies.aoba })).body.version).toBe(seen.version);
    expect(await settingsVersion(companies.aoba)).toBe(before.theirs);

    // The same request again is the same change; somebody else's is told that he is late.
    expect((await send(change, { body })).body.version).toBe(seen.version + 1);
    expect(await send(change, { body, userId: tanaka })).toMatchObject({
      status: 409,
      body: { code: 'setting-changed-meanwhile', version: seen.version + 1 },
    });
    expect(await settingsVersion(companies.minato)).toBe(before.mine + 1);

    // Access, addresses and the rules of sign-in have a screen and a history of its own.
    if (['access', 'addresses', 'sign-in-rules'].includes(name)) return;
    // Who changed what from what to what stands in the history once, and in that of his company alone.
    const history = (await send('GET /api/setting-changes', { query: { part: name } })).body.items;
    expect(history).toMatchObject([
      { part: name, version: seen.version + 1, byName: '渡辺直樹', from: seen.value, to: seen.value },
    ]);
    expect((await send('GET /api/setting-changes', { tenantId: companies.aoba })).body.items).toEqual([]);
    const listed = (await send('GET /api/settings')).body.items;
    expect(listed.find(({ part }: { readonly part: string }) => part === name)).toMatchObject({
      version: seen.version + 1,
      updatedBy: { id: watanabe, name: '渡辺直樹' },
    });
  });

  // 経理 keep how their files are written.
  const others = name.startsWith('export-') ? 'approver,auditor' : 'approver,accountant,auditor';
  test.each(['applicant', `applicant,${others}`, ''])('is not written with the roles "%s"', async (roles) => {
    const { value, version } = (await send(get)).body;
    const answer = await send(change, { body: { value, expectedVersion: version }, roles });
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  });

  test('is not written without the CSRF token', async () => {
    const { value, version } = (await send(get)).body;
    const answer = await send(change, { body: { value, expectedVersion: version }, isForged: true });
    expect(answer).toMatchObject({ status: 403, body: { code: 'csrf-missing' } });
  });

  test('refuses what it does not know', async () => {
    const { value, version } = (await send(get)).body;
    const answer = await send(change, {
      body: { value, expectedVersion: version, tenantId: companies.aoba },
    });
    expect(answer.body).toMatchObject({ code: 'input-malformed', fields: [{ path: 'tenantId' }] });
  });
});

const since = { validFrom: '2026-04-01' };
const osaka = { id: 'osaka', name: '大阪', spellings: ['Osaka'] };
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
    const { Items = [] } = await companies.services.database.send(new ScanCommand({ TableName: 'Audit' }));
    const changes = Items.filter(({ target }) => target?.S === 'setting lodging-caps');
    expect(changes.length).toBeGreaterThan(0);
    for (const { action, outcome } of changes)
      expect([action?.S, outcome?.S]).toEqual(['setting.replace', 'done']);
    expect(changes.map(({ actor }) => actor?.S)).toContain(watanabe);
    expect(JSON.stringify(changes)).not.toContain('8765');
  });
});
