import type { TimeBox } from '#domain/rights/time-box.ts';
import type { Account } from '#domain/accounts/account.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import type { CalendarDate, CalendarMonth, Instant, Period } from '#domain/kernel/time.ts';
import type { RateCategory } from '#domain/lines/line.ts';
import type { ItemAsks, ItemKind } from '#domain/rules/item-kinds.ts';
import type { Yen } from '#domain/money/yen.ts';
import type { RoleId } from '#domain/rights/roles.ts';

/** 締め (EXP-051): which months take no more entries. */
export type Closing = {
  /** The last month that the company closed itself. @default none */
  readonly closedThrough?: CalendarMonth;
  /** Months after a fiscal year in which its return is due (domain/tenants/filing-months.ts). */
  readonly filingMonths: number;
  /** The day on which 申告期限, or the month in which the fiscal year begins, was decided last. @default it was always so */
  readonly filingSince?: CalendarDate;
};

/** 税抜経理 or 税込経理 (JNL-001, EXP-002). */
export const taxAccountings = ['exclusive', 'inclusive'] as const;
export type TaxAccounting = (typeof taxAccountings)[number];
/** Rounding of the tax of each line (TAX-006). */
export const taxRoundings = ['floor', 'half-up'] as const;
export type TaxRounding = (typeof taxRoundings)[number];
/** 経過措置の記帳 (TRN-004): book the share, nothing, or (簡易課税 only) all of the tax. */
export const transitionalBookings = ['share', 'none', 'full'] as const;
export type TransitionalBooking = (typeof transitionalBookings)[number];

/** Another 経理方法 for what is posted from that day on: the first day of a fiscal year. */
export type TaxAccountingChange = {
  readonly validFrom: CalendarDate;
  readonly taxAccounting: TaxAccounting;
};

/** 会社設定. */
export type Company = {
  readonly name: string;
  /** 経理方法 of whatever is posted before the first change of it; domain/tenants/bookkeeping.ts tells that of a day. */
  readonly taxAccounting: TaxAccounting;
  /** @default it holds for all days */
  readonly taxAccountingChanges?: readonly TaxAccountingChange[];
  readonly taxRounding: TaxRounding;
  readonly transitionalBooking: TransitionalBooking;
  /** 少額特例の対象である課税期間 (SPC-020). */
  readonly smallAmountPeriods: readonly Period[];
  readonly fiscalYearStartMonth: number;
  /** 未払金, 仮払消費税等. */
  readonly liabilityAccount: string;
  readonly inputTaxAccount: string;
  /** 補助科目 of the corporate card, `みなとカード`. */
  readonly cardSubAccount: string;
  /** 通知メールの差出人名: shown beside our own address. @default ours alone */
  readonly mailName?: string;
  /** 返信先 of its notices. @default nobody reads an answer */
  readonly replyTo?: string;
  /** @default fiscal years whose returns are due after two months are closed */
  readonly closing?: Closing;
};

/** 経費科目: what employees choose; accounts stay out of their sight. */
export type ExpenseItem = Period & {
  readonly code: string;
  readonly name: string;
  readonly kind: ItemKind;
  readonly accountCode: string;
  readonly defaultRate: RateCategory;
  /** 検索語: under which people look for it. @default those of its kind */
  readonly words?: readonly string[];
  /** Where the company wants it asked otherwise than its kind does. @default nothing, or what stood beside it in a row of before */
  readonly asks?: Partial<ItemAsks>;
  /** For `entertainment`: the account when the meal is excluded (EXP-001). */
  readonly excludedAccountCode?: string;
  /** For `entertainment` of own staff only: the account when it was 福利厚生, and when it was a 会議. */
  readonly staffOnlyAccountCode?: string;
  readonly staffMeetingAccountCode?: string;
  /** 情報のラベル that a claim with a line of it bears. @default none */
  readonly labelCode?: string;
};

/** 職位 within a department. */
export const positions = ['member', 'head'] as const;
export type Position = (typeof positions)[number];

/** 所属: `head` is 課長 of a section and 部長 of a division. A person may hold several (兼務). */
export type Post = Period & {
  readonly departmentId: string;
  readonly position: Position;
  readonly isPrimary: boolean;
};

/** 引き継ぎ: what waited with a person goes to somebody else, claim by claim, until it is done. */
export type HandingOver = { readonly to: UserId; readonly since: Instant };

export type User = {
  readonly id: UserId;
  readonly name: string;
  /** @default none, as of everybody until 2026-11 */
  readonly kana?: string;
  /** 等級 in the travel regulation, by its code or a name of it: 一般, 課長, 部長. */
  readonly grade: string;
  readonly posts: readonly Post[];
  readonly roles: readonly RoleId[];
  readonly isActive: boolean;
  /** 削除済: he has neither login ID nor address any more; his name stays on what he did. @default not deleted */
  readonly deletedAt?: Instant;
  /** @default nothing is being handed over */
  readonly handingOver?: HandingOver;
  /** 期間限定. @default his account is for good */
  readonly timeBox?: TimeBox;
};

/** 宿泊地 of the regulation. People type it in many ways: `spellings` are those that its name does not give by itself. */
export type LodgingPlace = {
  readonly id: string;
  readonly name: string;
  readonly spellings: readonly string[];
};
/** 宿泊費の上限 per night. Without `placeId` it is the default row, for every place that no row names. */
export type LodgingCap = Period & {
  readonly placeId?: string;
  /** @default every grade that has no row of its own */
  readonly grade?: string;
  readonly nightlyYen: Yen;
};
export type LodgingCaps = {
  readonly places: readonly LodgingPlace[];
  readonly caps: readonly LodgingCap[];
};

/** 日当 of a grade. */
export type PerDiem = Period & { readonly grade: string; readonly dailyYen: Yen };

/** How far a line's date may lie from the trip to which it belongs, in days. */
export type TripRules = {
  /** 前泊・前夜の出発 and 後泊・深夜の帰着: still the trip, with a reason. */
  readonly daysBefore: number;
  readonly daysAfter: number;
  /** Tickets and lodging may be paid for so many days ahead. */
  readonly paidAheadDays: number;
  /** A longer trip is warned: its dates cover whatever is claimed. */
  readonly usualDaysMax: number;
};

/** 出張旅費規程. */
export type TravelRegulation = {
  readonly perDiems: readonly PerDiem[];
  readonly lodgingCaps: LodgingCaps;
  readonly tripRules: TripRules;
};

/** 固定資産の判定: whether the company may expense small assets (少額減価償却資産の特例, EXP-015). */
export type AssetRules = { readonly smallBusinessPeriods: readonly Period[] };

/** 確認する金額: above it a line of the item is not usual and is shown to the approvers. */
export type WatchedAmount = { readonly itemCode: string; readonly warnAboveYen: Yen };

/** What the lines of a claim are judged with. */
export type JudgingMasters = {
  readonly company: Company;
  readonly accounts: readonly Account[];
  readonly items: readonly ExpenseItem[];
  readonly regulation: TravelRegulation;
  readonly watchedAmounts: readonly WatchedAmount[];
  readonly assetRules: AssetRules;
};
