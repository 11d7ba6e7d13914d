import { usualSight } from '#domain/rights/sight.ts';
import type { SQSRecord } from 'aws-lambda';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { castVote } from '#domain/claims/cast-vote.ts';
import type { Claim } from '#domain/claims/claim.ts';
import type { TimelineEvent } from '#domain/claims/timeline.ts';
import { withdrawClaim } from '#domain/claims/withdraw-claim.ts';
import { isTenantId } from '#domain/kernel/ids.ts';
import { mailWays, type MailWay } from '#domain/notices/mail-choice.ts';
import { tellingActions, type ClaimAction, type NoticeKind } from '#domain/notices/notice-kinds.ts';
import type { ToldAct } from '#domain/notices/who-is-told.ts';
import { shippedAccess } from '#domain/rights/grants.ts';
import type { Mail } from '#lambdas/adapters/aws/mail.ts';
import type { NoticeTenant } from '#lambdas/adapters/jobs/notice-tenants.ts';
import type { Notice } from '#lambdas/adapters/tenant/notice.ts';
import { deliverBatch } from '#lambdas/notices/deliver-batch.ts';
import { minato } from '#local/seed/minato.ts';
import { actorOf, known, noon } from '#test/builders/claims.ts';
import { keptLog } from '#test/builders/front-door.ts';
import { approved, done, submitted } from '#test/builders/submitted-claims.ts';
import { noAnnouncements } from './no-announcements.ts';
import { noInvitations } from './no-invitations.ts';

beforeEach(() => void keptLog());

const event = (act: string, by: string, more: Partial<TimelineEvent> = {}): TimelineEvent =>
  ({ at: noon, by: actorOf(by).userId, byName: by, act, edition: 1, ...more }) as TimelineEvent;
const after = (claim: Claim, what: TimelineEvent): ToldAct => ({ claim, event: what, later: [] });
const deed = { at: noon, expectedVersion: 2 };
const voted = (vote: { readonly kind: string; readonly reason?: string; readonly from?: 'opened' }) => {
  const given = { ...vote, ...deed, by: actorOf('佐藤健一'), step: 0 } as never;
  const { claim, event: what } = done(
    castVote(submitted(), given, { isToBeOpened: false, isApplicantHere: true }),
  );
  return after(claim, what);
};
const atSecondStep = voted({ kind: 'approve', from: 'opened' });
const confirmed = {
  ...approved(),
  status: 'confirmed',
  confirmed: { by: actorOf('高橋美咲').userId, name: '高橋美咲', at: noon },
} as unknown as Claim;
const withdrawn = done(withdrawClaim(submitted(), { ...deed, by: actorOf('田中花子') }));

/** Every act that tells: as what, and whom, where nobody chose, left or lost a right. */
const table: readonly (readonly [ClaimAction, ToldAct, NoticeKind, readonly string[]])[] = [
  ['claim.submit', after(submitted(), event('submit', '田中花子', { opens: 0 })), 'request', ['佐藤健一']],
  ['claim.withdraw', after(withdrawn.claim, withdrawn.event), 'withdrawn', ['佐藤健一']],
  ['claim.approve', atSecondStep, 'request', ['高橋美咲', '中村翔']],
  ['claim.approve', after(approved(), event('approve', '伊藤誠')), 'approved', ['田中花子']],
  ['claim.send-back', voted({ kind: 'send-back', reason: '宛名' }), 'sent-back', ['田中花子']],
  [
    'claim.send-back-to-step',
    after(submitted(), event('send-back-approved', '高橋美咲', { opens: 0, reason: '確認' })),
    'request',
    ['佐藤健一'],
  ],
  [
    'claim.send-back-approved',
    after(voted({ kind: 'send-back', reason: '宛名' }).claim, event('send-back-approved', '高橋美咲')),
    'sent-back',
    ['田中花子'],
  ],
  ['claim.reject', voted({ kind: 'reject', reason: '私用' }), 'rejected', ['田中花子']],
  ['claim.confirm', after(confirmed, event('confirm', '高橋美咲')), 'confirmed', ['田中花子']],
  [
    'claim.correct',
    after(atSecondStep.claim, event('correct', '高橋美咲', { changes: [] })),
    'corrected',
    ['田中花子', '佐藤健一'],
  ],
  [
    'claim.hand-over',
    // Of those who approve the step now, he alone who came to it.
    after(atSecondStep.claim, event('hand-over', '渡辺直樹', { opens: 1, asks: [actorOf('中村翔').userId] })),
    'request',
    ['中村翔'],
  ],
  ['claim.reverse', after(approved(), event('reverse', '伊藤誠')), 'reversed', ['田中花子']],
];

/** 件名 as mails say them; typed here, since the words are what their readers see. */
const subjects: Readonly<Record<NoticeKind, string>> = {
  request: '承認のお願い',
  'sent-back': '差戻し',
  rejected: '却下',
  corrected: '経理による訂正',
  reversed: '確定の取消',
  approved: '承認の完了',
  confirmed: '確定',
  withdrawn: '取下げ',
};
const declinable: readonly NoticeKind[] = ['approved', 'confirmed', 'withdrawn'];

const people = ['田中花子', '佐藤健一', '鈴木一郎', '高橋美咲', '中村翔', '伊藤誠', '渡辺直樹'];
const addressOf = (name: string): string => `p${people.indexOf(name)}@minato.example.jp`;

