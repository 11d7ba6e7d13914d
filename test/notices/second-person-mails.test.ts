import { beforeEach, describe, expect, test } from 'vitest';
import { type UserId } from '#domain/kernel/ids.ts';
import { isSecondRequestId } from '#domain/second-person/request-id.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { RequestState } from '#domain/second-person/request.ts';
import type { Notice, NoticeOf } from '#lambdas/adapters/tenant/notice.ts';
import type { Delivery } from '#lambdas/notices/delivery.ts';
import { deliverNotice } from '#lambdas/notices/deliver-notice.ts';
import { sato } from './worker-in-memory.ts';

const at = '2026-12-01T00:00:00.000Z' as Instant;
const watanabe = '01JWATANABE000000000000000' as UserId;
const requestId = '01JREQST000000000000000000';
if (!isSecondRequestId(requestId)) throw new Error(requestId);

type Now = {
  readonly state: RequestState;
  readonly now: Instant;
  readonly told: readonly UserId[];
  /** Whoever keeps access, of the two. */
  readonly keepers: readonly UserId[];
  /** Whoever is not shut out. */
  readonly active: readonly UserId[];
};
const both = [watanabe, sato.userId];
const unchanged: Now = { state: 'waiting', now: at, told: [sato.userId], keepers: both, active: both };

let done: string[] = [];
beforeEach(() => {
  done = [];
});

const deliveryOf = ({ state, now, told, keepers, active }: Now): Delivery =>
  ({
    tenantOf: async () => ({
      findPerson: async (userId: UserId) => ({
        ...sato,
        userId,
        isActive: active.includes(userId),
        rights: keepers.includes(userId) ? { 'access.keep': 'company' } : {},
      }),
      findSender: async () => ({}),
      findSecondRequest: async () => ({ state, askedBy: watanabe, askedAt: at, told }),
      once: async (_place: unknown, _now: unknown, send: () => Promise<void>) => {
        await send();
        return 'sent';
      },
    }),
    waitingCompanies: async () => () => false,
    isServed: async () => true,
    queue: async (notices: readonly Notice[]) =>
      void done.push(...notices.map((one) => `${one.kind} ${'userId' in one ? one.userId : ''}`)),
    send: async ({ subject, text }: { readonly subject: string; readonly text: string }) => {
      done.push(subject);
      expect(text).not.toContain('権限を変更する');
    },
    appOrigin: 'https://app.example.jp',
    hosts: new Map(),
    now: () => now,
  }) as unknown as Delivery;

const head = {
  noticeId: '01JAVD1T0000000000000000A1',
  tenantId: 't01jtenant0000000000000000a',
  at,
  requestId,
};
const noticeOf = (facts: object) => ({ ...head, ...facts }) as unknown as NoticeOf<'second-person-told'>;

describe('9.2.2 mails of a request for a second administrator', () => {
  test.each([
    ['asked', sato.userId],
    ['approved', watanabe],
    ['rejected', watanabe],
    ['overtaken', watanabe],
  ])('go, where it was %s, to one message each', async (act, userId) => {
    await deliverNotice(noticeOf({ kind: 'second-person', act }), deliveryOf(unchanged));
    expect(done).toEqual([`second-person-told ${userId}`]);
  });

  test.each<[string, Partial<Now>, readonly string[]]>([
    ['nothing was withdrawn', {}, ['【STAFee】承認の依頼があります']],
    ['he was shut out', { active: [watanabe] }, []],
    ['he keeps access no more', { keepers: [watanabe] }, []],
    ['whoever asked was shut out', { active: [sato.userId] }, []],
    ['whoever asked keeps access no more', { keepers: [sato.userId] }, []],
    ['somebody decided', { state: 'rejected' }, []],
    ['its time is over', { now: '2026-12-08T00:00:00.000Z' as Instant }, []],
  ])('reach the other administrator or not, where %s', async (_what, now, sent) => {
    const notice = noticeOf({ kind: 'second-person-told', act: 'asked', userId: sato.userId });
    await deliverNotice(notice, deliveryOf({ ...unchanged, ...now }));
    expect(done).toEqual(sent);
  });

  test('tell whoever asked how it ended', async () => {
    const notice = noticeOf({ kind: 'second-person-told', act: 'overtaken', userId: watanabe });
    await deliverNotice(notice, deliveryOf({ ...unchanged, state: 'overtaken' }));
    expect(done).toEqual(['【STAFee】依頼は成立しませんでした']);
  });
});
