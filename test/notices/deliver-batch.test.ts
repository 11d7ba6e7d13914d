import type { SQSRecord } from 'aws-lambda';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Instant } from '#domain/kernel/time.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import type { NoticeTenant } from '#lambdas/adapters/jobs/notice-tenants.ts';
import { deliverBatch } from '#lambdas/notices/deliver-batch.ts';
import { usualChoice } from '#domain/notices/mail-choice.ts';
import type { ToldAct } from '#domain/notices/who-is-told.ts';
import type { Notice } from '#lambdas/adapters/tenant/notice.ts';
import { actorOf, noon } from '#test/builders/claims.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { submitted } from '#test/builders/submitted-claims.ts';

let log: () => string;
beforeEach(() => {
  log = keptLog();
});

const sato = {
  ...actorOf('佐藤健一'),
  isActive: true,
  email: 'sato@minato.example.jp',
  choice: usualChoice,
};
const claim = submitted();
const told: ToldAct = {
  claim,
  event: { at: noon, by: claim.applicantId, byName: '田中花子', act: 'submit', edition: 1, opens: 0 },
  later: [],
};

const aRecord = (messageId: string, changes: Record<string, unknown> = {}): SQSRecord =>
  ({
    messageId,
    body: JSON.stringify({
      kind: 'claim-told',
      notice: 'request',
      userId: sato.userId,
      noticeId: `01JAVD1T00000000000000000${messageId}`,
      tenantId: 't01jtenant0000000000000000a',
      claimId: claim.id,
      at: '2026-12-31T14:59:59.000Z',
      ...changes,
    }),
  }) as unknown as SQSRecord;

/** A tenant in memory: who was told is remembered, as in its table. */
const aWorld = (
  changes: Partial<NoticeTenant> = {},
  refuse: (mail: number) => Error | undefined = () => undefined,
) => {
  const mails: Mail[] = [];
  const sent = new Set<string>();
  const [waiting, putOff, queued]: [string[], string[], Notice[]] = [[], [], []];
  let asked = 0;
  const tenant: NoticeTenant = {
    findAct: async () => told,
    findPerson: async () => sato,
    findHolidays: async () => [],
    findLines: async () => [],
    dropLines: async () => undefined,
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
    digests: { plan: async () => undefined, end: async () => undefined },
    queue: async (notices: readonly Notice[]) => void queued.push(...notices),
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
    queued,
    waiting,
    putOff,
    asked: () => asked,
    deliver: (...records: SQSRecord[]) => deliverBatch(records, delivery),
  };
};

const failures = (...messageIds: readonly string[]) => ({
  batchItemFailures: messageIds.map((itemIdentifier) => ({ itemIdentifier })),
});
const named = (name: string) => Object.assign(new Error('sato@minato.example.jp is refused'), { name });

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
    ['the claim is gone', { findAct: async () => undefined }],
    ['the person is gone', { findPerson: async () => undefined }],
    ['the person has left', { findPerson: async () => ({ ...sato, isActive: false }) }],
    ['the person may vote no more', { findPerson: async () => ({ ...sato, rights: {} }) }],
    ['the claim has gone on', { findAct: async () => ({ ...told, later: [told.event] }) }],
  ])('tells nobody when %s', async (_why, changes) => {
    const { mails, deliver } = aWorld(changes);
    expect(await deliver(aRecord('1'))).toEqual(failures());
    expect(mails).toEqual([]);
  });

  test('passes an act on to everybody whom it concerns, each with a message of his own', async () => {
    const { mails, queued, deliver } = aWorld();
    const { notice: _notice, userId, ...act } = JSON.parse(aRecord('1').body);
    const record = {
      ...aRecord('1'),
      body: JSON.stringify({ ...act, kind: 'claim-act', action: 'claim.submit' }),
    };
    expect(await deliver(record)).toEqual(failures());
    expect(queued).toEqual([{ ...act, kind: 'claim-told', notice: 'request', userId }]);
    expect(mails).toEqual([]);
  });

  test('reads a 差戻し as the release before queued it', async () => {
    const event = { ...told.event, by: sato.userId };
    const { queued, deliver } = aWorld({ findAct: async () => ({ ...told, event }) });
    const { notice: _notice, userId: _userId, ...act } = JSON.parse(aRecord('1').body);
    const record = { ...aRecord('1'), body: JSON.stringify({ ...act, kind: 'claim-sent-back' }) };
    expect(await deliver(record)).toEqual(failures());
    expect(queued).toMatchObject([{ kind: 'claim-told', notice: 'sent-back', userId: claim.applicantId }]);
  });

  test.each([
    ['another kind of notice', { notice: 'birthday' }],
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
    expect(log()).not.toContain('佐藤');
  });
});

describe('a digest of more than a mail names', () => {
  const due = '2026-12-27T23:00:00.000Z';
  const record = () => aRecord('1', { kind: 'digest-due', at: due, notice: undefined, claimId: undefined });
  const linesOf = (count: number) => {
    let left = Array.from({ length: count }, (_, index) => ({
      noticeId: `01JAVD1T0000000000000${String(index).padStart(5, '0')}`,
      claimId: claim.id,
      notice: 'request' as const,
      at: noon,
    }));
    return {
      left: () => left.length,
      findLines: async (_digest: unknown, most: number) => left.slice(0, most),
      dropLines: async (_digest: unknown, lines: readonly { readonly noticeId: string }[]) => {
        const gone = new Set(lines.map(({ noticeId }) => noticeId));
        left = left.filter(({ noticeId }) => !gone.has(noticeId));
      },
    };
  };

  test('looks behind what concerns nobody any more', async () => {
    const lines = linesOf(300);
    const isOpen = (noticeId: string) => Number(noticeId.slice(-5)) >= 250;
    const world = aWorld({
      ...lines,
      findAct: async (act) => (isOpen(act.noticeId) ? told : { ...told, claim: { ...claim, step: 1 } }),
    });
    await world.deliver(record());
    expect(world.mails.map(({ subject }) => subject)).toEqual([
      '【STAFee】経費申請のお知らせ（まとめ）: 50件',
    ]);
    expect(lines.left()).toBe(0);
  });

  test.each([
    [201, '200件以上'],
    [200, '200件'],
  ])('of %i names at most 200, and says so', async (count, said) => {
    const lines = linesOf(count);
    const world = aWorld({ ...lines });
    await world.deliver(record());
    expect(world.mails.map(({ subject }) => subject)).toEqual([
      `【STAFee】経費申請のお知らせ（まとめ）: ${said}`,
    ]);
    expect(lines.left()).toBe(0);
  });
});
