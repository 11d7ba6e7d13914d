import { everyBook, type BookId } from '#domain/duties/book-ids.ts';
import { dutyBooks } from '#domain/duties/duty-books.ts';
import type { BookState } from '#domain/duties/duty.ts';
import type { Tone } from '#web/ui/tone.ts';

/** How an entry, or a book, stands. */
export const stateWords: Readonly<Record<BookState, readonly [word: string, tone: Tone]>> = {
  overdue: ['期限切れ', 'bad'],
  empty: ['未実施', 'bad'],
  due: ['期限が近い', 'warn'],
  kept: ['期限内', 'good'],
};

export const bookOptions = everyBook.map((value) => ({ value, label: dutyBooks[value].words }));

/** `毎月`, `6か月ごと`. */
export const everyWords = (months: number): string => {
  if (months === 0) return '一度だけ';
  if (months === 1) return '毎月';
  return months === 12 ? '毎年' : `${months}か月ごと`;
};

/** The intervals that a book leaves, the longest first. */
export const intervalsOf = (bookId: BookId): readonly number[] =>
  [12, 6, 3, 1, 0].filter((months) => months <= dutyBooks[bookId].everyMonths);
