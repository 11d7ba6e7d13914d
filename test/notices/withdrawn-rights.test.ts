import { beforeEach, describe, expect, test } from 'vitest';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { usualChoice } from '#domain/notices/mail-choice.ts';
import type { Grants } from '#domain/rights/roles.ts';
import { usualSight, type Sight } from '#domain/rights/sight.ts';
import type { Invitation } from '#domain/users/person-state.ts';
import type { Notice } from '#lambdas/adapters/tenant/notice.ts';
import type { Delivery } from '#lambdas/notices/delivery.ts';
import { deliverNotice } from '#lambdas/notices/deliver-notice.ts';
import { claim, sato, told } from './worker-in-memory.ts';

const at = '2026-12-01T00:00:00.000Z' as Instant;
const noticeId = '01JAVD1T0000000000000000A1';
const watanabe = '01JWATANABE0000000000000000' as UserId;

/** Whom the queued act is for, and who asked for it, as they stand when it runs. */
type Now = {
  readonly isActive: boolean;
  readonly rights: Grants;
  readonly sight: Sight;
  readonly mayInvite: boolean;
  /** The mail of the invitation went. */
  readonly wasMailed: boolean;
};
const unchanged: Now = {
  isActive: true,
  rights: sato.rights,
  sight: usualSight,
  mayInvite: true,
  wasMailed: false,
};

let done: string[] = [];
beforeEach(() => {
  done = [];
});

/** A company in which everything that a queued act does is noted. */
const deliveryOf = ({ isActive, rights, sight, mayInvite, wasMailed }: Now): Delivery => {
  const person = { name: '山田', isActive, isDeleted: false, email: 'y@x.jp', loginId: 'y' };
  const invitation: Invitation = {
    noticeId,
    way: 'link',
    by: watanabe,
    at,
    expiresAt: '2026-12-08T00:00:00.000Z' as Instant,
  };
  const note = (deed: string) => async () => void done.push(deed);
  const once = async (_place: unknown, _now: unknown, send: () => Promise<void>) => {
    await send();
    return 'sent' as const;
  };
  const line = { noticeId, claimId: claim.id, notice: 'request', at };
  let lines = [line];
  return {
    tenantOf: async () => ({
      findAct: async () => told,
      findPerson: async () => ({
        userId: sato.userId,
        name: sato.name,
        isActive,
        rights,
        sight,
        email: 's@x.jp',
        choice: usualChoice,
      }),
      findHolidays: async () => [],
      findSender: async () => ({}),
      findLines: async () => lines,
      dropLines: async () => {
        lines = [];
      },
      namedIn: async () => [],
      mayInvite: async () => mayInvite,
      once,
    }),
    resetTenantOf: async () => ({
      named: async () => [{ userId: sato.userId, name: '山田', isActive, email: 'y@x.jp', logins: [] }],
      checkedAt: async () => at,
      record: async (_request: unknown, { action }: { readonly action: string }) =>
        void done.push(`told: ${action}`),
      recordMailed: async () => undefined,
      tokenFor: async () => 'token',
      find: async () => undefined,
      keep: async () => undefined,
      invitations: {
        invitation: async (userId: UserId) => (userId === sato.userId ? undefined : { doc: invitation }),
        person: async () => person,
        temporaryPasswordFor: async () => 'password',
        tokenFor: async () => 'token',
        keepLink: note('link'),
        markMade: async () => true,
        markPasswordMailed: async () => true,
        wasMailed: async () => wasMailed,
        endLink: note('link over'),
        takeBack: async (_userId: UserId, { by }: Pick<Invitation, 'by'>) => {
          done.push(`told: invitation taken back, by ${by}`);
          return true;
        },
        once,
      },
    }),
    directory: {
      makeAnew: note('user'),
      remove: note('removed'),
      enable: note('enabled'),
      disable: note('disabled'),
    },
    companyOf: async () => ({ name: '港', companyCode: 'minato' }),
    waitingCompanies: async () => () => false,
    isServed: async () => true,
    putOff: async () => undefined,
    queue: async (notices: readonly Notice[]) =>
      void done.push(...notices.map(({ kind }) => `queued ${kind}`)),
    digests: { plan: async () => undefined, end: async () => undefined },
    send: note('mail'),
    appOrigin: 'https://app.example.jp',
    hosts: new Map<string, string>(),
    now: () => at,
  } as unknown as Delivery;
};

const { 'claims.read': _read, ...readsNothing } = sato.rights;
const { 'claims.vote': _vote, ...votesNoMore } = sato.rights;
const aDayLater: Sight = {
  labels: [],
  isLimited: true,
  content: { from: '2020-01', to: '2020-12' } as unknown as NonNullable<Sight['content']>,
};

