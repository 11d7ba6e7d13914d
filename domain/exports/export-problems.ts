import type { RoomUnit } from '#domain/exports/yayoi-choices.ts';
import type { JournalEntry } from '#domain/journals/entry.ts';

/** What of one row a file cannot take. */
export type Fault =
  | { readonly kind: 'character'; readonly field: string; readonly character: string }
  | {
      readonly kind: 'text';
      readonly field: string;
      readonly text: string;
      readonly limit: number;
      readonly counted: RoomUnit;
    }
  | { readonly kind: 'amount'; readonly amount: number; readonly digits: number }
  | { readonly kind: 'slip'; readonly lines: number };

type Place = { readonly claimNumber: string; readonly serial: number };
/** A character that the encoding lacks, and where it stands; `field` is the column's Japanese name. */
export type UnmappableCharacter = Place & { readonly field: string; readonly character: string };
/** A name that has no room, so that the package would know it by another. */
export type OverlongText = Place & Omit<Extract<Fault, { readonly kind: 'text' }>, 'kind'>;
/** An entry that the product cannot take at all, and why. */
export type RefusedEntry = Place & { readonly because: 'amount' | 'slip'; readonly limit: number };

export type ExportProblems = {
  readonly characters: readonly UnmappableCharacter[];
  readonly texts: readonly OverlongText[];
  readonly entries: readonly RefusedEntry[];
};

/** More than people can look at on one screen; what is mended first uncovers the rest. */
const shown = 100;

const distinct = <T>(found: readonly T[]): readonly T[] =>
  [...new Map(found.map((one) => [JSON.stringify(one), one])).values()].slice(0, shown);

type Judged = { readonly entry: JournalEntry; readonly faults: readonly Fault[] };

/** Every fault with its place, by what people can do about it; undefined when there is none. */
export const problemsIn = (slips: readonly Judged[]): ExportProblems | undefined => {
  const found = slips.flatMap(({ entry: { claimNumber, serial }, faults }) =>
    faults.map((fault) => ({ place: { claimNumber, serial }, fault })),
  );
  if (found.length === 0) return undefined;
  return {
    characters: distinct(
      found.flatMap(({ place, fault }) =>
        fault.kind === 'character' ? [{ ...place, field: fault.field, character: fault.character }] : [],
      ),
    ),
    texts: distinct(
      found.flatMap(({ place, fault }) => {
        if (fault.kind !== 'text') return [];
        const { kind: _kind, ...told } = fault;
        return [{ ...place, ...told }];
      }),
    ),
    entries: distinct(
      found.flatMap(({ place, fault }): readonly RefusedEntry[] => {
        if (fault.kind === 'amount') return [{ ...place, because: fault.kind, limit: fault.digits }];
        return fault.kind === 'slip' ? [{ ...place, because: fault.kind, limit: fault.lines }] : [];
      }),
    ),
  };
};
