import type { Ask } from '#domain/rules/ask.ts';
import type { RateCategory } from '#domain/lines/line.ts';

/** What a line may ask for beyond item, date, amount and payment. */
export type ItemAsks = {
  /** 支払先. */
  readonly supplier: Ask;
  /** 登録番号. */
  readonly registration: Ask;
  /** 区間. */
  readonly journey: Ask;
  /** 宿泊地と泊数. */
  readonly lodging: Ask;
  /** 日当の日数. */
  readonly perDiem: Ask;
  /** 参加人数・社外参加者・店: who ate. */
  readonly participants: Ask;
  /** 相手先: who was given something, or played; no headcount. */
  readonly recipients: Ask;
  /** 摘要: what was bought and what for. */
  readonly purpose: Ask;
  /** 支払先 or 摘要, whichever: something that tells the payment from others. */
  readonly described: Ask;
};

/** A special rule under which a kind may be proved by the books alone; SPC-020 is open to every kind. */
export type Exemption = 'SPC-010' | 'SPC-011' | 'SPC-012' | 'SPC-013' | 'SPC-014' | 'SPC-015' | 'SPC-016';

export type ItemKindRow = {
  readonly asks: ItemAsks;
  readonly exemptions: readonly Exemption[];
  /** Rates that occur; another one is asked about (TAX-001, TAX-005). 旧8 % occurs nowhere without a reason. */
  readonly rates: readonly RateCategory[];
  /** What its 軽減 purchases are: food follows the food rate (TAX-002), newspapers do not. */
  readonly reducedIs?: 'food' | 'newspaper';
  /** 飲食: only that can be kept out of 交際費 by its price per head (EXP-001, EXP-004). */
  readonly meal?: 'meeting' | 'entertainment';
  /** The books need no supplier's name: the law does not ask for it, or knows it. */
  readonly isNameless?: true;
  /** Carriers that are registered as a rule: without a number on the line their invoice is asked for. */
  readonly isSupplierRegistered?: true;
  /** What proves a payment for which nobody writes a receipt. */
  readonly proof?: 'regulation' | 'occasion';
};

const nothing: ItemAsks = {
  supplier: 'hidden',
  registration: 'hidden',
  journey: 'hidden',
  lodging: 'hidden',
  perDiem: 'hidden',
  participants: 'hidden',
  recipients: 'hidden',
  purpose: 'optional',
  described: 'required',
};
/** Where other fields tell it. */
const describedOtherwise: ItemAsks = { ...nothing, described: 'optional' };
/** A shop or company that may print a T-number. */
const purchase: ItemAsks = { ...nothing, supplier: 'required', registration: 'optional' };

const untaxed = ['exempt', 'out-of-scope'] as const satisfies readonly RateCategory[];
const travelRates = ['standard', 'out-of-scope'] as const satisfies readonly RateCategory[];
const foodRates = ['standard', 'reduced', 'out-of-scope'] as const satisfies readonly RateCategory[];
const allRates = ['standard', 'reduced', ...untaxed] as const satisfies readonly RateCategory[];

