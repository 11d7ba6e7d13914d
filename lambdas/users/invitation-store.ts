import type { UserId } from '#domain/kernel/ids.ts';
import { hourOf } from '#domain/users/invitation-hours.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { invitationsAnHour, type Invitation, type InvitationBy } from '#domain/users/person-state.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { isSeen } from '#lambdas/settings/people-store.ts';
import type { PeopleMark } from '#lambdas/settings/settings-version.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { uninvited } from '#lambdas/adapters/tenant/uninvited.ts';
import { invitationCount, invited, person } from '#rows/people.ts';
import { partsOf } from '#rows/read-key.ts';
import type { Row } from '#rows/row-kind.ts';

/** What somebody was told who has no password of his own: `none` where nobody told him yet. */
export type ToldInvitation = Invitation | 'none';

const isThere = { expression: 'attribute_exists(PK)' };

const toldIn = (row: Row): ToldInvitation => invited.read(row).doc ?? 'none';

/** Undefined: he has a password of his own. */
export const invitationOf = async (
  table: TenantTable,
  userId: UserId,
): Promise<ToldInvitation | undefined> => {
  const row = await table.get(invited.key({ userId }), { consistent: true });
  return row === undefined ? undefined : toldIn(row);
};

/** Everybody who has none. A company whose people have all signed in has no such row, and one of 10,000 new ones 2 MB. */
export const openInvitations = async (
  table: TenantTable,
  between?: { readonly from: { readonly userId: UserId }; readonly to: { readonly userId: UserId } },
): Promise<ReadonlyMap<UserId, ToldInvitation>> => {
  const { items } = await table.query({ ...invited.among({}, between), consistent: true });
  return new Map(
    items.flatMap((row) => {
      const whose = partsOf(invited, row);
      return whose === undefined ? [] : [[whose.userId, toldIn(row)] as const];
    }),
  );
};

/** A file has so many people. */
const mostStaged = 1_000;

/** Those of these people who have none, who stand in the order of their ids. */
export const invitationsOf = async (
  table: TenantTable,
  people: readonly UserId[],
): Promise<ReadonlyMap<UserId, ToldInvitation>> => {
  const [first, last] = [people[0], people.at(-1)];
  return first === undefined || last === undefined
    ? new Map()
    : openInvitations(table, { from: { userId: first }, to: { userId: last } });
};

/** The first of them, for whoever says how many there are. */
export const someInvitations = async (table: TenantTable, most: number, { unseen }: PeopleMark) => {
  // A thousand who are staged hide nobody behind them.
  const matches = (row: Row): boolean => isSeen(invited.read(row), unseen);
  const filter = unseen === undefined ? {} : { filter: { matches, mostRows: mostStaged + most } };
  const { items, nextCursor } = await table.query({ ...invited.among({}), limit: most, ...filter });
  const told = items.flatMap((row) => {
    const whose = partsOf(invited, row);
    return whose === undefined ? [] : [{ userId: whose.userId, invitation: toldIn(row) }];
  });
  return { told, isAll: nextCursor === undefined };
};

/**
 * Whoever was invited under another name or address is invited anew: what he was mailed is in somebody else's hands.
 * Undefined where nobody has told him, or he has a password of his own.
 */
export const notInvitedYet = async (table: TenantTable, userId: UserId): Promise<Write | undefined> => {
  const told = await invitationOf(table, userId);
  if (told === undefined || told === 'none') return undefined;
  return { kind: 'update', key: invited.key({ userId }), change: uninvited, condition: isThere };
};

/** One more within the hour. Refused under its name where there were so many already. */
export const invitationCounted = (at: Instant): Write => {
  const change = invitationCount.change({ add: { count: 1 } });
  return {
    kind: 'update',
    key: invitationCount.key({ at: hourOf(at) }),
    change,
    condition: {
      expression: 'attribute_not_exists(#most) OR #most < :most',
      names: { '#most': 'count' },
      values: { ':most': invitationsAnHour },
    },
  };
};

/** From now on this invitation counts. Who has set a password meanwhile, or was deleted, is invited no more. */
export const invitationWrites = (
  userId: UserId,
  invitation: InvitationBy,
): { readonly invited: Write; readonly person: Write } => ({
  invited: {
    kind: 'update',
    key: invited.key({ userId }),
    change: invited.change({ set: { doc: invitation } }),
    condition: isThere,
  },
  person: { kind: 'check', key: person.key({ userId }), condition: isThere },
});
