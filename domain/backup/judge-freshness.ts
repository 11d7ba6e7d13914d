import type { Instant } from '#domain/kernel/time.ts';

/** A day and two hours: at the check of 09:00 a point of today's 02:00 is fresh and yesterday's is not. */
export const staleHours = 26;

/** The newest finished point of one resource in each vault; `undefined` when the vault holds none. */
export type NewestPoints = {
  readonly name: string;
  readonly tokyoAt: Instant | undefined;
  readonly osakaAt: Instant | undefined;
};

export type Staleness = {
  readonly name: string;
  readonly vault: 'tokyo' | 'osaka';
  readonly newestAt: Instant | undefined;
};

const isStale = (newestAt: Instant | undefined, at: Instant): boolean =>
  newestAt === undefined || Date.parse(at) - Date.parse(newestAt) > staleHours * 3_600_000;

/** Whatever has no point younger than 26 hours in one of the vaults, vault by vault. */
export const staleBackups = (resources: readonly NewestPoints[], at: Instant): readonly Staleness[] =>
  resources.flatMap(({ name, tokyoAt, osakaAt }) => [
    ...(isStale(tokyoAt, at) ? [{ name, vault: 'tokyo' as const, newestAt: tokyoAt }] : []),
    ...(isStale(osakaAt, at) ? [{ name, vault: 'osaka' as const, newestAt: osakaAt }] : []),
  ]);
