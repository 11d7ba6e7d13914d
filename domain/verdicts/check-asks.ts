import type { Ask } from '#domain/rules/ask.ts';
import type { TaxPart } from '#domain/lines/line.ts';
import { kindRow, type ItemAsks } from '#domain/rules/item-kinds.ts';
import { asksOfItem } from '#domain/tenants/asks-of-item.ts';
import type { ExpenseItem } from '#domain/tenants/masters.ts';
import { isTaxed } from './credit-conditions.ts';
import type { Finding } from './finding.ts';
import { block, warn, type LineInContext } from './judging.ts';

type Tell = typeof block;
type Lack = {
  readonly isEmpty: (situation: LineInContext) => boolean;
  readonly tell: (tell: Tell) => Finding;
};

const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';

/** How each asked field is found empty. 宿泊, 日当 and 接待 ask for theirs where the regulation and the meal are judged. */
const lacks: Readonly<Record<keyof ItemAsks, Lack>> = {
  supplier: {
    isEmpty: ({ line }) => isBlank(line.supplier.name),
    tell: (tell) => tell('supplier-missing', {}),
  },
  registration: {
    isEmpty: ({ line }) => isBlank(line.supplier.registrationNumber),
    tell: (tell) => tell('registration-number-wanted', {}),
  },
  journey: {
    isEmpty: ({ line }) => isBlank(line.journey?.from) || isBlank(line.journey?.to),
    tell: (tell) => tell('journey-missing', {}),
  },
  lodging: {
    isEmpty: ({ line, item }) => item?.kind !== 'lodging' && (line.lodging?.nights ?? 0) < 1,
    tell: (tell) => tell('lodging-details-missing', {}),
  },
  perDiem: {
    isEmpty: ({ line, item }) => item?.kind !== 'per-diem' && (line.perDiemDays ?? 0) < 1,
    tell: (tell) => tell('per-diem-days-missing', {}),
  },
  participants: {
    isEmpty: ({ line, item }) => item?.kind !== 'entertainment' && (line.participants?.headcount ?? 0) < 1,
    tell: (tell) => tell('headcount-missing', {}),
  },
  recipients: {
    isEmpty: ({ line }) =>
      !(line.participants?.outside ?? []).some(({ company, name }) => !isBlank(company) || !isBlank(name)),
    tell: (tell) => tell('recipients-missing', {}),
  },
  purpose: {
    isEmpty: ({ line }) => isBlank(line.memo),
    tell: (tell) => tell('content-missing', {}),
  },
  described: {
    isEmpty: ({ line }) => isBlank(line.supplier.name) && isBlank(line.memo),
    tell: (tell) => tell('description-missing', {}),
  },
};

/**
 * 消法30⑧: without the supplier's name the books prove no deduction, so a taxed purchase is blocked whatever the
 * company asks; what is not taxed is only warned of.
 */
const supplierLevel = (asked: Ask, { item, parts }: Asked): Ask => {
  if (!parts.some(isTaxed)) return asked === 'required' ? 'wanted' : asked;
  return kindRow(item?.kind).isNameless === true ? asked : 'required';
};

/** What decides how much a line is asked. */
export type Asked = {
  readonly item: Pick<ExpenseItem, 'kind' | 'asks'> | undefined;
  readonly parts: readonly Pick<TaxPart, 'rate'>[];
};

/** How much each field is asked of a line, by its item, the company and the law: for the judge and for the form's marks. */
export const asksOfLine = (asked: Asked): ItemAsks => {
  const asks = asksOfItem(asked.item);
  return { ...asks, supplier: supplierLevel(asks.supplier, asked) };
};

/** Fields that one word of the applicant answers: what lacks is said once. */
const saidWith: Partial<Record<keyof ItemAsks, readonly (keyof ItemAsks)[]>> = {
  described: ['supplier', 'purpose'],
};

const isAsked = (field: string): field is keyof ItemAsks => Object.hasOwn(lacks, field);

/** What the item asks for and the line does not say. */
export const checkAsks = (situation: LineInContext): readonly Finding[] => {
  const { item, line } = situation;
  if (item === undefined) return [];
  const asks = asksOfLine({ item, parts: line.parts });
  const lacking = Object.keys(lacks)
    .filter(isAsked)
    .filter((field) => ['required', 'wanted'].includes(asks[field]) && lacks[field].isEmpty(situation));
  const isBlocked = (field: keyof ItemAsks) => lacking.includes(field) && asks[field] === 'required';
  return lacking
    .filter((field) => !(saidWith[field] ?? []).some(isBlocked))
    .map((field) => lacks[field].tell(asks[field] === 'required' ? block : warn));
};
