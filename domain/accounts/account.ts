import { firstUsableDay } from '#domain/calendar/usable-days.ts';
import type { CalendarDate } from '#domain/kernel/time.ts';
import type { IndexForm } from '#domain/masters/index-form.ts';
import { master } from '#domain/masters/master.ts';

/** 区分 of an account, by which books are ordered. */
export const accountCategories = {
  asset: '資産',
  liability: '負債',
  equity: '純資産',
  income: '収益',
  cost: '費用',
} as const;
export type AccountCategory = keyof typeof accountCategories;

/** 勘定科目, as it is for some days; the same code may stand in several rows, one after the other. */
export type Account = {
  readonly code: string;
  readonly name: string;
  /** @default unknown: nobody has said it yet */
  readonly category?: AccountCategory;
  /** Of before there were days: @default always */
  readonly validFrom?: CalendarDate;
  readonly validTo?: CalendarDate;
};

/** Acts know an account by its code, also in rows that have no days (docs/decisions/0134). */
const inIndex: IndexForm = {
  read: ({ code, ...state }) => ({ validFrom: firstUsableDay, ...state, id: String(code) }),
  write: ({ id, ...state }) => ({ code: id, ...state }),
};

/** 勘定科目: where amounts are booked. There are no official codes; ours are what a company begins with. */
export const accountMaster = master({
  noun: 'accounts',
  word: '勘定科目',
  id: {
    kind: 'code',
    word: '勘定科目コード',
    maxLength: 20,
    alsoCalled: ['科目コード', '科目ID', '科目番号', '勘定コード', 'コード', 'ID'],
  },
  fields: {
    name: {
      kind: 'text',
      word: '勘定科目名',
      maxLength: 40,
      alsoCalled: ['科目名', '科目名称', '勘定科目名称', '勘定科目', '名称'],
    },
    category: {
      kind: 'choice',
      word: '区分',
      words: accountCategories,
      isOptional: true,
      alsoCalled: ['科目区分', '分類'],
    },
  },
  nameField: 'name',
  neededFields: ['category', 'name'],
  isDated: true,
  mostEntries: 5_000,
  kept: 'whole',
  inIndex,
  checks: () => [],
});
