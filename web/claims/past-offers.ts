import type { AnswerOf } from '#contract/endpoint.ts';
import type { listPastEntries } from '#contract/beside-claims.ts';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import { searchKeyOf } from '#domain/text/typed-text.ts';
import type { ClaimForm } from '#web/claims/claim-view.ts';
import { type LineDraft, type Regulated, withItem } from '#web/claims/line-draft.ts';
import { withAmount } from '#web/claims/split-receipt.ts';
import { formatYen } from '#web/ui/format-yen.ts';

/** 過去の入力 of whoever fills in the form. */
export type PastEntries = AnswerOf<typeof listPastEntries>;

/** What is offered below a field: words, and what a line becomes by it. */
export type PastOffer = {
  readonly key: string;
  readonly words: string;
  /** Beside the words, smaller. */
  readonly beside: string;
  readonly fill: (line: LineDraft) => LineDraft;
};

export type Offering = {
  readonly line: LineDraft;
  readonly past: PastEntries;
  readonly form: Pick<ClaimForm, 'items'>;
  readonly regulated: Regulated;
};

/** More are not read while typing. */
const mostOffered = 6;

const itemIn = ({ form: { items } }: Offering, itemCode: string) =>
  items.find(({ code }) => code === itemCode);

/** A line without an item gets that of the entry, as far as the company still has it. */
const withPastItem = (line: LineDraft, offering: Offering, itemCode: string): LineDraft => {
  const item = itemIn(offering, itemCode);
  return line.itemCode !== '' || item === undefined ? line : withItem(line, item, offering.regulated);
};

const fits = ({ line }: Offering, itemCode: string): boolean =>
  line.itemCode === '' || line.itemCode === itemCode;

/** Whatever begins with what was typed comes first; each group the newest first. */
const ranked = <Entry>(
  entries: readonly Entry[],
  typed: string,
  textOf: (entry: Entry) => string,
): readonly Entry[] => {
  const words = searchWordsOf(typed);
  if (words.length === 0) return [];
  const begins = (entry: Entry): boolean => searchKeyOf(textOf(entry)).startsWith(searchKeyOf(typed));
  const found = entries.filter((entry) => holdsWords(words, [textOf(entry)]));
  return [...found.filter(begins), ...found.filter((entry) => !begins(entry))];
};

/** Ways that begin or end where the person types; from one end those that fit the other. */
export const waysOffered = (offering: Offering, end: 'from' | 'to'): readonly PastOffer[] => {
  const { line, past } = offering;
  const isAsTyped = (way: PastEntries['ways'][number]): boolean =>
    way.from === line.from &&
    way.to === line.to &&
    way.amount === line.amount &&
    way.isRoundTrip === line.isRoundTrip;
  const fitting = past.ways
    .filter(({ itemCode }) => fits(offering, itemCode))
    .filter(({ from }) => end === 'from' || line.from === '' || searchKeyOf(from) === searchKeyOf(line.from));
  return ranked(fitting, line[end], (way) => way[end])
    .filter((way) => !isAsTyped(way))
    .slice(0, mostOffered)
    .map(({ itemCode, from, to, isRoundTrip, amount }) => ({
      key: JSON.stringify([itemCode, from, to, isRoundTrip]),
      words: `${from} ${isRoundTrip ? '⇔' : '→'} ${to}`,
      beside: [itemIn(offering, itemCode)?.name ?? '', isRoundTrip ? '往復' : '片道', formatYen(amount)]
        .filter((word) => word !== '')
        .join('　'),
      fill: (before) =>
        withAmount({ ...withPastItem(before, offering, itemCode), from, to, isRoundTrip }, amount),
    }));
};

/** Suppliers of that name, those of the line's item first, with their numbers. */
export const suppliersOffered = (offering: Offering): readonly PastOffer[] => {
  const { line, past } = offering;
  const found = ranked(past.suppliers, line.supplierName, ({ name }) => name).filter(
    ({ name, registrationNumber = '' }) =>
      name !== line.supplierName ||
      (registrationNumber !== '' && registrationNumber !== line.registrationNumber),
  );
  return [
    ...found.filter(({ itemCode }) => fits(offering, itemCode)),
    ...found.filter(({ itemCode }) => !fits(offering, itemCode)),
  ]
    .slice(0, mostOffered)
    .map(({ itemCode, name, registrationNumber = '', kind }) => ({
      key: JSON.stringify([name, registrationNumber]),
      words: name,
      beside: [itemIn(offering, itemCode)?.name ?? '', registrationNumber]
        .filter((word) => word !== '')
        .join('　'),
      fill: (before) => ({
        ...withPastItem(before, offering, itemCode),
        supplierName: name,
        registrationNumber,
        isIndividual: kind === 'individual',
      }),
    }));
};
