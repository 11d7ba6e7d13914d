import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startDemoCloud, type DemoCloud } from './demo-cloud.ts';
import { resettingIn, type Resetting } from './password-resetting.ts';

let demo: DemoCloud;
let forgot: Resetting;
beforeAll(async () => {
  demo = await startDemoCloud();
  forgot = resettingIn(demo);
  // The first calls of an environment (session, keys, secret) are made before anything is killed.
  await forgot.request();
  await demo.cloud.catchUp();
  await forgot.complete(forgot.token(), 'Hajime-no-Kotoba-0!');
});
beforeEach(() => {
  demo.cloud.faults.clear();
  forgot.later();
});
afterAll(() => demo.close());

const catchUpLater = async (): Promise<void> => {
  // A message that was not worked off is handed out again after six minutes.
  forgot.move(7 * 60_000);
  await demo.cloud.catchUp();
};
const asked = async (): Promise<string> => {
  expect((await forgot.request()).status).toBe(204);
  await demo.cloud.catchUp();
  return forgot.token();
};
const trailSince = async (known: number): Promise<readonly string[]> =>
  (await forgot.trail()).slice(known).map((line) => line.replace(/ user \w+/, ''));

/** So many calls succeed in a completion: more moments than it has calls, so that the last ones kill nothing. */
const moments = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

describe('a new password by a link, killed at any call', () => {
  test.each(moments)('is set once when it is sent again (after %i calls)', async (moment) => {
    const token = await asked();
    const known = (await forgot.trail()).length;
    const newPassword = `Korosareta-Kotoba-${moment}!`;
    demo.cloud.faults.crashAfter(moment);
    const first = await forgot.complete(token, newPassword);
    demo.cloud.faults.clear();
    // What a crash left is waited for, by the function's clock.
    forgot.move(11_000);
    const second = await forgot.complete(token, newPassword);
    // Either the link is still good and sets this very password, or it was used up by setting it.
    expect(['204', '422 reset-link-over']).toContain(`${second.status} ${second.body.code ?? ''}`.trim());
    forgot.move(11_000);
    expect((await forgot.signIn(newPassword)).status).toBe(200);
    expect((await forgot.inspect(token)).body.code).toBe('reset-link-over');
    const done = (await trailSince(known)).filter((line) => line === 'auth.reset-password: done');
    expect(done).toHaveLength(1);
    expect(first.status === 204 && second.status === 204).toBe(false);
  });

  test.each(moments)('by another password is set to that, never burnt (after %i calls)', async (moment) => {
    const token = await asked();
    const [typed, other] = [`Hitotsume-Kotoba-${moment}!`, `Futatsume-Kotoba-${moment}!`];
    demo.cloud.faults.crashAfter(moment);
    await forgot.complete(token, typed);
    demo.cloud.faults.clear();
    forgot.move(11_000);
    const second = await forgot.complete(token, other);
    forgot.move(11_000);
    // The person knows the password that counts: the second, unless the first was done and its link used up.
    expect((await forgot.signIn(second.status === 204 ? other : typed)).status).toBe(200);
    expect((await forgot.inspect(token)).body.code).toBe('reset-link-over');
  });
});

/** Every call that the worker makes for a link, in their order; each is as if it had died there. */
const callsOfWorker = [
  ['sts', 'AssumeRole', 'mailworker'],
  ['dynamodb', 'Query', 'TenantReset'],
  ['dynamodb', 'GetItem', 'TenantReset'],
  ['dynamodb', 'PutItem', 'TenantReset'],
  ['ses', 'SendEmail', 'mailworker'],
  ['dynamodb', 'TransactWriteItems', 'TenantReset'],
] as const;

describe('a mail with a link', () => {
  test.each(callsOfWorker)(
    'arrives, and always with the same link, although %s %s fails',
    async (service, operation, by) => {
      const [mails, known] = [forgot.links().length, (await forgot.trail()).length];
      // An hour later the session of before is over, and the worker becomes the tenant anew.
      const fault = { service, operation, by, code: 'InternalServerError', statusCode: 500 };
      demo.cloud.faults.failNext({ ...fault, times: 20 });
      expect((await forgot.request()).status).toBe(204);
      await demo.cloud.catchUp();
      expect(demo.cloud.faults.pending()).toBeLessThan(20);
      demo.cloud.faults.clear();
      await catchUpLater();
      const arrived = forgot.links().slice(0, forgot.links().length - mails);
      // Between the mail and its record lies the moment that can double it, and then it is the same mail (0025).
      expect(arrived).toHaveLength(operation === 'TransactWriteItems' ? 2 : 1);
      expect(new Set(arrived.map(({ text }) => text)).size).toBe(1);
      expect((await forgot.inspect(forgot.token())).status).toBe(200);
      expect(await trailSince(known)).toEqual(['auth.request-password-reset: done']);
      await catchUpLater();
      expect(forgot.links().length - mails).toBe(arrived.length);
    },
  );

  test('is not promised when the queue is out', async () => {
    demo.cloud.faults.throttleNext({ service: 'sqs', operation: 'SendMessageBatch', times: 20 });
    expect((await forgot.request()).status).toBe(503);
  });
});
