import type { ClaimId } from '#domain/kernel/ids.ts';
import type { User } from '#domain/tenants/masters.ts';
import type { Masters } from '#domain/settings/masters.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { mastersOfRows } from './master-rows.ts';
import { settingsUnchanged, settingsVersionKey } from './settings-version.ts';

type Item = Readonly<Record<string, unknown>>;

const rowIn =
  (items: readonly Item[]) =>
  <Content>(sortKey: string): Content | undefined => {
    const doc = items.find((item) => item['SK'] === sortKey)?.['doc'];
    return typeof doc === 'string' ? JSON.parse(doc) : undefined;
  };

const userOf = (item: Item): User => JSON.parse(String(item['doc']));

const versionOf = (items: readonly Item[]): number => {
  const version = items.find((item) => item['SK'] === 'V')?.['settingsVersion'];
  if (typeof version !== 'number') throw new Error('the tenant has no settings version');
  return version;
};

const loadMasters = async (table: TenantTable): Promise<Masters> => {
  const [settings, users] = await Promise.all([
    table.query({ pk: 'SET', consistent: true }),
    table.query({ pk: 'USER', consistent: true }),
  ]);
  return {
    settingsVersion: versionOf(settings.items),
    ...mastersOfRows(rowIn(settings.items)),
    users: users.items.map(userOf),
  };
};

/** Kept as long as the tenant's table client lives, at most 50 minutes, and never across tenants. */
const kept = new WeakMap<TenantTable['session'], Promise<Masters>>();

/** Masters as this environment last read them. A transaction that depends on them carries `mastersUnchanged`. */
export const mastersOf = (table: TenantTable): Promise<Masters> => {
  const known = kept.get(table.session);
  if (known !== undefined) return known;
  const loading = loadMasters(table);
  kept.set(table.session, loading);
  loading.catch(() => kept.delete(table.session));
  return loading;
};

/** Begins to read them where a later step will need them, beside the reads before it; a failure is told there. */
export const readMastersAhead = (table: TenantTable): void => void mastersOf(table).catch(() => {});

/** For screens: one small read tells whether the kept masters are still the tenant's. */
export const freshMastersOf = async (table: TenantTable): Promise<Masters> => {
  const known = kept.get(table.session);
  if (known === undefined) return mastersOf(table);
  const [masters, now] = await Promise.all([known, table.get(settingsVersionKey, { consistent: true })]);
  if (now?.['settingsVersion'] === masters.settingsVersion) return masters;
  forgetMasters(table);
  return mastersOf(table);
};

export const forgetMasters = (table: TenantTable): void => void kept.delete(table.session);

/** The condition that the masters behind a decision on a claim are still the tenant's (README 5.21). */
export const mastersUnchanged = ({ settingsVersion }: Masters, claimId: ClaimId): Write =>
  settingsUnchanged(settingsVersion, claimId);
