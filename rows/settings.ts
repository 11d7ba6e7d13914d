import type {
  AssetRules,
  Closing,
  Company,
  ExpenseItem,
  LodgingCaps,
  PerDiem,
  TripRules,
  WatchedAmount,
} from '#domain/tenants/masters.ts';
import type { Account } from '#domain/accounts/account.ts';
import type { Department } from '#domain/departments/department.ts';
import type { Grade } from '#domain/grades/grade.ts';
import type { CompanyHoliday } from '#domain/holidays/holiday.ts';
import type { Label } from '#domain/labels/label.ts';
import type { KeptAs } from '#domain/settings/every-master.ts';
import type { ItemAsks } from '#domain/rules/item-kinds.ts';
import type { Exporting } from '#domain/exports/exporting.ts';
import type { ApprovalRules, RouteDefinition } from '#domain/approvals/route.ts';
import type { SecondPersonRule } from '#domain/second-person/rule.ts';
import type { SetUpStep } from '#domain/set-up/set-up-steps.ts';
import type { Instant, Period } from '#domain/kernel/time.ts';
import type { PeopleRules } from '#domain/users/people-rules.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { Yen } from '#domain/money/yen.ts';
import { mostPlainBytes } from '#domain/masters/row-room.ts';
import { json, packedJson, textOf } from './attributes.ts';
import { packed } from './packed.ts';
import type { RowKey } from './row-key.ts';
import { rowKind, type Nothing } from './row-kind.ts';

const settingsPartition = 'SET';
const ofSettings = {
  table: 'TenantData',
  keeps: 'contract',
  returned: 'settings.jsonl',
  erased: 'with-tenant',
} as const;

const handOfSetting = {
  version: 'number',
  updatedAt: 'text',
  updatedBy: 'text',
  updatedByName: 'text',
} as const;

/** A row that its company's onboarding wrote says neither version nor hand. */
const setting = <Value>(sk: string) =>
  rowKind(`setting-${sk.toLowerCase()}`, {
    ...ofSettings,
    pk: settingsPartition,
    sk,
    holds: { doc: json<Value>() },
    mayHold: handOfSetting,
  });

/** Of what may be long: packed, where it is more than a release of before could have written. */
const longSetting = <Value>(sk: string, mostPlain: number) =>
  rowKind(`setting-${sk.toLowerCase()}`, {
    ...ofSettings,
    pk: settingsPartition,
    sk,
    holds: { doc: packedJson<Value>(mostPlain) },
    mayHold: handOfSetting,
  });

/** A release that packs none took 60,000 characters of routes as they are typed, which are fewer than they are here. */
const mostPlainRoutes = 200_000;

/** All states of a master. */
const index = <State>(sk: string) => longSetting<readonly State[]>(sk, mostPlainBytes);

/** What an item asked before items were entries: it stood beside them. */
export type OldItemAsks = { readonly itemCode: string; readonly asks: Partial<ItemAsks> };

/** The one row of before the parts had rows of their own: caps of a named city, and no default. */
export type OldRegulation = {
  readonly perDiems: readonly PerDiem[];
  readonly lodgingCaps:
    | LodgingCaps
    | readonly (Period & { readonly city: string; readonly grade: string; readonly nightlyYen: Yen })[];
};

/** All states of a master that is kept whole in one row, as acts and forms read them; who changed what stands in rows/masters.ts. */
export const masterIndexes = {
  accounts: index<Account>('ACCOUNTS'),
  departments: index<Department>('DEPARTMENTS'),
  holidays: index<CompanyHoliday>('HOLIDAYS'),
  items: index<ExpenseItem>('ITEMS'),
  labels: index<Label>('LABELS'),
  grades: index<Grade>('GRADES'),
} as const satisfies Record<KeptAs<'whole'>, unknown>;

/** Each setting is a row of its own, and all of them are read together. */
export const settings = {
  company: setting<Company>('COMPANY'),
  closing: setting<Closing>('CLOSING'),
  ...masterIndexes,
  routes: longSetting<readonly RouteDefinition[]>('ROUTES', mostPlainRoutes),
  approval: setting<ApprovalRules>('APPROVAL'),
  lodgingCaps: setting<LodgingCaps>('LODGING-CAPS'),
  perDiems: setting<readonly PerDiem[]>('PER-DIEMS'),
  tripRules: setting<TripRules>('TRIP-RULES'),
  assetRules: setting<AssetRules>('ASSET-RULES'),
  watchedAmounts: setting<readonly WatchedAmount[]>('WATCHED-AMOUNTS'),
  exportProfile: setting<Exporting['profile']>('EXPORT-PROFILE'),
  exportLabels: setting<Exporting['labels']>('EXPORT-LABELS'),
  peopleRules: setting<PeopleRules>('PEOPLE-RULES'),
  secondPerson: setting<SecondPersonRule>('SECOND-PERSON'),
  oldItemAsks: setting<readonly OldItemAsks[]>('ITEM-ASKS'),
  oldRegulation: setting<OldRegulation>('REGULATION'),
};

type Row = { readonly key: RowKey; readonly item: Readonly<Record<string, unknown>> };

/** A row of one of the settings, whatever it says. */
export type SettingKind<Value = unknown> = {
  readonly sk: string;
  key(given: Nothing): RowKey;
  row(given: Nothing, content: SettingContent<Value>): Row;
  read(item: Readonly<Record<string, unknown>>): SettingContent<Value>;
};
export type SettingContent<Value = unknown> = {
  readonly doc: Value;
  readonly version?: number;
  readonly updatedAt?: string;
  readonly updatedBy?: string;
  readonly updatedByName?: string;
};

/**
 * The version of the settings as they are read: with them, in one Query. `places`: the generation of the rows that lead
 * from places to people, where everybody has them. A release that knows none of them writes a version without it, and they
 * are made anew (docs/decisions/0130).
 */
export const settingsVersion = rowKind('settings-version', {
  ...ofSettings,
  returned: 'derived',
  pk: settingsPartition,
  sk: 'V',
  holds: { settingsVersion: 'number' },
  /** `unseen` is the import of people whose rows lie there already, and that nobody sees yet. */
  mayHold: { places: 'number', unseen: 'text' },
});

/** Copies of the version, each in a partition of its own: acts that check one do not get in each other's way. */
export const settingsVersionCopy = rowKind('settings-version-copy', {
  ...ofSettings,
  returned: 'derived',
  pk: 'SETV#{copy}',
  sk: 'V',
  holds: { settingsVersion: 'number' },
});

/** Which steps it passed over, and whether it wants to see it no more. */
export type SetUpDecision = { readonly passed: readonly SetUpStep[]; readonly isClosed: boolean };

/** What a part of the settings said before a change and from then on, each in the form of the part. */
export type ChangedPart = { readonly from: unknown; readonly to: unknown };

/**
 * 変更の履歴: what a change of a part made of what, by the version of all settings that it made. Whoever may see the part
 * may see who changed it, without asking for the trail. Never written again.
 */
export const settingChange = rowKind('setting-change', {
  ...ofSettings,
  pk: 'SETH',
  sk: '{settingsVersion:9}',
  holds: {
    part: 'text',
    /** Of the part. */
    version: 'number',
    at: textOf<Instant>(),
    by: textOf<UserId>(),
    byName: 'text',
    doc: packed<ChangedPart>(),
  },
});

/** はじめての設定: what the company decided about it. How far it is follows from what the company keeps. */
export const setUp = rowKind('set-up', {
  ...ofSettings,
  pk: 'SETUP',
  sk: 'STATE',
  holds: { doc: json<SetUpDecision>(), version: 'number' },
});