type Withdrawn = readonly [what: string, now: Partial<Now>, left: readonly string[]];
type Queued = {
  readonly facts: Readonly<Record<string, unknown>>;
  /** What it does where nothing was withdrawn. */
  readonly does: readonly string[];
  /** What was withdrawn between asking and running, and all that is done then: what tells of it alone. */
  readonly withdrawn: readonly Withdrawn[] | string;
};

const ofSato = { userId: sato.userId };
const ofNewcomer = { userId: '01JYAMADA000000000000000000' };
const everyWayOut: readonly Withdrawn[] = [
  ['he was shut out', { isActive: false }, []],
  ['he reads no claims any more', { rights: readsNothing }, []],
  ['he votes no more', { rights: votesNoMore }, []],
  ['other months are shown to him', { sight: aDayLater }, []],
];

const ofPasskeys = 'tells the owner of a passkey what was done to it, whatever he may';
/** Every act that is queued for, or by, a person. A kind that is not here does not compile. */
const ofNames =
  'tells a person, and whoever keeps access, of his own names: names-told finds out who that is when it runs';

const queued: Readonly<Record<Notice['kind'], Queued | string>> = {
  'claim-told': {
    facts: { ...ofSato, claimId: claim.id, notice: 'request' },
    does: ['mail'],
    withdrawn: everyWayOut,
  },
  'digest-due': { facts: ofSato, does: ['mail'], withdrawn: everyWayOut },
  'person-invited': {
    facts: ofNewcomer,
    does: ['link', 'user', 'mail'],
    withdrawn: [
      [
        'whoever invited may not any more',
        { mayInvite: false },
        [`told: invitation taken back, by ${watanabe}`, 'link over', 'removed'],
      ],
      ['he may not any more, and his mail went before', { mayInvite: false, wasMailed: true }, []],
      ['whom he invited was shut out', { isActive: false }, []],
    ],
  },
  'password-reset-asked': {
    facts: { named: 'a'.repeat(64), door: 'open', sourceIp: '203.0.113.1', requestId: 'r' },
    does: ['mail'],
    withdrawn: [
      ['he was shut out', { isActive: false }, ['told: auth.request-password-reset-while-disabled']],
    ],
  },
  'claim-act': {
    facts: { claimId: claim.id, action: 'claim.submit' },
    does: ['queued claim-told'],
    withdrawn: 'finds out whom to tell: each of them is judged as claim-told',
  },
  'password-reset-done': {
    facts: ofSato,
    does: ['mail'],
    withdrawn: 'tells the owner of a password what was done to it, whatever he may',
  },
  'second-factor-ended': {
    facts: ofSato,
    does: ['mail'],
    withdrawn: 'tells the owner of an authenticator what was done to it, whatever he may',
  },
  'second-factor-set-up': {
    facts: ofSato,
    does: ['mail'],
    withdrawn: 'tells the owner of an authenticator what was done to it, whatever he may',
  },
  'recovery-codes-renewed': {
    facts: ofSato,
    does: ['mail'],
    withdrawn: 'tells the owner of an authenticator what was done to it, whatever he may',
  },
  'commuter-pass-told': {
    facts: { ...ofSato, act: 'confirm' },
    does: ['mail'],
    withdrawn: [['he was shut out', { isActive: false }, []]],
  },
  'passkey-added': ofPasskeys,
  'passkey-ended': ofPasskeys,
  'names-changed': ofNames,
  'names-told': ofNames,
  'address-asked': ofNames,
  'person-in-directory': {
    facts: ofSato,
    does: ['enabled'],
    withdrawn: 'follows what stands of the person now: nobody’s wish is waiting in it',
  },
};

describe('9.2.2 a right that was withdrawn stops what was queued', () => {
  const cases = Object.entries(queued).flatMap(([kind, facts]) =>
    typeof facts === 'string' ? [] : [{ kind, ...facts }],
  );
  const noticeOf = (kind: string, facts: Queued['facts']): Notice =>
    ({ kind, noticeId, tenantId: 't01jtenant0000000000000000a', at, ...facts }) as unknown as Notice;

  test.each(cases)('$kind runs where nothing was withdrawn', async ({ kind, facts, does }) => {
    await deliverNotice(noticeOf(kind, facts), deliveryOf(unchanged));
    expect(done).toEqual(does);
  });

  test.each(
    cases.flatMap(({ kind, facts, withdrawn }) =>
      typeof withdrawn === 'string'
        ? []
        : withdrawn.map(([what, now, left]) => ({ kind, facts, what, now, left })),
    ),
  )('$kind does nothing where $what', async ({ kind, facts, now, left }) => {
    await deliverNotice(noticeOf(kind, facts), deliveryOf({ ...unchanged, ...now }));
    expect(done).toEqual(left);
  });
});
