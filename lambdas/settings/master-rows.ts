import type { Period } from '#domain/kernel/time.ts';
import type { Yen } from '#domain/money/yen.ts';
import { shippedAccess } from '#domain/rights/grants.ts';
import type {
  Closing,
  Company,
  LodgingCaps,
  PerDiem,
  TripRules,
  AssetRules,
  WatchedAmount,
  ItemAskRow,
} from '#domain/tenants/masters.ts';
import type { Exporting } from '#domain/exports/exporting.ts';
import type { Masters } from '#domain/settings/masters.ts';
import {
  shippedAssetRules,
  shippedTripRules,
  shippedWatchedAmounts,
} from '#domain/tenants/shipped-settings.ts';
import { shippedExporting } from '#domain/exports/exporting.ts';

/** What is kept in the row of partition `SET` with this sort key, or undefined where the company has no such row. */
export type ReadRow = <Content>(sortKey: string) => Content | undefined;

/** The one row of before the parts had rows of their own: caps of a named city, and no default. */
type OldRegulation = {
  readonly perDiems: readonly PerDiem[];
  readonly lodgingCaps:
    | LodgingCaps
    | readonly (Period & { readonly city: string; readonly grade: string; readonly nightlyYen: Yen })[];
};

const isNew = (caps: OldRegulation['lodgingCaps']): caps is LodgingCaps => 'places' in caps;

const capsOf = (old: OldRegulation['lodgingCaps']): LodgingCaps => {
  if (isNew(old)) return old;
  const cities = [...new Set(old.map(({ city }) => city))];
  return {
    places: cities.map((city) => ({ id: city, name: city, spellings: [] })),
    caps: old.map(({ city, ...cap }) => ({ ...cap, placeId: city })),
  };
};

const present = <Content>(content: Content | undefined, sortKey: string): Content => {
  if (content === undefined) throw new Error(`the tenant's masters lack ${sortKey}`);
  return content;
};

/** 締め has a row of its own once the company changed it. */
const companyOf = (row: ReadRow): Company => {
  const company = present(row<Company>('COMPANY'), 'COMPANY');
  const closing = row<Closing>('CLOSING');
  return closing === undefined ? company : { ...company, closing };
};

/** Settings that a company may change, in their shipped form: what holds while the company has no row. */
const noRegulation: OldRegulation = { perDiems: [], lodgingCaps: { places: [], caps: [] } };

/** Masters from their rows; those that a company of before lacks have what we ship. */
export const mastersOfRows = (row: ReadRow): Omit<Masters, 'settingsVersion' | 'users'> => {
  const items = present(row<Masters['items']>('ITEMS'), 'ITEMS');
  const old = row<OldRegulation>('REGULATION') ?? noRegulation;
  return {
    company: companyOf(row),
    accounts: present(row<Masters['accounts']>('ACCOUNTS'), 'ACCOUNTS'),
    items,
    departments: present(row<Masters['departments']>('DEPARTMENTS'), 'DEPARTMENTS'),
    routes: present(row<Masters['routes']>('ROUTES'), 'ROUTES'),
    approval: row<Masters['approval']>('APPROVAL') ?? {},
    regulation: {
      lodgingCaps: row<LodgingCaps>('LODGING-CAPS') ?? capsOf(old.lodgingCaps),
      perDiems: row<readonly PerDiem[]>('PER-DIEMS') ?? old.perDiems,
      tripRules: row<TripRules>('TRIP-RULES') ?? shippedTripRules,
    },
    exporting: {
      profile: row<Exporting['profile']>('EXPORT-PROFILE') ?? shippedExporting.profile,
      labels: row<Exporting['labels']>('EXPORT-LABELS') ?? shippedExporting.labels,
    },
    access: row<Masters['access']>('ACCESS') ?? shippedAccess,
    itemAsks: row<readonly ItemAskRow[]>('ITEM-ASKS') ?? [],
    assetRules: row<AssetRules>('ASSET-RULES') ?? shippedAssetRules,
    watchedAmounts: row<readonly WatchedAmount[]>('WATCHED-AMOUNTS') ?? shippedWatchedAmounts(items),
  };
};

/** The rows that a new company gets: sort key → content. */
export const rowsOfMasters = ({
  company,
  accounts,
  items,
  departments,
  routes,
  approval,
  regulation,
  watchedAmounts,
  assetRules,
  itemAsks,
}: Masters): Readonly<Record<string, unknown>> => ({
  COMPANY: company,
  ACCOUNTS: accounts,
  ITEMS: items,
  DEPARTMENTS: departments,
  ROUTES: routes,
  APPROVAL: approval,
  'LODGING-CAPS': regulation.lodgingCaps,
  'PER-DIEMS': regulation.perDiems,
  'TRIP-RULES': regulation.tripRules,
  'WATCHED-AMOUNTS': watchedAmounts,
  'ASSET-RULES': assetRules,
  'ITEM-ASKS': itemAsks,
});
