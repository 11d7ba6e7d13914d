import { beforeEach, describe, expect, test } from 'vitest';
import type { Sight } from '#domain/rights/sight.ts';
import type { Notice } from '#lambdas/adapters/tenant/notice.ts';
import { deliverNotice } from '#lambdas/notices/deliver-notice.ts';
import { at, deliveryOf, noticeId, unchanged, watanabe, type Now } from './company-as-it-stands.ts';
import { claim, sato } from './worker-in-memory.ts';

let done: string[] = [];
beforeEach(() => {
  done = [];
});

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

const ofFactors: Queued = {
  facts: ofSato,
  does: ['mail'],
  withdrawn: 'tells the owner of an authenticator what was done to it, whatever he may',
};
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
  'second-factor-ended': ofFactors,
  'second-factor-set-up': ofFactors,
  'recovery-codes-renewed': ofFactors,
  'keeper-told': {
    facts: { ...ofSato, fact: 'addresses' },
    does: ['mail'],
    withdrawn: [
      ['he was shut out', { isActive: false }, []],
      ['he keeps access no more', { rights: sato.rights }, []],
    ],
  },
  'keepers-to-tell': {
    facts: { fact: 'addresses' },
    does: ['queued keeper-told'],
    withdrawn: 'finds out who keeps access when it runs: each of them is judged as keeper-told',
  },
  'commuter-pass-told': {
    facts: { ...ofSato, act: 'confirm' },
    does: ['mail'],
    withdrawn: [['he was shut out', { isActive: false }, []]],
  },
  'announcement-company': 'finds out who administers a company: each of them is judged as announcement-mail',
  'announcement-page': 'keeps what the service told a company, whoever works there',
  'announcement-mail': 'as test/announcements/announce-to.test.ts says',
  'support-act': 'as test/journeys/support-grants.journey.local.test.ts says',
  'support-over': 'as test/journeys/support-grants.journey.local.test.ts says',
  'support-told': 'as test/journeys/support-grants.journey.local.test.ts says',
  'second-person': 'as test/notices/second-person-mails.test.ts says',
  'second-person-told': 'as test/notices/second-person-mails.test.ts says',
  'keeper-lost': 'tells somebody of the end of his own right, whatever he may',
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
    await deliverNotice(noticeOf(kind, facts), deliveryOf(unchanged, done));
    expect(done).toEqual(does);
  });

  test.each(
    cases.flatMap(({ kind, facts, withdrawn }) =>
      typeof withdrawn === 'string'
        ? []
        : withdrawn.map(([what, now, left]) => ({ kind, facts, what, now, left })),
    ),
  )('$kind does nothing where $what', async ({ kind, facts, now, left }) => {
    await deliverNotice(noticeOf(kind, facts), deliveryOf({ ...unchanged, ...now }, done));
    expect(done).toEqual(left);
  });
});
