import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { shinkansen } from '#test/builders/sent-lines.ts';
import { create } from './claim-driver.ts';
import { passwordIn, shareDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { logIn, type Person } from './person.ts';

let demo: DemoCloud;
let tanaka: Person;
let takahashi: Person;
let watanabe: Person;
beforeAll(async () => {
  demo = await shareDemoCloud({ isCold: true });
  [tanaka, takahashi, watanabe] = await Promise.all([
    demo.signIn('tanaka'),
    demo.signIn('takahashi'),
    demo.signIn('watanabe'),
  ]);
});
afterAll(() => demo.close());

/** Who works on what others did. */
const others = /notice-?dispatch|tenant-?notice|mail-?worker|audit-?archive|ipset/i;
/** An environment's first session and keys, which are counted apart (design 5.21). */
const isOfKeys = (call: string): boolean => /^(?:AssumeRole|Decrypt|GetItem .*Keystore.*)$/.test(call);

const callsDuring = async (deed: () => Promise<unknown>): Promise<readonly string[]> => {
  demo.cloud.calls.clear();
  await deed();
  return demo.cloud.calls
    .take()
    .filter(({ principalArn }) => !others.test(principalArn))
    .map(({ operation, resources }) => `${operation} ${resources.join(' ')}`.trim());
};

const coolDown = async (): Promise<void> => {
  await demo.cloud.catchUp();
  await demo.cloud.coolDown();
};

/** What the first request of an environment calls beyond the second, and what of it is about its keys. */
const further = async (deed: () => Promise<unknown>) => {
  await coolDown();
  const cold = await callsDuring(deed);
  const warm = await callsDuring(deed);
  const keys = cold.filter(isOfKeys);
  return { calls: cold.length - keys.length - warm.filter((call) => !isOfKeys(call)).length, keys };
};

describe('a cold environment answers after at most two further round trips', () => {
  test.each<[name: string, calls: number, deed: () => Promise<unknown>]>([
    ['tenant-app: a list of claims', 0, () => tanaka.get('/api/claims')],
    // All settings; the rest of them and the person at once.
    ['tenant-app: the form of a claim', 2, () => tanaka.get('/api/claim-form')],
    ['tenant-app: who is signed in', 2, () => tanaka.get('/api/me')],
    ['tenant-app: a new claim', 3, () => create(tanaka, { lines: [shinkansen()] })],
    ['tenant-app: the journals', 1, () => takahashi.get('/api/journals?month=2026-05')],
    ['tenant-admin: people', 1, () => watanabe.get('/api/users')],
    ['tenant-admin: a master', 0, () => watanabe.get('/api/masters/partners')],
    ['tenant-admin: a part of the settings', 1, () => watanabe.get('/api/settings/company')],
    ['tenant-documents: a receipt', 0, () => tanaka.get(`/api/evidence/01J${'E'.repeat(23)}/rendition`)],
    // The client of the user pool, whose secret signs what goes to the directory.
    [
      'auth: a sign-in',
      1,
      () => logIn(demo.cloud, { companyCode: 'minato', loginId: 'sato', password: passwordIn('minato') }),
    ],
    ['auth: own sessions', 0, () => tanaka.get('/api/me/sessions')],
  ])('%s: %s calls', async (_name, calls, deed) => {
    const found = await further(deed);
    expect(found.calls).toBe(calls);
    // A session of STS, and a key or two, each of them a row and KMS.
    expect(found.keys.length).toBeLessThanOrEqual(5);
  });

  test('the person is read at once with what the company decided about access', async () => {
    await coolDown();
    demo.cloud.calls.clear();
    const seen: string[] = [];
    // The session of the request, that of STS, and all settings; the next call waits until the one after it is there.
    demo.cloud.faults.meanwhile(3, () =>
      vi.waitFor(
        () => {
          seen.push(...demo.cloud.calls.take().map(({ operation }) => operation));
          expect(seen.filter((operation) => operation === 'GetItem')).toHaveLength(2);
        },
        { timeout: 30_000 },
      ),
    );
    expect((await tanaka.get('/api/me')).status).toBe(200);
    expect(seen).toEqual(['BatchGetItem', 'AssumeRole', 'Query', 'GetItem', 'GetItem']);
  });
});
