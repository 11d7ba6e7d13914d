import type { ClaimId } from '#domain/kernel/ids.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { settingsVersion, settingsVersionCopy } from '#rows/settings.ts';

/**
 * Every act checks the version in its transaction, and two transactions that touch one item cancel each other, even
 * where both only look. So the version has copies, each in a partition of its own, and an act checks the one
 * that the last sign of its claim's id names (decision 0055).
 */
const copies = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.split('');

/** What the version says of people, which every change of settings carries on. */
export type PeopleMark = {
  /** The generation of the rows of places that still holds. @default they are made anew */
  readonly places?: number | undefined;
  /** The import of people that nobody sees yet. @default none */
  readonly unseen?: string | undefined;
};

/**
 * Belongs to every transaction that changes masters, beside the masters themselves: their next version, on condition
 * that nobody changed them since `seen` was read; `seen` undefined means that there are none yet. Its refusal is found
 * under `settingsVersion`.
 */
export const settingsVersionWrites = (
  version: number,
  seen: number | undefined,
  { places, unseen }: PeopleMark = {},
): { readonly settingsVersion: Write; readonly settingsVersionCopies: readonly Write[] } => ({
  settingsVersion: {
    kind: 'put',
    ...settingsVersion.row(
      {},
      {
        settingsVersion: version,
        ...(places === undefined ? {} : { places }),
        ...(unseen === undefined ? {} : { unseen }),
      },
    ),
    condition:
      seen === undefined
        ? { expression: 'attribute_not_exists(PK)' }
        : { expression: 'settingsVersion = :seen', values: { ':seen': seen } },
  },
  settingsVersionCopies: copies.map((copy): Write => ({
    kind: 'put',
    ...settingsVersionCopy.row({ copy }, { settingsVersion: version }),
  })),
});

/** The condition that nobody changes settings or people, for whoever does what no act meets: it is the row of all. */
export const settingsStill = (seen: number): Write => ({
  kind: 'check',
  key: settingsVersion.key({}),
  condition: { expression: 'settingsVersion = :seen', values: { ':seen': seen } },
});

/**
 * The condition that the masters behind a decision on a claim are still the tenant's (README 5.21). A tenant of before
 * the copies has none of them until its masters change for the first time: until then nothing has changed.
 */
export const settingsUnchanged = (seen: number, claimId: ClaimId): Write => ({
  kind: 'check',
  key: settingsVersionCopy.key({ copy: claimId.slice(-1) }),
  condition: {
    expression: 'attribute_not_exists(PK) OR settingsVersion = :seen',
    values: { ':seen': seen },
  },
});

/** From now on everybody has the rows of his places, of the generation of the version that was seen. */
export const placesKept = (seen: number): Write => ({
  kind: 'update',
  key: settingsVersion.key({}),
  change: settingsVersion.change({ set: { places: seen } }),
  condition: { expression: 'settingsVersion = :seen', values: { ':seen': seen } },
});

export const storedSettingsVersion = async (table: TenantTable): Promise<number | undefined> => {
  const row = await table.get(settingsVersion.key({}), { consistent: true });
  return row === undefined ? undefined : settingsVersion.read(row).settingsVersion;
};
