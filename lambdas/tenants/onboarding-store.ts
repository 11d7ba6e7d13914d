import type { FirstMasters } from '#domain/settings/masters.ts';
import { countsBrought } from '#domain/masters/judge-changed.ts';
import { entriesOfRows } from '#domain/masters/master-rows.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { entryPuts, rowsOfIndex } from '#lambdas/masters/entry-store.ts';
import { chunksOf, entriesAtOnce } from '#lambdas/masters/take-over.ts';
import { rowsOfMasters } from '#lambdas/settings/master-rows.ts';
import type { StoredPerson } from '#lambdas/settings/people-store.ts';
import { newPersonWrites } from '#lambdas/users/new-person-store.ts';
import { settingsVersionWrites } from '#lambdas/settings/settings-version.ts';
import { masterHead } from '#rows/masters.ts';
import { login, mailAddress } from '#rows/people.ts';
import { usersInUse } from '#rows/use.ts';

/** Of the rows that lead to the people whom the onboarding makes. */
const firstPlaces = 1;

const isNew = { expression: 'attribute_not_exists(PK)' };

/** All masters as one version, on condition that there are none. */
export const mastersWrites = (masters: FirstMasters) => ({
  ...settingsVersionWrites(masters.settingsVersion, undefined, { places: firstPlaces }),
  rows: rowsOfMasters(masters).map((row): Write => ({ kind: 'put', ...row, condition: isNew })),
});

type Rows = Parameters<typeof entriesOfRows>[0];

/**
 * What a company begins with of a master that has no index row: its head and version 1 of each entry, by as many as a
 * transaction holds. What an earlier run has written stays as it is, whatever became of it since.
 */
export const firstEntryWrites = (
  noun: string,
  rows: Rows,
): readonly { readonly rows: readonly Write[] }[] => {
  const entries = [...entriesOfRows(rows).values()];
  const changes = entries.map(({ id, states }) => ({ id, before: [], after: states }));
  const { open: openCount, kept: keptCount } = countsBrought(changes);
  const head = { kind: 'put', ...masterHead.row({ noun }, { version: 1, openCount, keptCount }) } as const;
  const puts = rowsOfIndex(entriesOfRows(rows)).map((row) => Object.values(entryPuts(noun, row)));
  return [[head], ...chunksOf(puts, entriesAtOnce).map((chunk) => chunk.flat())].map((writes) => ({
    rows: writes.map((write) => ({ ...write, condition: isNew })),
  }));
};

type NewPerson = Omit<StoredPerson, 'version'> & { readonly loginHash: string; readonly mailHash: string };

/** The person's row and those that lead from his places, his login ID and his mail address to it. */
export const firstPersonWrites = ({ loginHash, mailHash, ...kept }: NewPerson) => {
  const { id: userId } = kept.user;
  return {
    ...newPersonWrites(kept, firstPlaces),
    login: {
      kind: 'put',
      ...login.row({ loginHash }, { userId }),
      condition: { expression: 'attribute_not_exists(userId)' },
    },
    mail: { kind: 'put', ...mailAddress.row({ mailHash, userId }, { userId, logins: [loginHash] }) },
  } as const;
};

/** How many people it begins with; whoever counted since stays right. */
export const firstUsersWrite = (users: readonly Pick<User, 'isActive'>[]): Write => ({
  kind: 'put',
  ...usersInUse.row({}, { count: users.filter(({ isActive }) => isActive).length }),
  condition: isNew,
});