type Person = { readonly way: MailWay; readonly isActive: boolean; readonly hasRights: boolean };
type Company = Readonly<Record<string, Person>>;
const somebody = fc.record({
  way: fc.constantFrom(...mailWays),
  isActive: fc.boolean(),
  hasRights: fc.boolean(),
});
const companies: fc.Arbitrary<Company> = fc.record(
  Object.fromEntries(people.map((name) => [name, somebody])),
);

/** One act told in a company: what it mails, and what it puts by. Each message comes twice. */
const toldIn = async (company: Company, [action, act, kind]: (typeof table)[number]) => {
  const tenantId = known(isTenantId, minato.tenantId);
  const mails: Mail[] = [];
  const kept: string[] = [];
  const closed = new Set<string>();
  const nameOf = (userId: string) => people.find((name) => actorOf(name).userId === userId) ?? 'nobody';
  const tenant: NoticeTenant = {
    findAct: async () => act,
    findPerson: async (userId) => {
      const name = nameOf(userId);
      const { way = 'each', isActive = false, hasRights = false } = company[name] ?? {};
      const choice = { ways: { [kind]: way }, hour: 8 };
      const { rights } = actorOf(name);
      const grants = hasRights ? rights : {};
      return { userId, name, isActive, rights: grants, sight: usualSight, email: addressOf(name), choice };
    },
    findAccess: async () => shippedAccess,
    mayInvite: async () => true,
    keepAnnouncement: async () => undefined,
    findSecondRequest: async () => undefined,
    findHolidays: async () => [],
    findSender: async () => ({}),
    tellCompany: async () => undefined,
    findLines: async () => [],
    dropLines: async () => undefined,
    wasSent: async () => false,
    namedIn: async () => [],
    once: async ({ noticeId, userId }, _now, send, closing) => {
      if (closed.has(noticeId + userId)) return 'sent-before';
      await send();
      closed.add(noticeId + userId);
      if (closing?.kept !== undefined) kept.push(nameOf(userId));
      return 'sent';
    },
  };
  const queued: Notice[] = [];
  const delivery = {
    tenantOf: async (asked: string) =>
      asked === tenantId ? tenant : Promise.reject(new Error(`${asked} has no part in it`)),
    resetTenantOf: () => Promise.reject(new Error('no link is asked for here')),
    ...noInvitations,
    ...noAnnouncements,
    hosts: new Map<string, string>(),
    waitingCompanies: async () => () => false,
    isServed: async () => true,
    digests: { plan: async () => undefined, end: async () => undefined },
    queue: async (notices: readonly Notice[]) => void queued.push(...notices),
    putOff: async () => undefined,
    send: async (mail: Mail) => void mails.push(mail),
    appOrigin: 'https://app.example.jp',
    now: () => noon,
  };
  const failed: unknown[] = [];
  const deliver = async (notice: object): Promise<void> => {
    for (const messageId of ['1', '2']) {
      const record = { messageId, body: JSON.stringify(notice) } as SQSRecord;
      // oxlint-disable-next-line no-await-in-loop -- as the queue hands them out
      failed.push(...(await deliverBatch([record], delivery)).batchItemFailures);
    }
  };
  const first = { kind: 'claim-act', noticeId: '01JAVD1T000000000000000001', tenantId, at: noon, action };
  await deliver({ ...first, claimId: act.claim.id });
  // oxlint-disable-next-line no-await-in-loop -- as above
  for (const notice of queued) await deliver(notice);
  return { mails, kept, failed };
};

const inOrder = (texts: readonly string[]) => texts.toSorted((one, other) => (one < other ? -1 : 1));

describe('every act × everybody × each choice', () => {
  test('the table here knows each act that tells somebody', () => {
    expect(new Set(table.map(([action]) => action))).toEqual(new Set(tellingActions));
  });

  test.each(table.map((row) => [row[0], row[2], row] as const))(
    '%s: exactly those whom it concerns have one %s, or one line of a digest',
    async (_action, kind, row) => {
      await fc.assert(
        fc.asyncProperty(companies, async (company) => {
          const { mails, kept, failed } = await toldIn(company, row);
          const concerned = row[3].filter((name) => company[name]?.isActive && company[name].hasRights);
          const having = (way: MailWay) => concerned.filter((name) => company[name]?.way === way);
          const declined = declinable.includes(kind) ? having('none') : [];
          const daily = having('daily');
          const atOnce = concerned.filter((name) => !daily.includes(name) && !declined.includes(name));
          expect(failed).toEqual([]);
          expect(inOrder(kept)).toEqual(inOrder(daily));
          const expected = atOnce.map((name) => `${addressOf(name)} 【STAFee】${subjects[kind]}: 5月の経費`);
          expect(inOrder(mails.map(({ to, subject }) => `${to} ${subject}`))).toEqual(inOrder(expected));
          // Nothing that leads to somebody else, and no id but the claim's own in its link.
          for (const { to, text } of mails) {
            const others = people.filter((name) => addressOf(name) !== to).map(addressOf);
            for (const secret of [...others, minato.tenantId, ...people.map((name) => actorOf(name).userId)])
              expect(text).not.toContain(secret);
            expect(
              text.match(/https:\/\/\S+/g)?.every((link) => link.startsWith('https://app.example.jp/')),
            ).toBe(true);
          }
        }),
        { numRuns: 40 },
      );
    },
  );
});
