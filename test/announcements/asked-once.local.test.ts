import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { onceMailerOf } from '#lambdas/adapters/aws/mail.ts';
import { startLocalServices } from '#test/builders/local-services.ts';

let services: Awaited<ReturnType<typeof startLocalServices>>;
let send: ReturnType<typeof onceMailerOf>;
beforeAll(async () => {
  services = await startLocalServices();
  send = onceMailerOf({ region: 'ap-northeast-1', mailFrom: 'noreply@example.jp' });
});
beforeEach(() => {
  services.faults.clear();
  services.calls.clear();
});
afterAll(() => services.close());

const mail = { to: 'watanabe@minato.example.jp', subject: '件名', text: '本文' };

test('16.1.1 SES is asked once of a mail, whatever it answers', async () => {
  expect((await send(mail, { notice: 'a' })).kind).toBe('accepted');
  expect(services.calls.take()).toHaveLength(1);
});

test.each([
  ['unknown', 'InternalFailure', 500],
  ['unknown', 'ServiceUnavailable', 503],
  ['not-taken', 'TooManyRequestsException', 429],
  ['not-taken', 'AccountSuspendedException', 400],
  ['refused', 'MessageRejected', 400],
] as const)('16.1.1 a mail is %s after %s, and not asked for again', async (kind, code, statusCode) => {
  const before = services.mails().length;
  // Another attempt would be answered well, and be a second mail.
  services.faults.failNext({ service: 'ses', operation: 'SendEmail', code, statusCode, times: 1 });
  expect(await send(mail, { notice: 'a' })).toEqual({ kind, why: code });
  expect(services.faults.pending()).toBe(0);
  expect(services.mails()).toHaveLength(before);
});
