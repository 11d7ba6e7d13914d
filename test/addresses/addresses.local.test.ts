import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handler } from '#lambdas/functions/tenant-admin.ts';
import { csrfTokenOf } from '#lambdas/http/guards.ts';
import { effectOf, keptLog, openFrontDoor, type FrontDoor } from '#test/builders/front-door.ts';
import { aContext, anEvent, cookieHeader, tanaka, told, watanabe } from '#test/builders/tenant-plane.ts';

const office = '203.0.113.7';
const elsewhere = '198.51.100.7';
const home = '2001:db8::7';

let door: FrontDoor;
let admin = '';
beforeAll(async () => {
  door = await openFrontDoor({ ipCidrs: [office, '198.51.100.0/24', '2001:db8::/32'] });
  admin = (await door.logIn({ loginId: 'watanabe' })).cookie ?? '';
});
beforeEach(() => void keptLog());
afterAll(() => door.close());

type Options = {
  readonly body?: unknown;
  readonly from?: string;
  /** From where the authorizer let him in, if the list became another one in between. @default `from` */
  readonly letInFrom?: string;
  readonly cookie?: string;
  readonly at?: Date;
};

/** As the gateway forwards it: the authorizer is asked anew each time. */
const send = async (
  route: string,
  { body, from = office, letInFrom = from, cookie = admin, at = new Date() }: Options = {},
) => {
  const asked = await door.authorize(cookie, { at, sourceIp: letInFrom });
  if (effectOf(asked) === 'Deny') return { status: 403, body: { code: 'gateway' } };
  const headers = { ...cookieHeader(cookie), 'x-csrf-token': csrfTokenOf(cookie) };
  const event = anEvent(route, {
    headers,
    sourceIp: from,
    authorizer: asked.context ?? {},
    ...(body === undefined ? {} : { body }),
  });
  return told(await handler(event, aContext(door.tenantId)));
};
const addresses = 'GET /api/settings/addresses';
const trial = 'GET /api/settings/addresses/trial';
const named = (...ranges: readonly string[]) => ranges.map((range) => ({ range, name: '本社' }));
const decide = async (ranges: readonly object[], options: Options = {}) => {
  const { version } = (await send(addresses, options)).body;
  return send('PUT /api/settings/addresses', {
    ...options,
    body: { value: { ranges }, expectedVersion: version },
  });
};
const confirm = async (options: Options = {}) => {
  const { version } = (await send(addresses, options)).body;
  return send('POST /api/settings/addresses/trial', { ...options, body: { expectedVersion: version } });
};
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

