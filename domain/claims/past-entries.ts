import type { DraftLine } from '#domain/lines/draft-line.ts';
import type { Supplier } from '#domain/lines/line.ts';
import type { Yen } from '#domain/money/yen.ts';
import { searchKeyOf } from '#domain/text/typed-text.ts';

/** A way that somebody went, and its fare. */
export type PastWay = {
  readonly itemCode: string;
  readonly from: string;
  readonly to: string;
  readonly isRoundTrip: boolean;
  readonly amount: Yen;
};
/** A supplier whom somebody paid, as he wrote it. */
export type PastSupplier = Supplier & { readonly itemCode: string };

/** 過去の入力: what somebody wrote in his own claims and may write again. */
export type PastEntries = {
  readonly ways: readonly PastWay[];
  readonly suppliers: readonly PastSupplier[];
};

/** So many of each are offered. */
export const mostPastEntries = 100;

const wayOf = ({ itemCode, journey, amount, refund }: DraftLine): readonly PastWay[] => {
  if (itemCode === undefined || journey === undefined || refund !== undefined) return [];
  const { from, to, isRoundTrip } = journey;
  return from === '' || to === '' || amount === undefined || amount <= 0
    ? []
    : [{ itemCode, from, to, isRoundTrip, amount }];
};

const supplierOf = ({ itemCode, supplier, refund }: DraftLine): readonly PastSupplier[] =>
  itemCode === undefined || supplier === undefined || supplier.name === '' || refund !== undefined
    ? []
    : [{ itemCode, ...supplier }];

/** Each once, as it was written first of all that are alike. */
const distinct = <Entry>(
  entries: readonly Entry[],
  textsOf: (entry: Entry) => readonly string[],
): readonly Entry[] => {
  const known = new Map<string, Entry>();
  for (const entry of entries) {
    const key = JSON.stringify(textsOf(entry).map(searchKeyOf));
    if (!known.has(key)) known.set(key, entry);
  }
  return [...known.values()].slice(0, mostPastEntries);
};

/**
 * Ways and suppliers of claims, the newest claim first: of the same way the last fare, of the same supplier and number
 * the last item. Where a supplier once had a number, he is not offered without it.
 */
export const pastEntries = (claims: readonly (readonly DraftLine[])[]): PastEntries => {
  const lines = claims.flat();
  const suppliers = distinct(lines.flatMap(supplierOf), ({ name, registrationNumber = '' }) => [
    name,
    registrationNumber,
  ]);
  const numbered = new Set(
    suppliers.flatMap(({ name, registrationNumber }) =>
      registrationNumber === undefined ? [] : [searchKeyOf(name)],
    ),
  );
  return {
    ways: distinct(lines.flatMap(wayOf), ({ itemCode, from, to, isRoundTrip }) => [
      itemCode,
      from,
      to,
      `${isRoundTrip}`,
    ]),
    suppliers: suppliers.filter(
      ({ name, registrationNumber }) => registrationNumber !== undefined || !numbered.has(searchKeyOf(name)),
    ),
  };
};
