import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assert } from '#domain/kernel/assert.ts';
import { isTenantId, type TenantId } from '#domain/kernel/ids.ts';
import { openWhileReadOnly } from '#lambdas/http/contract-at-start.ts';
import { tenantContracts } from '#contract/all.ts';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { create, submit, vote } from './claim-driver.ts';
import { passwordIn, shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { bodySchema, operations, queryOf } from './contract-requests.ts';
import { chanceOf, valueFor } from './contract-values.ts';
import { maintainingIn } from './maintaining.ts';
import { logIn, newUlid, personWith, type Answer, type Person } from './person.ts';

let demo: DemoCloud;
let tanaka: Person;
let sato: Person;
let hayashi: Person;
let tenantId: TenantId;
let maintain: ReturnType<typeof maintainingIn>;
let aheadMillis = 0;
const now = () => new Date(Date.now() + aheadMillis);
const inMinutes = (minutes: number) => new Date(now().getTime() + minutes * 60_000);

beforeAll(async () => {
  demo = await shareDemoCloud();
  maintain = maintainingIn(demo.cloud, now);
  [tanaka, sato, hayashi] = await Promise.all([
    demo.signIn('tanaka'),
    demo.signIn('sato'),
    demo.signIn('hayashi', 'aoba-kobo'),
  ]);
  const ofTanaka = tanaka.cookie.split('=')[1]?.split('.')[0];
  assert(isTenantId(ofTanaka), 'a cookie names the company');
  tenantId = ofTanaka;
});
beforeEach(async () => {
  await maintain({ tenantId });
  await maintain({});
});
afterAll(() => demo.close());

type Route = readonly [method: string, path: string];
const sessionRoutes = tenantContracts
  .filter(({ contract }) => contract.may !== 'nobody-yet')
  .map(({ contract }): Route => [contract.method, contract.path]);
const writes = sessionRoutes.filter(
  ([method, path]) => method !== 'GET' && !openWhileReadOnly.has(`${method} ${path}`),
);
const reads = sessionRoutes.filter(([method]) => method === 'GET');
/** A request that the published contract allows, whatever its ids lead to. */
const requestFor = (method: string, path: string) => {
  const [, operation] = operations.find(([key]) => key === `${method} ${path}`) ?? [];
  if (operation === undefined) throw new Error(`the contract does not know ${method} ${path}`);
  const chance = chanceOf(20_261_129);
  const query = queryOf(operation, chance);
  const schema = bodySchema(operation);
  return {
    path: path.replaceAll(/\{\w+\}/g, () => newUlid()) + (query === '' ? '' : `?${query}`),
    body: schema === undefined ? undefined : valueFor(schema, chance),
  };
};
const send = (person: Person, method: string, path: string): Promise<Answer> => {
  const made = requestFor(method, path);
  return person.send(method, made.path, made.body, method === 'GET' ? {} : { key: newUlid() });
};
const draft = (person: Person) => send(person, 'POST', '/api/claims');
const isWrite = ({ operation, input }: { operation: string; input: unknown }): boolean =>
  /^(Put|Update|Delete|Transact|BatchWrite)/.test(operation) &&
  !JSON.stringify(input).includes('idleExpiresAt');

/** Calls of the functions behind the authorizer while a request runs. */
const writesDuring = async (deed: () => Promise<Answer>): Promise<readonly string[]> => {
  demo.cloud.calls.clear();
  await deed();
  return demo.cloud.calls
    .take()
    .filter((call) => isWrite(call) && !/audit-?archive|dispatch|mail-?worker|ipset/i.test(call.principalArn))
    .map(({ operation }) => operation);
};

describe('a company that may only read', () => {
  test('has as many routes as there are', () => {
    expect(writes.length).toBeGreaterThan(20);
    // The door, one's own way in, and what only tries a file, a correction or a list: none writes a record of the company.
    const open = [...openWhileReadOnly].filter((route) => !/^POST .*\/(?:checks?|preview)$/.test(route));
    expect(open.toSorted()).toEqual([
      'DELETE /api/me/sessions',
      'POST /api/auth/logout',
      // Taking back what support may see: at any moment.
      'POST /api/company/support-refusal',
      'POST /api/me/password',
      'POST /api/me/sign-in-factors/passkey-end',
      'POST /api/me/sign-in-factors/passkey-name',
      'POST /api/me/sign-in-factors/passkey-options',
      'POST /api/me/sign-in-factors/passkey-proof',
      'POST /api/me/sign-in-factors/passkeys',
      'POST /api/me/sign-in-factors/proof',
      'POST /api/me/sign-in-factors/recovery-codes',
      'POST /api/me/sign-in-factors/totp',
      'POST /api/me/sign-in-factors/totp-completion',
      'POST /api/me/sign-in-factors/totp-end',
    ]);
  });

  test.each(writes)('is refused %s %s, calmly and with the expected end', async (method, path) => {
    const until = inMinutes(90);
    await maintain({ tenantId, until });
    let answer: Answer | undefined;
    expect(await writesDuring(async () => (answer = await send(tanaka, method, path)))).toEqual([]);
    expect(answer).toMatchObject({
      status: 503,
      body: { code: 'read-only', until: until.toISOString(), retryAfterSeconds: 300 },
    });
    expect(answer?.headers.get('retry-after')).toBe('300');
    expect(answer?.body.detail).toMatch(
      /^メンテナンスのため、いまは閲覧だけできます。\d+月\d+日 \d+時\d\d分ごろに再開する予定です。/,
    );
  });

  test.each(reads)('reads on: %s %s', async (method, path) => {
    await maintain({ tenantId, until: inMinutes(90) });
    const answer = await send(tanaka, method, path);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get('x-read-only-until')).not.toBeNull();
  });

  test('is another company’s business only while the whole stage is meant', async () => {
    await maintain({ tenantId, until: inMinutes(90) });
    expect((await draft(hayashi)).status).not.toBe(503);
    await maintain({ until: inMinutes(30) });
    expect((await draft(hayashi)).body.code).toBe('read-only');
    // The later of both ends counts.
    const until = Date.parse((await draft(tanaka)).body.until) - now().getTime();
    expect(Math.round(until / 60_000)).toBe(90);
  });

  test('signs in, changes passwords and signs out', async () => {
    await maintain({ until: inMinutes(60) });
    const person = personWith(
      demo.cloud,
      await logIn(demo.cloud, { companyCode: 'minato', loginId: 'ito', password: passwordIn('minato') }),
    );
    const changed = await person.post('/api/me/password', {
      currentPassword: passwordIn('minato'),
      newPassword: 'Kaeta-Kotoba-1!',
    });
    expect(changed.status).toBe(200);
    const again = personWith(
      demo.cloud,
      await logIn(demo.cloud, { companyCode: 'minato', loginId: 'ito', password: 'Kaeta-Kotoba-1!' }),
    );
    expect((await again.post('/api/auth/logout')).status).toBe(204);
  });

  test('may write again at the next request once it is ended, and by itself at its time', async () => {
    await maintain({ tenantId, until: inMinutes(90) });
    expect((await draft(tanaka)).body.code).toBe('read-only');
    await maintain({ tenantId });
    const open = await create(tanaka, { lines: [] });
    expect(open.id).toBeDefined();
    await maintain({ until: inMinutes(2) });
    const soon = await draft(tanaka);
    expect([soon.body.code, soon.body.retryAfterSeconds > 60]).toEqual(['read-only', true]);
    aheadMillis += 121_000;
    demo.cloud.setClock(now);
    expect((await draft(tanaka)).body.code).not.toBe('read-only');
  });

  test('costs the authorizer no call more', async () => {
    await maintain({ until: inMinutes(60) });
    demo.cloud.calls.clear();
    await tanaka.get('/api/inbox');
    const own = demo.cloud.calls.take().filter(({ principalArn }) => /authorizer/i.test(principalArn));
    expect(own.map(({ operation }) => operation)).toEqual(['BatchGetItem']);
  });

  test('is in the operators’ trail and in its own, with who and why', async () => {
    await maintain({ tenantId, until: inMinutes(60) });
    const client = DynamoDBDocumentClient.from(
      new DynamoDBClient({
        endpoint: demo.cloud.services.dynamodb,
        region: 'ap-northeast-1',
        credentials: demo.cloud.operator,
        systemClockOffset: aheadMillis,
      }),
    );
    const { Items = [] } = await client.send(new ScanCommand({ TableName: demo.cloud.nameOf('Audit') }));
    const begun = Items.filter(
      ({ action, target }) => action === 'maintenance.begin' && target === `tenant ${tenantId}`,
    );
    expect(begun.at(-1)).toMatchObject({ actor: 'op-kato', outcome: 'done', reason: '表の入れ替え' });
    expect(new Set(begun.map(({ PK }) => String(PK).split('#')[0]))).toEqual(new Set(['OPS', 'T']));
  });
});

test('what a job would write waits: a notice goes after the end, and is not lost', async () => {
  const claim = (await submit(tanaka, await create(tanaka, { lines: [shinkansen()] }))).body;
  const told = () => demo.cloud.mails().filter(({ subject }) => subject.includes('差戻し')).length;
  const before = told();
  await vote(sato, claim, { kind: 'send-back', reason: '宛名がありません' });
  await maintain({ tenantId, until: inMinutes(40) });
  await demo.cloud.catchUp();
  expect(told()).toBe(before);
  const wait = async (minutes: number) => {
    aheadMillis += minutes * 60_000;
    demo.cloud.setClock(now);
    await demo.cloud.catchUp();
  };
  await wait(16);
  expect(told()).toBe(before);
  await wait(30);
  await wait(16);
  expect(told()).toBe(before + 1);
});
