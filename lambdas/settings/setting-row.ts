import type { Masters } from '#domain/settings/masters.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Condition, Write } from '#lambdas/adapters/tenant/transaction.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { SettingContent, SettingKind } from '#rows/settings.ts';
import type { AuditRequest } from '#lambdas/adapters/tenant/audit-trail.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { settingsVersionWrites } from './settings-version.ts';
import type { TenantMasters } from './tenant-masters.ts';

type Place = { readonly row: SettingKind };

/** Where a setting is kept: how it is read, and how the next one is written over what was seen. */
export type SettingPlace = {
  readonly stored: (context: TenantContext) => Promise<StoredSetting>;
  readonly write: (next: NextSetting, seen: StoredSetting, context: Pick<TenantContext, 'tenantId'>) => Write;
};
type NextSetting = Required<SettingContent> & { readonly updatedAt: Instant; readonly updatedBy: UserId };

/** Version 0 and no text: the company has no row. Rows that its onboarding wrote count as version 1. */
export type StoredSetting = {
  readonly version: number;
  readonly doc?: string;
  readonly updatedAt?: string;
  readonly updatedBy?: { readonly id: string; readonly name: string };
};

type Item = Readonly<Record<string, unknown>>;

/** Who changed a setting last, as its row says; undefined: the company has none. */
export const handOf = ({ row }: Place, item: Item | undefined): Omit<StoredSetting, 'doc'> => {
  if (item === undefined) return { version: 0 };
  const { version = 1, updatedAt, updatedBy: id, updatedByName: name = '' } = row.read(item);
  return {
    version,
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(id === undefined ? {} : { updatedBy: { id, name } }),
  };
};

/** The same in the words of the contract. */
export const shownHand = ({ version, updatedAt, updatedBy }: Omit<StoredSetting, 'doc'>) => ({
  version,
  isShipped: version === 0,
  ...(updatedAt === undefined ? {} : { updatedAt }),
  ...(updatedBy === undefined ? {} : { updatedBy }),
});

export const storedSetting = async (table: TenantTable, place: Place): Promise<StoredSetting> => {
  const item = await table.get(place.row.key({}), { consistent: true });
  const hand = handOf(place, item);
  return item === undefined ? hand : { ...hand, doc: JSON.stringify(place.row.read(item).doc) };
};

const unchangedSince = (version: number): Condition => {
  if (version === 0) return { expression: 'attribute_not_exists(PK)' };
  const names = { '#version': 'version' };
  const values = { ':version': version };
  // The row of an onboarding carries no version.
  const expression =
    version === 1
      ? 'attribute_exists(PK) AND (attribute_not_exists(#version) OR #version = :version)'
      : '#version = :version';
  return { expression, names, values };
};

type Change = {
  readonly stored: StoredSetting;
  readonly value: unknown;
  /** Those with which the new value was checked. */
  readonly masters: Masters & Pick<TenantMasters, 'places' | 'unseen'>;
  /** For the audit, beside the version. */
  readonly told: {
    readonly action: string;
    readonly target: string;
    readonly detail: Readonly<Record<string, unknown>>;
  };
  /** What else is written of the change. @default nothing */
  readonly further?: readonly Write[];
  /** The end of the request that it answers. @default it was done by one */
  readonly second?: readonly Write[];
};
type Hand = AuditRequest & { readonly actor: Actor };
type Situation = { readonly request: Hand; readonly context: TenantContext };

type Next = Pick<Change, 'stored' | 'value'> & { readonly request: Hand };

const nextOf = ({ stored, value, request: { actor, at } }: Next): NextSetting => ({
  doc: value,
  version: stored.version + 1,
  updatedAt: at,
  updatedBy: actor.userId,
  updatedByName: actor.name,
});

const rowWrite = (row: SettingKind, next: NextSetting, { version }: StoredSetting): Write => ({
  kind: 'put',
  ...row.row({}, next),
  condition: unchangedSince(version),
});

/** A row of its own among the tenant's. */
export const inRow = (row: SettingKind): SettingPlace => ({
  stored: ({ table }) => storedSetting(table, { row }),
  write: (next, seen) => rowWrite(row, next, seen),
});

/** The row of a setting as it is from now on, on condition that it is the one that was seen. */
export const settingWrite = ({ row }: Place, next: Next): Write => rowWrite(row, nextOf(next), next.stored);

/**
 * The row, the settings' version and the audit item in one transaction; `overtaken` when any of them moved,
 * `decided-meanwhile` when the request that it answers did.
 */
export const storeSetting = async (
  place: SettingPlace,
  { stored, value, masters, told: { detail, ...told }, further = [], second = [] }: Change,
  { request, context }: Situation,
): Promise<'stored' | 'overtaken' | 'decided-meanwhile'> => {
  const version = stored.version + 1;
  const outcome = await context.table.transact({
    setting: place.write(nextOf({ stored, value, request }), stored, context),
    ...settingsVersionWrites(masters.settingsVersion + 1, masters.settingsVersion, masters),
    further,
    second,
    audit: await context.audit(request, { ...told, outcome: 'done', detail: { version, ...detail } }),
  });
  if (outcome.stored) return 'stored';
  return outcome.refused.second.length > 0 ? 'decided-meanwhile' : 'overtaken';
};
