import { usualSight } from '#domain/rights/sight.ts';
import type { SQSRecord } from 'aws-lambda';
import type { Instant } from '#domain/kernel/time.ts';
import { usualChoice } from '#domain/notices/mail-choice.ts';
import type { ToldAct } from '#domain/notices/who-is-told.ts';
import { shippedAccess } from '#domain/rights/grants.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import type { NoticeTenant } from '#lambdas/adapters/jobs/notice-tenants.ts';
import type { Notice } from '#lambdas/adapters/tenant/notice.ts';
import { deliverBatch } from '#lambdas/notices/deliver-batch.ts';
import { actorOf, noon } from '#test/builders/claims.ts';
import { submitted } from '#test/builders/submitted-claims.ts';
import { noAnnouncements } from './no-announcements.ts';
import { noInvitations } from './no-invitations.ts';

export const sato = {
  ...actorOf('佐藤健一'),
  sight: usualSight,
  isActive: true,
  email: 'sato@minato.example.jp',
  choice: usualChoice,
};
export const claim = submitted();
export const told: ToldAct = {
  claim,
  event: { at: noon, by: claim.applicantId, byName: '田中花子', act: 'submit', edition: 1, opens: 0 },
  later: [],
};

export const aRecord = (messageId: string, changes: Record<string, unknown> = {}): SQSRecord =>
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
export const aWorld = (
  changes: Partial<NoticeTenant> = {},
  refuse: (mail: number) => Error | undefined = () => undefined,
) => {
  const mails: Mail[] = [];
  const sent = new Set<string>();
  const [waiting, putOff, queued]: [string[], string[], Notice[]] = [[], [], []];
  const [suspended, ended]: [string[], string[]] = [[], []];
  let asked = 0;
  const tenant: NoticeTenant = {
    findAct: async () => told,
    findPerson: async () => sato,
    findHolidays: async () => [],
    findSender: async () => ({}),
    findAccess: async () => shippedAccess,
    mayInvite: async () => true,
    keepAnnouncement: async () => undefined,
    findSecondRequest: async () => undefined,
    tellCompany: async () => undefined,
    findLines: async () => [],
    dropLines: async () => undefined,
    namedIn: async () => [],
    wasSent: async () => false,
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
    isServed: async (company: string) => !suspended.includes(company),
    digests: {
      plan: async () => undefined,
      end: async ({ at }: { readonly at: string }) => void ended.push(at),
    },
    queue: async (notices: readonly Notice[]) => void queued.push(...notices),
    putOff: async ({ noticeId }: { readonly noticeId: string }) => void putOff.push(noticeId),
    send: async (mail: Mail) => {
      asked += 1;
      const error = refuse(asked);
      if (error !== undefined) throw error;
      mails.push(mail);
    },
    ...noInvitations,
    ...noAnnouncements,
    appOrigin: 'https://app.example.jp',
    now: () => '2026-12-31T15:00:00.000Z' as Instant,
  };
  return {
    mails,
    queued,
    waiting,
    suspended,
    ended,
    putOff,
    asked: () => asked,
    deliver: (...records: SQSRecord[]) => deliverBatch(records, delivery),
  };
};

export const failures = (...messageIds: readonly string[]) => ({
  batchItemFailures: messageIds.map((itemIdentifier) => ({ itemIdentifier })),
});
export const named = (name: string) =>
  Object.assign(new Error('sato@minato.example.jp is refused'), { name });
