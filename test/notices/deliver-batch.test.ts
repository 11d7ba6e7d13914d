import type { SQSRecord } from 'aws-lambda';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Instant } from '#domain/kernel/time.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import type { NoticeTenant } from '#lambdas/adapters/jobs/notice-tenants.ts';
import { deliverBatch } from '#lambdas/notices/deliver-batch.ts';
import { keptLog } from '#test/builders/front-door.ts';

let log: () => string;
beforeEach(() => {
  log = keptLog();
});

const aRecord = (messageId: string, changes: Record<string, unknown> = {}): SQSRecord =>
  ({
    messageId,
    body: JSON.stringify({
      kind: 'claim-sent-back',
      noticeId: `01JAVD1T00000000000000000${messageId}`,
      tenantId: 't01jtenant0000000000000000a',
      claimId: '01JC1A1M000000000000000000',
      at: '2026-12-31T14:59:59.000Z',
      ...changes,
    }),
  }) as unknown as SQSRecord;

const tanaka = { name: '田中花子', isActive: true, email: 'tanaka@minato.example.jp' };

/** A tenant in memory: who was told is remembered, as in its table. */
const aWorld = (
  changes: Partial<NoticeTenant> = {},
  refuse: (mail: number) => Error | undefined = () => undefined,
) => {
  const mails: Mail[] = [];
  const sent = new Set<string>();
  const [waiting, putOff]: [string[], string[]] = [[], []];
  let asked = 0;
  const tenant: NoticeTenant = {
    findClaim: async () => ({ applicantId: '01JTANAKA00000000000000000' as never, number: 'EX-000001' }),
    findPerson: async () => tanaka,
    once: async ({ noticeId }, _now, send) => {
      if (sent.has(noticeId)) return 'sent-before';
      await send();
      sent.add(noticeId);
      return 'sent';
    },
    ...changes,
  };
  const delivery = {
    tenantOf: async () => tenant,
    resetTenantOf: () => Promise.reject(new Error('no link is asked for here')),
    hosts: new Map<string, string>(),
    waitingCompanies: async () => (company: string) => waiting.includes(company),
    putOff: async ({ noticeId }: { readonly noticeId: string }) => void putOff.push(noticeId),
    send: async (mail: Mail) => {
      asked += 1;
      const error = refuse(asked);
      if (error !== undefined) throw error;
      mails.push(mail);
    },
    appOrigin: 'https://app.example.jp',
    now: () => '2026-12-31T15:00:00.000Z' as Instant,
  };
  return {
    mails,
    waiting,
    putOff,
    asked: () => asked,
    deliver: (...records: SQSRecord[]) => deliverBatch(records, delivery),
  };
};

const failures = (...messageIds: readonly string[]) => ({
  batchItemFailures: messageIds.map((itemIdentifier) => ({ itemIdentifier })),
});
const named = (name: string) => Object.assign(new Error('tanaka@minato.example.jp is refused'), { name });

describe('delivering a batch of notices', () => {
  test('sends each once, although one of them comes twice', async () => {
    const { mails, deliver } = aWorld();
    expect(await deliver(aRecord('1'), aRecord('2'), aRecord('1'))).toEqual(failures());
    expect(mails).toHaveLength(2);
  });

  test('names the one that failed, and goes on with the others', async () => {
    const { mails, deliver } = aWorld({}, (mail) => (mail === 1 ? named('MessageRejected') : undefined));
    expect(await deliver(aRecord('1'), aRecord('2'))).toEqual(failures('1'));
    expect(mails).toHaveLength(1);
  });

  test('asks no more after a throttle, and names all that is left', async () => {
    const { asked, deliver } = aWorld({}, () => named('TooManyRequestsException'));
    expect(await deliver(aRecord('1'), aRecord('2'), aRecord('3'))).toEqual(failures('1', '2', '3'));
    expect(asked()).toBe(1);
  });

  test.each([
    ['the claim is gone', { findClaim: async () => undefined }],
    ['the person is gone', { findPerson: async () => undefined }],
    ['the person has left', { findPerson: async () => ({ ...tanaka, isActive: false }) }],
  ])('tells nobody when %s', async (_why, changes) => {
    const { mails, deliver } = aWorld(changes);
    expect(await deliver(aRecord('1'))).toEqual(failures());
    expect(mails).toEqual([]);
  });

  test.each([
    ['another kind', { kind: 'incident' }],
    ['another shape of tenant', { tenantId: 't1*' }],
    ['a further member', { to: 'somebody@example.jp' }],
  ])('leaves a message of %s to the dead letters', async (_what, changes) => {
    const { mails, deliver } = aWorld();
    expect(await deliver(aRecord('1', changes))).toEqual(failures('1'));
    expect(mails).toEqual([]);
  });

  test('puts a notice of a company in maintenance back for later, and the others go', async () => {
    const world = aWorld();
    world.waiting.push('t01jtenant0000000000000000a');
    expect(await world.deliver(aRecord('1'))).toEqual(failures());
    expect([world.mails, world.putOff]).toEqual([[], ['01JAVD1T000000000000000001']]);
    world.waiting.splice(0);
    await world.deliver(aRecord('1'));
    expect(world.mails).toHaveLength(1);
  });

  test('writes neither names nor addresses into its log', async () => {
    const { deliver } = aWorld({}, () => named('MessageRejected'));
    await deliver(aRecord('1'));
    expect(log()).toContain('"cause":"MessageRejected"');
    expect(log()).not.toContain('minato.example.jp');
    expect(log()).not.toContain('田中');
  });
});
