import type { OperatorId, TenantId, UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { RenewalReason } from '#domain/tenants/sign-in-rules.ts';
import type { TimeBox } from '#domain/rights/time-box.ts';
import { json, listOf, textOf } from './attributes.ts';
import { guesses } from './guesses.ts';
import { rowKind } from './row-kind.ts';

const ends = { keeps: 'expiring', returned: 'passing', erased: 'by-itself' } as const;
const ofSessions = { ...ends, table: 'Session' } as const;
const moment = textOf<Instant>();
const inCompany = { tid: textOf<TenantId>(), uid: textOf<UserId>() } as const;
const challengeEnds = { expiresAt: moment, ttl: 'number' } as const;
const sessionEnds = { ...challengeEnds, idleExpiresAt: moment } as const;
const ofOperator = { operatorId: textOf<OperatorId>() } as const;

/** Somebody who is signed in, found by a hash of his cookie: who reads the table cannot sign in with it. */
export const session = rowKind('session', {
  ...ofSessions,
  pk: 'S#{tokenHash}',
  sk: 'S',
  holds: {
    ...inCompany,
    ...sessionEnds,
    name: 'text',
    roles: 'text',
    loginHash: 'text',
    startedAt: moment,
    rightsVersion: 'number',
  },
  /**
   * `provenAt`: when the person proved again that it is he; else when he signed in. `proofToken`: the directory's word for that,
   * sealed by the cookie: passkeys are registered by it. `timeBox`: his account is for some days.
   */
  mayHold: { provenAt: moment, proofToken: 'text', timeBox: json<TimeBox>() },
});

/** What a half-done sign-in waits for. @default a new password */
export type ChallengeKind = 'totp' | 'totp-set-up' | 'own-totp-set-up' | 'passkey' | 'own-passkey';

/**
 * A passkey of somebody that counts. `id`: a hash of the credential's id, by which the directory knows it; `name`: what its
 * owner calls it, sealed.
 */
export type KeptPasskey = { readonly id: string; readonly since: Instant; readonly name: string };

/** A sign-in that has proven a password and waits for its next step; or an authenticator that is being set up. */
export const challenge = rowKind('challenge', {
  ...ofSessions,
  pk: 'CH#{tokenHash}',
  sk: 'S',
  holds: { ...inCompany, ...challengeEnds, loginHash: 'text', directorySession: 'text' },
  /**
   * `rightsVersion`: the person's standing as his password was proven under it. `accessToken` is sealed by the secret that
   * leads here: whoever reads the table can do nothing with it.
   */
  mayHold: {
    kind: textOf<ChallengeKind>(),
    rightsVersion: 'number',
    renewal: textOf<RenewalReason>(),
    isFactorProven: 'flag',
    accessToken: 'text',
    formerTotpSince: moment,
  },
});

/** A session in the list of its owner's, so that the oldest, or all of them, can be ended. */
export const listedSession = rowKind('listed-session', {
  ...ofSessions,
  pk: 'U#{tenantId}#{userId}',
  sk: '{tokenHash}',
  holds: challengeEnds,
  /** With what and from where it began. */
  mayHold: { about: 'text' },
  sealed: ['about'],
});

/**
 * From where somebody signed in within the last days, one row for each address: so that a new address list can be tried
 * on people before it shuts them out. `who`: his name and the address.
 */
export const seenAddress = rowKind('seen-address', {
  ...ofSessions,
  pk: 'T#{tenantId}#SEEN',
  sk: '{userId}#{addressHash}',
  holds: { ...challengeEnds, at: moment, who: 'text' },
  sealed: ['who'],
});

/** Attempts of somebody who names a company that does not exist. */
export const strangersGuesses = rowKind('strangers-guesses', {
  ...ofSessions,
  pk: 'L#{nameHash}',
  sk: '{nameHash}',
  holds: challengeEnds,
  mayHold: guesses,
});

/** Requests for a new password within an hour, by what they have in common. */
export const resetRequests = rowKind('reset-requests', {
  ...ofSessions,
  pk: 'L#{nameHash}',
  sk: 'S',
  holds: { ...challengeEnds, asked: 'number' },
});

/** What a person's sessions must have begun under (docs/decisions/0070). A person whom no change met has none. */
export const standing = rowKind('standing', {
  table: 'Session',
  keeps: 'contract',
  returned: 'derived',
  erased: 'with-tenant',
  pk: 'T#{tenantId}#P#{userId}',
  sk: 'S',
  holds: { rightsVersion: 'number' },
  /**
   * `passwordAt`: when the person set the password that counts. `linksFrom`: links of before are over. `totpSince`: he has
   * an authenticator, whatever the directory says; `recoveryCodes`: hashes of those that are left
   * (docs/decisions/0179, 0180). `factorEndedAt`: somebody ended it, so that a directory that still asks for codes is wrong.
   * `passkeys`: those that count, whatever else the directory knows (0197); their version rises with each change of them.
   */
  mayHold: {
    validFrom: moment,
    changingUntil: moment,
    changing: 'text',
    passwordAt: moment,
    linksFrom: moment,
    totpSince: moment,
    factorEndedAt: moment,
    recoverySalt: 'text',
    recoveryCodes: 'texts',
    recoveredCode: 'text',
    recoveredBy: 'text',
    passkeys: listOf<KeptPasskey>(),
    passkeysVersion: 'number',
  },
});

/**
 * The link by which a person sets a new password. A partition of its own: whoever may keep links may not touch what his
 * sessions stand on.
 */
export const resetLink = rowKind('reset-link', {
  ...ofSessions,
  pk: 'T#{tenantId}#R#{userId}',
  sk: 'S',
  holds: {
    ...challengeEnds,
    requestId: 'text',
    requestedAt: moment,
    countedFrom: moment,
    mails: 'number',
    logins: listOf<string>(),
  },
  mayHold: { version: 'number', tokenHash: 'text', mailedFor: 'text', usedAt: moment },
});

/**
 * Another mail address that a person asked for himself: in force once he opens the link that was mailed there. The link's
 * secret follows from the company's own key and stands nowhere; without an `email` nothing is asked for any more.
 */
export const askedMailAddress = rowKind('asked-mail-address', {
  ...ofSessions,
  pk: 'T#{tenantId}#ADDRESS#{userId}',
  sk: 'S',
  holds: {
    ...challengeEnds,
    /** Of the mail to the new address, which names the asking; and of the one to the address of until now. */
    noticeId: 'text',
    formerNoticeId: 'text',
    at: moment,
    /** Which address it takes the place of, and which takes it, as the rows that lead from addresses know them. */
    fromHash: 'text',
    toHash: 'text',
    /** How often since `countedFrom`. */
    countedFrom: moment,
    asked: 'number',
    version: 'number',
  },
  mayHold: { email: 'text', usedAt: moment, key: 'text' },
  sealed: ['email'],
});

/** How often on one day people of a company asked for a link to one mailbox: it may be nobody's of theirs. */
export const mailboxAsked = rowKind('mailbox-asked', {
  ...ofSessions,
  pk: 'T#{tenantId}#MAILBOX#{mailHash}',
  sk: '{on}',
  holds: { ...challengeEnds, asked: 'number' },
});

/**
 * A piece of a file of people that is longer than a request, gzipped and in base64, until it was tried and taken: what
 * somebody sent last, in the only table whose rows end by themselves (docs/decisions/0206). `fileHash`: SHA-256 of the whole
 * file, in hex.
 */
export const peopleFilePiece = rowKind('people-file-piece', {
  ...ofSessions,
  pk: 'T#{tenantId}#PEOPLEFILE#{userId}',
  sk: '{piece}',
  holds: { ...challengeEnds, fileHash: 'text', text: 'text' },
  sealed: ['text'],
});

const ofOperatorSessions = { ...ends, table: 'OperatorSession' } as const;

export const operatorSession = rowKind('operator-session', {
  ...ofOperatorSessions,
  pk: 'S#{tokenHash}',
  sk: 'S',
  holds: { ...sessionEnds, ...ofOperator },
});

/** The same session in the list of its operator's, so that he sees it and can end it. */
export const listedOperatorSession = rowKind('listed-operator-session', {
  ...ofOperatorSessions,
  pk: 'U#{operatorId}',
  sk: '{tokenHash}',
  holds: { ...challengeEnds, startedAt: moment, device: 'text', address: 'text' },
});

/** A sign-in that has proven a password and waits for its next step. */
export const operatorChallenge = rowKind('operator-challenge', {
  ...ofOperatorSessions,
  pk: 'CH#{tokenHash}',
  sk: 'S',
  holds: {
    ...challengeEnds,
    ...ofOperator,
    kind: textOf<'new-password' | 'totp-setup' | 'totp'>(),
    directorySession: 'text',
  },
});

/** How often an operator's ID was tried in vain. */
export const operatorGuesses = rowKind('operator-guesses', {
  table: 'OperatorSession',
  keeps: 'for-good',
  returned: 'of-the-service',
  erased: 'not-a-tenants',
  pk: 'LOGIN',
  sk: '{operatorId}',
  holds: {},
  mayHold: guesses,
});