describe('接続元IP制限 of a company (9.4.1, T-07)', () => {
  test('begins with what operators set, and says where the administrator comes from', async () => {
    const { body } = await send(addresses);
    expect(body).toMatchObject({ version: 0, isShipped: true });
    expect(body.value.ranges.map(({ range }: { range: string }) => range)).toEqual([
      office,
      '198.51.100.0/24',
      '2001:db8::/32',
    ]);
    expect((await send(trial, { from: elsewhere })).body).toEqual({ yours: elsewhere });
  });

  test('names whom a list would shut out, from the sign-ins of the last days, each person and place once', async () => {
    await door.logIn({}, { sourceIp: elsewhere });
    await door.logIn({}, { sourceIp: elsewhere });
    await door.logIn({}, { sourceIp: office });
    await door.logIn({ loginId: 'watanabe' }, { sourceIp: home });
    const { body, status } = await send('POST /api/settings/addresses/preview', {
      body: { ranges: [office] },
    });
    expect({ status, body }).toMatchObject({ status: 200 });
    expect(body).toMatchObject({ count: 2, isAll: true, since: expect.stringMatching(/^20/) });
    expect(body.items).toEqual([
      { userId: watanabe, name: '渡辺直樹', address: home, at: expect.any(String), isAlsoWithin: true },
      { userId: tanaka, name: '田中花子', address: elsewhere, at: expect.any(String), isAlsoWithin: true },
    ]);
    const { Items = [] } = await door.database.send(new ScanCommand({ TableName: 'Session' }));
    const rows = Items.filter(({ PK }) => PK?.S === `T#${door.tenantId}#SEEN`);
    expect(rows).toHaveLength(4);
    expect(JSON.stringify(rows)).not.toMatch(/198\.51\.100|203\.0\.113|田中/);
  });

  test('takes no further call to a request, and no more to a sign-in than before', async () => {
    door.calls.clear();
    await door.logIn({}, { sourceIp: office });
    const written = door.calls.take().filter(({ operation }) => /Write|Put/.test(operation));
    expect(written.map(({ operation }) => operation)).toEqual(['TransactWriteItems', 'TransactWriteItems']);
  });

  test('is in force at the next request and at sign-in, on trial until somebody confirms it from within', async () => {
    const other = (await door.logIn({}, { sourceIp: elsewhere })).cookie ?? '';
    expect((await decide(named('203.0.113.7/24'))).body.value.ranges).toEqual(named('203.0.113.0/24'));
    expect(effectOf(await door.authorize(other, { sourceIp: elsewhere }))).toBe('Deny');
    expect(await door.logIn({}, { sourceIp: elsewhere })).toMatchObject({
      status: 403,
      body: { code: 'ip-refused' },
    });
    expect((await send(trial)).body).toMatchObject({
      yours: office,
      running: { until: expect.any(String), ranges: named('203.0.113.0/24') },
    });
    expect((await confirm()).status).toBe(204);
    expect((await send(trial)).body).toEqual({ yours: office });
    expect(effectOf(await door.authorize(other, { sourceIp: elsewhere, at: minutes(20) }))).toBe('Deny');
    // Confirmed twice by the same hand is once; there is nothing left to confirm.
    expect((await confirm()).body).toMatchObject({ code: 'addresses-not-on-trial' });
  });

  test('shuts out who set it for ten minutes at most: the former list is in force again by the clock alone', async () => {
    expect((await decide(named(elsewhere))).status).toBe(200);
    expect((await confirm({ letInFrom: elsewhere })).body).toMatchObject({ code: 'address-not-among-them' });
    expect(effectOf(await door.authorize(admin, { sourceIp: office, at: minutes(9) }))).toBe('Deny');
    expect(effectOf(await door.authorize(admin, { sourceIp: office, at: minutes(11) }))).toBe('Allow');
    expect(effectOf(await door.authorize(admin, { sourceIp: elsewhere, at: minutes(11) }))).toBe('Deny');
    // Somebody within the new list takes it back before.
    expect((await decide(named('203.0.113.0/24', elsewhere), { from: elsewhere })).status).toBe(200);
    expect((await send(addresses)).body.value.ranges).toEqual(named('203.0.113.0/24', elsewhere));
  });

  test('is not on trial where nobody can be shut out by it', async () => {
    const wider = [...named('203.0.113.0/24', elsewhere), { range: home, name: '自宅' }];
    expect((await decide(wider)).status).toBe(200);
    expect((await send(trial)).body).toEqual({ yours: office });
    expect((await decide([])).status).toBe(200);
    expect((await send(trial, { from: '192.0.2.1' })).body).toEqual({ yours: '192.0.2.1' });
    expect((await door.logIn({}, { sourceIp: '192.0.2.1' })).status).toBe(200);
  });

  test.each<[string, readonly object[], string]>([
    ['no address', [{ range: '203.0.113.256', name: 'a' }], 'value.ranges.0.range'],
    ['a range without a name', [{ range: '203.0.113.0/24', name: '' }], 'value.ranges.0.name'],
    ['one range twice', named('203.0.113.0/24', '203.0.113.9/24'), 'value.ranges.1.range'],
    [
      'more than 200',
      Array.from({ length: 201 }, (_none, at) => ({ range: `10.0.${at}.0/24`, name: 'a' })),
      'value.ranges',
    ],
  ])('refuses what is no list: %s', async (_what, ranges, path) => {
    const { status, body } = await decide(ranges);
    expect([status, body.fields[0].path]).toEqual([400, path]);
  });

  test('tells who changed it, and keeps both lists in the trail', async () => {
    const { items } = (await send('GET /api/settings/addresses/changes')).body;
    expect(items[0]).toMatchObject({ byName: '渡辺直樹', to: { ranges: [] } });
    const { Items = [] } = await door.database.send(new ScanCommand({ TableName: 'Audit' }));
    const acts = Items.filter(({ target }) => target?.S === 'setting addresses').map(
      ({ action }) => action?.S,
    );
    expect(new Set(acts)).toEqual(new Set(['setting.replace', 'setting.confirm']));
  });

  test('is for those with the right alone', async () => {
    const cookie = (await door.logIn()).cookie ?? '';
    for (const route of [addresses, trial, 'POST /api/settings/addresses/trial'])
      // oxlint-disable-next-line no-await-in-loop
      expect((await send(route, { cookie, body: { expectedVersion: 1 } })).status).toBe(403);
  });
});

describe('two sign-ins of one person at once', () => {
  test('from one place are both let in', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => door.logIn()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});
