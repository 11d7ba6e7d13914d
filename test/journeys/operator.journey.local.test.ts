import { CognitoIdentityProviderClient, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoOperators } from '#local/seed/demo-operators.ts';
import { seedOperators } from '#local/seed-operators.ts';
import { shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { askOperators, enterConsole } from './operator-driver.ts';
import type { Person } from './person.ts';

let demo: DemoCloud;
let watanabe: Person;
const console = { cookie: '', csrfToken: '' };

const send: ReturnType<typeof askOperators> = (...asked) => askOperators(demo.cloud)(...asked);

beforeAll(async () => {
  demo = await shareDemoCloud();
  await seedOperators(demo.cloud, { operators: demoOperators });
  watanabe = await demo.signIn('watanabe');
});
afterAll(() => demo.close());

describe('the operator of the demo', () => {
  test('signs in with an authenticator that he sets up', async () => {
    const { begun, answer: done } = await enterConsole(demo.cloud, 'op-kato');
    expect(begun).toMatchObject({ status: 200, cookie: '', body: { outcome: 'totp-setup-required' } });
    expect(done).toMatchObject({ status: 200, body: { outcome: 'signed-in', operator: { name: '加藤誠' } } });
    expect(done.cookie).toMatch(/^__Host-osid=op-kato\./);
    Object.assign(console, { cookie: done.cookie, csrfToken: done.body.csrfToken });
  });

  test('sees the demo companies as contracts', async () => {
    const { status, body } = await send('GET', '/operator/tenants', { headers: { cookie: console.cookie } });
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      {
        companyCode: 'aoba-kobo',
        name: '有限会社あおば工房',
        state: 'active',
        plan: 'standard',
        cell: 'tokyo-1',
      },
      {
        companyCode: 'minato',
        name: '株式会社みなと商事',
        state: 'active',
        plan: 'standard',
        cell: 'tokyo-1',
      },
    ]);
    expect(Object.keys(body.items[0]).toSorted()).toEqual([
      'cell',
      'companyCode',
      'createdAt',
      'name',
      'plan',
      'state',
      'tenantId',
    ]);
  });
});

describe('the two planes', () => {
  test("take no cookie of each other: the tenants' on the operators' API", async () => {
    const asOperator = watanabe.cookie.replace('__Host-sid', '__Host-osid');
    for (const cookie of [watanabe.cookie, asOperator])
      expect((await send('GET', '/operator/tenants', { headers: { cookie } })).status).toBe(401);
  });

  test("take no cookie of each other: the operator's on the tenants' API", async () => {
    const to = demo.cloud.url;
    const asTenant = console.cookie.replace('__Host-osid', '__Host-sid');
    for (const cookie of [console.cookie, asTenant])
      expect((await send('GET', '/api/me', { to, headers: { cookie } })).status).toBe(401);
  });

  test('have no path in common', async () => {
    const headers = { cookie: console.cookie, 'x-csrf-token': console.csrfToken };
    expect((await send('GET', '/operator/tenants', { to: demo.cloud.url, headers })).body).toContain(
      '<!doctype',
    );
    expect((await send('POST', '/operator/auth/login', { to: demo.cloud.url, body: {} })).status).toBe(404);
    expect((await send('POST', '/api/auth/login', { body: {} })).status).toBe(404);
    expect((await send('GET', '/operator/unknown', { headers })).status).toBe(404);
  });

  test('keep their people in directories of their own', async () => {
    const client = new CognitoIdentityProviderClient({
      region: 'ap-northeast-1',
      endpoint: demo.cloud.services['cognito-idp'],
      credentials: demo.cloud.operator,
    });
    const UserPoolId = demo.cloud.nameOf('Operators/Pool');
    const { Users = [] } = await client.send(new ListUsersCommand({ UserPoolId }));
    expect(new Set(Users.map(({ Username }) => Username))).toEqual(new Set(['op-kato', 'op-mori']));
    client.destroy();
  });

  test('have pages of their own', async () => {
    const page = await send('GET', '/');
    expect(page.body).toContain('<title>STAFee 運用コンソール</title>');
    expect((await send('GET', '/', { to: demo.cloud.url })).body).toContain('<title>STAFee</title>');
  });
});

describe('signing out of the console', () => {
  test('ends the session at once', async () => {
    const headers = { cookie: console.cookie, 'x-csrf-token': console.csrfToken };
    expect((await send('POST', '/operator/auth/logout', { headers })).status).toBe(204);
    expect((await send('GET', '/operator/me', { headers })).status).toBe(401);
  });
});
