import type { User } from '#domain/tenants/masters.ts';
import type { Invitation } from '#domain/users/person-state.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { json, listOf, textOf } from './attributes.ts';
import { guesses } from './guesses.ts';
import { rowKind } from './row-kind.ts';

const ofPeople = { table: 'TenantData', keeps: 'contract', erased: 'with-tenant' } as const;

/** Names of a person that only his company's key opens. */
const sealedNames = ['email', 'loginId'] as const;
export type SealedName = (typeof sealedNames)[number];

export const person = rowKind('person', {
  ...ofPeople,
  pk: 'USER',
  sk: '{userId}',
  returned: 'people.jsonl',
  holds: { doc: json<User>(), email: 'text' },
  /** Of who was registered until 2026-11 the login ID is known by its hash alone, and his first version is 1. */
  mayHold: {
    loginId: 'text',
    version: 'number',
    /** The import that brought him: unseen as long as the settings' version says so (docs/decisions/0176). */
    broughtBy: 'text',
    /** When another than himself last gave him an address or a login ID, and who registered him when (docs/decisions/0196). */
    namedAt: textOf<Instant>(),
    namedBy: textOf<UserId>(),
    registeredBy: textOf<UserId>(),
    registeredAt: textOf<Instant>(),
  },
  sealed: sealedNames,
});

/**
 * Who has a login ID, and how often it was tried in vain. Nobody has the ID of a row without `userId`: it only counts
 * attempts, and the retention purge takes it away.
 */
export const login = rowKind('login', {
  ...ofPeople,
  pk: 'LOGIN',
  sk: '{loginHash}',
  returned: 'secret',
  holds: {},
  mayHold: { userId: textOf<UserId>(), ...guesses },
});

/**
 * Who has no password of his own yet. The row ends with his first password, or with him; one that names no invitation is
 * of somebody whom nobody has told yet.
 */
export const invited = rowKind('invited', {
  ...ofPeople,
  keeps: 'working',
  pk: 'INVITED',
  sk: '{userId}',
  returned: 'passing',
  holds: {},
  /** Of which invitation the directory has a user, of which the second mail went, and the import that brought him. */
  mayHold: { doc: json<Invitation>(), madeFor: 'text', passwordMailedFor: 'text', broughtBy: 'text' },
});

/** How many invitations a company sent within an hour that begins at a full one. */
export const invitationCount = rowKind('invitation-count', {
  ...ofPeople,
  keeps: 'working',
  pk: 'INVITATIONS',
  sk: '{at}',
  returned: 'passing',
  holds: { count: 'number' },
});

/** Leads from a mail address to a person; with the hashes of his login IDs, so that a lock of theirs can end. */
export const mailAddress = rowKind('mail-address', {
  ...ofPeople,
  pk: 'MAIL',
  sk: '{mailHash}#{userId}',
  returned: 'secret',
  holds: { userId: textOf<UserId>(), logins: listOf<string>() },
});

/** Since when every person of before the addresses had rows has one. */
export const mailAddressesChecked = rowKind('mail-addresses-checked', {
  ...ofPeople,
  pk: 'MAIL',
  sk: 'checked',
  returned: 'of-the-service',
  holds: { at: textOf<Instant>() },
});

/** What is known of a person where he is found by a place: by a post of his, or by a role. */
export type PersonAtPlace = Pick<User, 'id' | 'name' | 'isActive'> & {
  /** Those of the place: one who left a post and came back has two. */
  readonly posts: User['posts'];
  /** All of his: by them it is judged whether he may vote. Absent in rows of before 2026-11-30, and of roles until 2026-12. */
  readonly roles?: User['roles'];
  /** Of whoever is found by a role, all of his. Absent in rows until 2026-12. */
  readonly allPosts?: User['posts'];
  /** Of whoever is found by a role: until when he is here. @default for good */
  readonly timeBox?: User['timeBox'];
};

/** Rows of another generation than the settings name are left over and lead to nobody. */
const leadsToPeople = {
  ...ofPeople,
  returned: 'derived',
  holds: { doc: json<PersonAtPlace>() },
  mayHold: { generation: 'number', broughtBy: 'text' },
} as const;

/** Leads to whoever holds a position in a department (docs/decisions/0146). */
export const personAtPost = rowKind('person-at-post', {
  ...leadsToPeople,
  pk: 'POST#{departmentId}#{position}',
  sk: '{userId}',
});

export const personInRole = rowKind('person-in-role', {
  ...leadsToPeople,
  pk: 'ROLE#{role}',
  sk: '{userId}',
});

/**
 * What an import of people makes of one of them, and what he was: applied where it names the version that it made, and
 * kept for as long as it can be put back.
 */
export const peopleWish = rowKind('people-wish', {
  ...ofPeople,
  keeps: 'working',
  pk: 'PEOPLEIMPORT#{importId}',
  sk: '{userId}',
  returned: 'passing',
  holds: { doc: 'text' },
  mayHold: { version: 'number' },
  sealed: ['doc'],
});

/** 履歴: what a change of a person made of what, by the version of his row that it made. Never written again. */
export const personChange = rowKind('person-change', {
  ...ofPeople,
  pk: 'PERSONCHANGE#{userId}',
  sk: '{personVersion:9}',
  returned: 'people.jsonl',
  holds: {
    at: textOf<Instant>(),
    by: textOf<UserId>(),
    byName: 'text',
    /** Old and new of what was changed, names in the clear of his company's key alone. */
    doc: 'text',
  },
  /**
   * Of another address or login ID: the notices to the new address and to the former one, and who keeps access and hears of
   * it too. @default nobody is mailed
   */
  mayHold: { notices: listOf<string>(), keepers: listOf<UserId>() },
  sealed: ['doc'],
});
