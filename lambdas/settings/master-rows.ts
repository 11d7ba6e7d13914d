import { namedGrades, type NamedGrades } from '#domain/grades/named-grade.ts';
import { shippedChart } from '#domain/accounts/shipped-chart.ts';
import { shippedItems } from '#domain/items/shipped-items.ts';
import type { Company, ExpenseItem, LodgingCaps } from '#domain/tenants/masters.ts';
import type { FirstMasters, Masters } from '#domain/settings/masters.ts';
import type { CompanyAccess } from '#domain/rights/grants.ts';
import { companyAccess } from '#rows/access.ts';
import { settings, type OldItemAsks, type OldRegulation, type SettingKind } from '#rows/settings.ts';
import {
  shippedAssetRules,
  shippedTripRules,
  shippedWatchedAmounts,
} from '#domain/tenants/shipped-settings.ts';
import { shippedExporting } from '#domain/exports/exporting.ts';

/** What is kept in one of the company's settings, or undefined where it has no such row. */
export type ReadSetting = <Value>(kind: SettingKind<Value>) => Value | undefined;

const isNew = (caps: OldRegulation['lodgingCaps']): caps is LodgingCaps => 'places' in caps;

const capsOf = (old: OldRegulation['lodgingCaps']): LodgingCaps => {
  if (isNew(old)) return old;
  const cities = [...new Set(old.map(({ city }) => city))];
  return {
    places: cities.map((city) => ({ id: city, name: city, spellings: [] })),
    caps: old.map(({ city, ...cap }) => ({ ...cap, placeId: city })),
  };
};

const present = <Value>(read: ReadSetting, kind: SettingKind<Value>): Value => {
  const value = read(kind);
  if (value === undefined) throw new Error(`the tenant's masters lack ${kind.sk}`);
  return value;
};

/** 締め has a row of its own once the company changed it. */
const companyOf = (read: ReadSetting): Company => {
  const company = present(read, settings.company);
  const closing = read(settings.closing);
  return closing === undefined ? company : { ...company, closing };
};

/** What an item asks stood beside the items while they were no entries. */
const itemsOf = (items: readonly ExpenseItem[], beside: readonly OldItemAsks[]): readonly ExpenseItem[] =>
  items.map((item) => {
    const asks = item.asks ?? beside.find(({ itemCode }) => itemCode === item.code)?.asks;
    return asks === undefined ? item : { ...item, asks };
  });

/** Settings that a company may change, in their shipped form: what holds while the company has no row. */
const noRegulation: OldRegulation = { perDiems: [], lodgingCaps: { places: [], caps: [] } };

type Regulation = Masters['regulation'];

/** Per diems and caps with their grades as they are called now. */
const withGrades = (
  { perDiems, lodgingCaps, ...rules }: Regulation,
  { called }: NamedGrades,
): Regulation => ({
  ...rules,
  perDiems: perDiems.map((row) => ({ ...row, grade: called(row.grade) })),
  lodgingCaps: {
    ...lodgingCaps,
    caps: lodgingCaps.caps.map((cap) =>
      cap.grade === undefined ? cap : { ...cap, grade: called(cap.grade) },
    ),
  },
});

/** Masters from their rows; those that a company of before lacks have what we ship. */
export const mastersOfRows = (read: ReadSetting): Omit<Masters, 'settingsVersion' | 'access'> => {
  const items = itemsOf(present(read, settings.items), read(settings.oldItemAsks) ?? []);
  const old = read(settings.oldRegulation) ?? noRegulation;
  const grades = read(settings.grades) ?? [];
  return {
    company: companyOf(read),
    accounts: present(read, settings.accounts),
    items,
    departments: present(read, settings.departments),
    grades,
    labels: read(settings.labels) ?? [],
    routes: present(read, settings.routes),
    approval: read(settings.approval) ?? {},
    regulation: withGrades(
      {
        lodgingCaps: read(settings.lodgingCaps) ?? capsOf(old.lodgingCaps),
        perDiems: read(settings.perDiems) ?? old.perDiems,
        tripRules: read(settings.tripRules) ?? shippedTripRules,
      },
      namedGrades(grades),
    ),
    exporting: {
      profile: read(settings.exportProfile) ?? shippedExporting.profile,
      labels: read(settings.exportLabels) ?? shippedExporting.labels,
    },
    assetRules: read(settings.assetRules) ?? shippedAssetRules,
    watchedAmounts: read(settings.watchedAmounts) ?? shippedWatchedAmounts(items),
  };
};

/** As the release before looks for them; ours has them with the items. */
const oldAsksOf = (items: readonly ExpenseItem[]): readonly OldItemAsks[] =>
  items.flatMap(({ code, asks }) => (asks === undefined ? [] : [{ itemCode: code, asks }]));

const decidesNothing = ({ roles, switchedOff, refusedPairs, labels }: CompanyAccess): boolean =>
  roles.length + switchedOff.length + refusedPairs.length + labels.length === 0;

type NewRow = ReturnType<SettingKind['row']>;

/** A company that brings no chart of accounts begins with ours, and with our items, which are booked by it. */
const booksOf = ({ accounts, items, watchedAmounts }: FirstMasters) => {
  if (accounts.length > 0) return { accounts, items, watchedAmounts };
  if (items.length > 0) return { accounts: shippedChart, items, watchedAmounts };
  return {
    accounts: shippedChart,
    items: shippedItems,
    watchedAmounts: watchedAmounts.length === 0 ? shippedWatchedAmounts(shippedItems) : watchedAmounts,
  };
};

/** The rows that a new company gets. */
export const rowsOfMasters = (masters: FirstMasters): readonly NewRow[] => {
  const { company, departments, grades = [], routes, approval, regulation, assetRules, access } = masters;
  const { accounts, items, watchedAmounts } = booksOf(masters);
  const { labels = [] } = masters;
  return [
    settings.company.row({}, { doc: company }),
    settings.accounts.row({}, { doc: accounts }),
    settings.items.row({}, { doc: items }),
    settings.oldItemAsks.row({}, { doc: oldAsksOf(items) }),
    settings.departments.row({}, { doc: departments }),
    ...(grades.length === 0 ? [] : [settings.grades.row({}, { doc: grades })]),
    ...(labels.length === 0 ? [] : [settings.labels.row({}, { doc: labels })]),
    settings.routes.row({}, { doc: routes }),
    settings.approval.row({}, { doc: approval }),
    settings.lodgingCaps.row({}, { doc: regulation.lodgingCaps }),
    settings.perDiems.row({}, { doc: regulation.perDiems }),
    settings.tripRules.row({}, { doc: regulation.tripRules }),
    settings.watchedAmounts.row({}, { doc: watchedAmounts }),
    settings.assetRules.row({}, { doc: assetRules }),
    ...(decidesNothing(access) ? [] : [companyAccess.row({}, { doc: access })]),
  ];
};
