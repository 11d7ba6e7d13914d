import type { Instant } from '#domain/kernel/time.ts';

/** A day and two hours: at the check of 09:00 a point of today's 02:00 is fresh and yesterday's is not. */
export const staleHours = 26;

/** A vault by its Region. The form of prod that runs in Osaka has one of them only. */
export type Side = 'tokyo' | 'osaka';

/** The newest finished point of one resource in each vault; `undefined` when the vault holds none. */
export type NewestPoints = {
  readonly name: string;
  readonly newestAt: Readonly<Partial<Record<Side, Instant | undefined>>>;
};

export type Staleness = {
  readonly name: string;
  readonly vault: Side;
  readonly newestAt: Instant | undefined;
};

const isStale = (newestAt: Instant | undefined, at: Instant): boolean =>
  newestAt === undefined || Date.parse(at) - Date.parse(newestAt) > staleHours * 3_600_000;

/** Whatever has no point younger than 26 hours in one of the vaults that are kept, vault by vault. */
export const staleBackups = (
  resources: readonly NewestPoints[],
  sides: readonly Side[],
  at: Instant,
): readonly Staleness[] =>
  resources.flatMap(({ name, newestAt }) =>
    sides
      .filter((vault) => isStale(newestAt[vault], at))
      .map((vault) => ({ name, vault, newestAt: newestAt[vault] })),
  );
