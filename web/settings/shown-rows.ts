import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';

/** From so many rows on they are searched, and so many closed ones are drawn at once. */
export const manyRows = 20;
export const rowsAtOnce = 50;

type Asked<Row> = {
  /** Open ones are always drawn: somebody is typing there, or has to mend something. */
  readonly isOpen: (row: Row, at: number) => boolean;
  /** All that the row says. */
  readonly textsOf: (row: Row) => readonly string[];
  readonly words: string;
  /** So many closed ones. */
  readonly most: number;
};

/** The rows that are drawn, each with its place among all of them, and how many closed ones that fit are left. */
export const shownRows = <Row>(
  rows: readonly Row[],
  { isOpen, textsOf, words, most }: Asked<Row>,
): { readonly shown: readonly { readonly row: Row; readonly at: number }[]; readonly left: number } => {
  const searched = searchWordsOf(words);
  let closed = 0;
  const shown = rows
    .map((row, at) => ({ row, at }))
    .filter(({ row, at }) => {
      if (isOpen(row, at)) return true;
      if (searched.length > 0 && !holdsWords(searched, textsOf(row))) return false;
      closed += 1;
      return closed <= most;
    });
  return { shown, left: Math.max(0, closed - most) };
};
