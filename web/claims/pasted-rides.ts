import { lineOf } from '#domain/text/typed-text.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { mostOfLine } from '#web/claims/field-lengths.ts';
import { itemsLike } from '#web/claims/item-search.ts';
import type { LineDraft } from '#web/claims/line-draft.ts';
import { tableOf } from '#web/claims/pasted-table.ts';
import { parseTypedDate } from '#web/calendar/typed-date.ts';
import { numberTyped } from '#web/ui/typed-digits.ts';

type Facts = Partial<LineDraft>;
type By = { readonly today: string; readonly items: readonly ExpenseItem[] };

/** A cell that became no value of a line: its text stays before the person's eyes. */
export type UnreadCell = { readonly row: number; readonly column: string; readonly text: string };

export type PastedRide = {
  readonly facts: Facts;
  /** The whole row, for where it finds no room. */
  readonly row: number;
  readonly text: string;
};

export type PastedRides = {
  readonly rides: readonly PastedRide[];
  readonly unread: readonly UnreadCell[];
};

type Column = {
  /** How it is called where it has to be told of. */
  readonly name: string;
  /** What people write above it. */
  readonly heads: RegExp;
  /** Undefined for a text that it cannot be. */
  readonly read: (text: string, by: By) => Facts | undefined;
};

const text =
  (name: 'from' | 'to' | 'memo' | 'supplierName', field: string) =>
  (typed: string): Facts | undefined => {
    const kept = lineOf(typed);
    return kept.length > mostOfLine(field) ? undefined : { [name]: kept };
  };

/** `2026/11/20 0:00` is a day too. */
const readDay = (typed: string, { today }: By): Facts | undefined => {
  const spentOn = parseTypedDate(typed.replace(/\s+\d{1,2}:\d{2}(?::\d{2})?$/, ''), today, 'past');
  return spentOn === undefined ? undefined : { spentOn };
};

const readReturn = (typed: string): Facts | undefined => {
  const said = typed.normalize('NFKC').toLowerCase();
  if (/^(往復|往|有|はい|あり|yes|true|1|[o○◯〇✓✔レ])$/.test(said)) return { isRoundTrip: true };
  return /^(片道|片|無|いいえ|なし|no|false|0|[x×✕\-–—ー])$/.test(said) ? { isRoundTrip: false } : undefined;
};

const readAmount = (typed: string): Facts | undefined => {
  const amount = numberTyped(typed);
  return amount === undefined ? undefined : { amount };
};

/** 「新橋→大宮」, and 「新橋⇔大宮」 for there and back. */
const readWay = (typed: string): Facts | undefined => {
  const parts = /^(.+?)\s*([→⇒>＞⇔⇄↔〜～~]|->)\s*(.+)$/.exec(typed);
  if (parts === null) return undefined;
  const from = text('from', 'journey.from')(parts[1] ?? '');
  const to = text('to', 'journey.to')(parts[3] ?? '');
  const isRoundTrip = /[⇔⇄↔]/.test(parts[2] ?? '');
  return from && to && { ...from, ...to, ...(isRoundTrip ? { isRoundTrip } : {}) };
};

const readItem = (typed: string, { items }: By): Facts | undefined => {
  const [item] = itemsLike(items, typed);
  return item === undefined ? undefined : { itemCode: item.code, rate: item.defaultRate };
};

/** In the order in which they stand where nothing is written above them. */
const usual: readonly Column[] = [
  { name: '日付', heads: /^(日付|年月日|月日|利用日|乗車日|発生日)$/, read: readDay },
  {
    name: '出発',
    heads: /^(出発[地駅]?|乗車[地駅]?|発|発地|発駅|from)$/,
    read: text('from', 'journey.from'),
  },
  {
    name: '到着',
    heads: /^(到着[地駅]?|降車[地駅]?|着|着地|着駅|行き?先|to)$/,
    read: text('to', 'journey.to'),
  },
  { name: '往復', heads: /^(往復|片道.?往復|往復.?片道|往復区分)$/, read: readReturn },
  {
    name: '金額',
    heads: /^(金額|運賃|料金|交通費|税込金額|金額\(税込\)|金額\(円\)|小計)$/,
    read: readAmount,
  },
  { name: '摘要', heads: /^(摘要|目的|用件|内容|備考|訪問先|用務|件名)$/, read: text('memo', 'memo') },
];
const further: readonly Column[] = [
  { name: '区間', heads: /^(区間|経路)$/, read: readWay },
  { name: '支払先', heads: /^(支払先|交通機関|会社名?)$/, read: text('supplierName', 'supplier.name') },
  { name: '経費科目', heads: /^(経費科目|科目|費目)$/, read: readItem },
];

const headed = (cell: string): Column | undefined => {
  const head = cell.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  return [...usual, ...further].find(({ heads }) => heads.test(head));
};

/** A column of which nothing is known: whatever it holds is told of. */
const unknown = (name: string): Column => ({ name, heads: /$^/, read: () => undefined });

/** Two known words above columns are a row of heads. */
const isHead = (row: readonly string[]): boolean =>
  row.filter((cell) => headed(cell) !== undefined).length > 1;

/** Titles may stand above the heads. */
const mostAboveHeads = 5;

const isSum = (row: readonly string[]): boolean =>
  row.some((cell) => /^(合計|総計|小計|計)(金額)?$/.test(cell.replaceAll(/\s/g, '')));

const sayRow = (row: readonly string[]): string => row.filter((cell) => cell !== '').join('　');

const columnsBy =
  (heads: readonly string[] | undefined, begin: number) =>
  (at: number): Column => {
    if (heads === undefined) return usual[begin + at] ?? unknown(`${at + 1}列目`);
    const head = heads[at] ?? '';
    return headed(head) ?? unknown(head === '' ? `${at + 1}列目` : head);
  };

/** The fields of a row of rides, in the order of `usual`. */
export const fieldsInOrder = [
  'spentOn',
  'journey',
  'journey.to',
  'journey.isRoundTrip',
  'amount',
  'memo',
] as const;

/** A day or an amount was read: a table of anything else has neither. */
const isRide = ({ facts }: PastedRide): boolean => facts.spentOn !== undefined || facts.amount !== undefined;

/**
 * Rides as they stand in a table of a spreadsheet; undefined for a text that is no table, or one of something else.
 * `begin` is the field of `fieldsInOrder` into which a table without heads is pasted.
 */
export const pastedRides = (pasted: string, by: By, begin = 0): PastedRides | undefined => {
  const table = tableOf(pasted);
  if (table === undefined) return undefined;
  const headAt = table.slice(0, mostAboveHeads).findIndex(isHead);
  const columnAt = columnsBy(table[headAt], begin);
  const unread: UnreadCell[] = [];
  const rides = table.flatMap((cells, index): readonly PastedRide[] => {
    const row = index + 1;
    const said = sayRow(cells);
    if (index === headAt || said === '') return [];
    if (index < headAt || isSum(cells)) {
      unread.push({ row, column: '', text: said });
      return [];
    }
    const read = cells.map((cell, at) => ({
      column: columnAt(at).name,
      cell,
      facts: cell === '' ? {} : columnAt(at).read(cell, by),
    }));
    for (const { column, cell, facts } of read)
      if (facts === undefined) unread.push({ row, column, text: cell });
    const facts: Facts = Object.assign({}, ...read.map((each) => each.facts ?? {}));
    return Object.keys(facts).length === 0 ? [] : [{ facts, row, text: said }];
  });
  return headAt === -1 && !rides.some(isRide) ? undefined : { rides, unread };
};
