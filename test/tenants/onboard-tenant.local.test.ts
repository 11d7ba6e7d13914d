import { GetItemCommand, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startLocalServices } from '#test/builders/local-services.ts';
import { aContext, anOrder, tanaka, tenantIdIn } from '#test/builders/tenant-plane.ts';
import { handler } from '#lambdas/functions/onboarding.ts';

let services: Awaited<ReturnType<typeof startLocalServices>>;
const onboard = async (changes: Record<string, unknown> = {}) =>
  tenantIdIn(await handler(anOrder(changes), aContext()));
const row = async (TableName: string, PK: string, SK: string) =>
  (await services.database.send(new GetItemCommand({ TableName, Key: { PK: { S: PK }, SK: { S: SK } } })))
    .Item;

beforeAll(async () => {
  services = await startLocalServices();
});
beforeEach(() => services.faults.clear());
afterAll(() => services.close());

describe('onboarding a tenant', () => {
  test('writes its code, state, keys, masters and people', async () => {
    const tenantId = await onboard();
    expect((await row('Control', 'CODE#minato', 'TEN'))?.['tenantId']?.S).toBe(tenantId);
    expect((await row('Control', `TEN#${tenantId}`, 'META'))?.['state']?.S).toBe('active');
    expect((await row('Keystore', `T#${tenantId}`, 'DEK#v1'))?.['wrapped']?.B).toBeDefined();
    expect((await row('Keystore', `T#${tenantId}`, 'HMAC#v1'))?.['wrapped']?.B).toBeDefined();
    expect((await row('TenantData', `T#${tenantId}#SET`, 'V'))?.['settingsVersion']?.N).toBe('1');
    const user = await row('TenantData', `T#${tenantId}#USER`, tanaka);
    expect(JSON.parse(user?.['doc']?.S ?? '{}')).toMatchObject({ name: '田中花子', roles: ['applicant'] });
  });

  test('keeps no e-mail address and no login ID in the clear', async () => {
    const tables = ['TenantData', 'Control', 'Keystore', 'Audit'];
    const rows = await Promise.all(
      tables.map((TableName) => services.database.send(new ScanCommand({ TableName }))),
    );
    const everything = JSON.stringify(rows.map(({ Items }) => Items));
    expect(everything).toContain('田中花子');
    expect(everything).not.toContain('@minato.example.jp');
    expect(everything).not.toMatch(/"tanaka"/);
  });

  test('mails each person the way in and, apart from it, a temporary password', () => {
    const mails = services.mails().filter(({ to }) => to.includes('tanaka@minato.example.jp'));
    expect(mails).toHaveLength(2);
    const [password, welcome] = mails
      .toSorted((a, b) => a.subject.localeCompare(b.subject, 'ja'))
      .toReversed();
    const texts = [password?.text, welcome?.text].join('\n');
    expect(texts).toContain('企業コード: minato');
    expect(texts).toContain('サインインID: tanaka');
    expect(texts).toMatch(/仮パスワード: \S{16}\n/);
    expect(mails.filter(({ text }) => text.includes('企業コード') && /仮パスワード: /.test(text))).toEqual(
      [],
    );
  });

  test('may be repeated: the second run changes nothing and mails nobody', async () => {
    const mailsBefore = services.mails().length;
    const tenantId = await onboard();
    const { Count } = await services.database.send(
      new QueryCommand({
        TableName: 'TenantData',
        KeyConditionExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': { S: `T#${tenantId}#USER` } },
      }),
    );
    expect(Count).toBe(2);
    expect(services.mails()).toHaveLength(mailsBefore);
  });

  test.each([
    ['the keys', { service: 'kms', operation: 'GenerateDataKeyWithoutPlaintext' }],
    ['the masters', { service: 'dynamodb', operation: 'TransactWriteItems' }],
    ['the directory', { service: 'cognito-idp', operation: 'AdminCreateUser' }],
    ['the mail', { service: 'ses', operation: 'SendEmail' }],
  ] as const)('is finished by a second run after a crash at %s', async (what, target) => {
    const code = `crash-${target.operation.toLowerCase()}`.slice(0, 30);
    const people = anOrder().people.map((person, index) => ({
      ...person,
      userId: `${tanaka.slice(0, 20)}${code.length}${index}${what.length}AA`.padEnd(26, 'A').slice(0, 26),
      email: `${code}-${index}@example.jp`,
    }));
    const masters = anOrder().masters;
    const users = people.map(({ userId }, index) => ({ ...masters.users[index], id: userId }));
    const order = { companyCode: code, people, masters: { ...masters, users } };
    services.faults.failNext({ ...target, code: 'AccessDeniedException' });
    await expect(onboard(order)).rejects.toThrow(/./);
    const tenantId = await onboard(order);
    expect((await row('Control', `TEN#${tenantId}`, 'META'))?.['state']?.S).toBe('active');
    const addressed = services.mails().flatMap(({ to }) => to);
    for (const { email } of people) expect(addressed.filter((to) => to === email).length).toBeGreaterThan(1);
  });

  test('begins with all entries of a master that is kept by id, each once, wherever it crashed before', async () => {
    const partners = Array.from({ length: 60 }, (_, at) => ({
      id: `P${at}`,
      name: `取引先${at}`,
      validFrom: '2026-04-01',
    }));
    const order = {
      companyCode: 'with-partners',
      people: [],
      masters: { ...anOrder().masters, entries: { partners } },
    };
    let tenantId: string | undefined;
    for (let kill = 0; tenantId === undefined; kill += 1) {
      services.faults.crashAfter(kill);
      // oxlint-disable-next-line no-await-in-loop -- each run finds what the one before it left
      tenantId = await onboard(order).catch(() => undefined);
      services.faults.clear();
    }
    const { Items = [] } = await services.database.send(
      new QueryCommand({
        TableName: 'TenantData',
        KeyConditionExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': { S: `T#${tenantId}#M#partners` } },
      }),
    );
    const [ends, head] = [Items.map(({ SK }) => SK?.S ?? ''), Items.find(({ SK }) => SK?.S === 'H')];
    expect(ends.filter((sk) => sk.startsWith('E#'))).toHaveLength(60);
    expect(ends.filter((sk) => sk.startsWith('V#'))).toHaveLength(60);
    expect(head).toMatchObject({ version: { N: '1' }, openCount: { N: '60' }, keptCount: { N: '60' } });
  });

  test.each([
    ['a company code that is taken', { tenantId: 't01jzzzzzzzzzzzzzzzzzzzzzzz' }, 'code-taken'],
    [
      'two people with one login ID',
      { people: [...anOrder().people, ...anOrder().people] },
      'malformed at: people',
    ],
    ['an address range that is none', { ipCidrs: ['10.0.0.0/33'] }, 'malformed at: ipCidrs.0'],
    ['an unknown field', { plan: 'gold' }, 'malformed at: plan'],
  ])('refuses %s and repeats no value', async (_what, changes, message) => {
    await expect(onboard(changes)).rejects.toThrow(message);
  });

  test('leaves one audit item per run', async () => {
    const { Items = [] } = await services.database.send(new ScanCommand({ TableName: 'Audit' }));
    expect(Items.every(({ action }) => action?.S === 'tenant.onboard')).toBe(true);
    expect(Items.length).toBeGreaterThan(1);
  });
});