/** 経費科目の種類: what the law and the form know of each. A company's items choose one. */
export const itemKinds = {
  'public-transport': {
    asks: { ...describedOtherwise, supplier: 'optional', journey: 'required' },
    exemptions: ['SPC-010', 'SPC-014'],
    rates: travelRates,
    isNameless: true,
    isSupplierRegistered: true,
  },
  taxi: { asks: { ...purchase, journey: 'optional' }, exemptions: ['SPC-014'], rates: travelRates },
  air: {
    asks: { ...purchase, journey: 'optional' },
    exemptions: ['SPC-014'],
    rates: travelRates,
    isSupplierRegistered: true,
  },
  lodging: { asks: { ...purchase, lodging: 'required' }, exemptions: ['SPC-014'], rates: travelRates },
  'per-diem': {
    asks: { ...describedOtherwise, perDiem: 'required' },
    exemptions: ['SPC-014'],
    rates: travelRates,
    isNameless: true,
    proof: 'regulation',
  },
  commuting: {
    asks: { ...describedOtherwise, supplier: 'optional', journey: 'required' },
    exemptions: ['SPC-015'],
    rates: travelRates,
    isNameless: true,
  },
  // 高速道路: ETC gives no paper, but the invoice can be fetched (ETC利用照会サービス), so no special rule.
  toll: { asks: { ...purchase, journey: 'optional' }, exemptions: [], rates: travelRates },
  // The machine takes the money, a lot or a rack gives the service: no 自動サービス機 (基通1-8-14).
  parking: { asks: purchase, exemptions: [], rates: travelRates },
  meeting: {
    asks: { ...purchase, participants: 'required' },
    exemptions: [],
    rates: foodRates,
    reducedIs: 'food',
    meal: 'meeting',
  },
  entertainment: {
    asks: { ...purchase, participants: 'required' },
    exemptions: [],
    rates: foodRates,
    reducedIs: 'food',
    meal: 'entertainment',
  },
  // 商品券 are 非課税, flowers and goods 10 %, food 8 %.
  gift: {
    asks: { ...purchase, recipients: 'wanted', purpose: 'wanted' },
    exemptions: [],
    rates: allRates,
    reducedIs: 'food',
  },
  // ゴルフ場利用税 is a part of its own, 対象外.
  golf: {
    asks: { ...purchase, recipients: 'wanted', purpose: 'optional' },
    exemptions: [],
    rates: travelRates,
  },
  // Money given is no purchase (対象外); flowers and telegrams are, at 10 %.
  condolence: {
    asks: {
      ...describedOtherwise,
      supplier: 'optional',
      registration: 'optional',
      recipients: 'required',
      purpose: 'wanted',
    },
    exemptions: [],
    rates: ['out-of-scope', 'standard'],
    proof: 'occasion',
  },
  admission: {
    asks: { ...purchase, purpose: 'optional' },
    exemptions: ['SPC-011'],
    rates: ['standard', ...untaxed],
  },
  vending: {
    asks: { ...nothing, supplier: 'optional' },
    exemptions: ['SPC-012'],
    rates: ['standard', 'reduced'],
    reducedIs: 'food',
    isNameless: true,
  },
  // 切手 by continued practice taxed when bought (EXP-052), by the letter of the law 非課税.
  postal: {
    asks: { ...nothing, supplier: 'optional' },
    exemptions: ['SPC-013'],
    rates: ['standard', ...untaxed],
    isNameless: true,
  },
  'postal-counter': { asks: purchase, exemptions: [], rates: travelRates },
  periodical: {
    asks: { ...purchase, purpose: 'wanted' },
    exemptions: [],
    rates: ['standard', 'reduced', 'out-of-scope'],
    reducedIs: 'newspaper',
  },
  'public-fee': { asks: { ...nothing, supplier: 'wanted' }, exemptions: [], rates: untaxed },
  membership: { asks: { ...purchase, purpose: 'wanted' }, exemptions: [], rates: travelRates },
  // 古物・再生資源 bought for stock from people without a number, by companies whose trade it is.
  'stock-purchase': {
    asks: { ...purchase, purpose: 'wanted' },
    exemptions: ['SPC-016'],
    rates: ['standard'],
  },
  goods: { asks: { ...purchase, purpose: 'wanted' }, exemptions: [], rates: allRates, reducedIs: 'food' },
} as const satisfies Record<string, ItemKindRow>;

export type ItemKind = keyof typeof itemKinds;

export const isItemKind = (text: string): text is ItemKind => Object.hasOwn(itemKinds, text);

/** Every kind, in the order of the table. */
export const allItemKinds: readonly ItemKind[] = Object.keys(itemKinds).filter(isItemKind);

/** The row of an item's kind; of a line without an item, things bought. */
export const kindRow = (kind: ItemKind | undefined): ItemKindRow => itemKinds[kind ?? 'goods'];
