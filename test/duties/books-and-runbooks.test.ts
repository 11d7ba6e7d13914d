import { describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { everyBook, isBookId } from '#domain/duties/book-ids.ts';
import { dutyBooks } from '#domain/duties/duty-books.ts';
import { allControls } from '#proofs/controls/all-controls.ts';
import { filesOf } from '#proofs/controls/files-of.ts';

const files = filesOf(join(import.meta.dirname, '../..'));
const headOf = (slug: string, line: string): string =>
  new RegExp(`^- ${line}: (.*)$`, 'm').exec(files.read(`docs/runbooks/${slug}.md`) ?? '')?.[1] ?? '';

const intervals: Readonly<Record<number, RegExp>> = {
  12: /年 1 回/,
  6: /半年に 1 回/,
  1: /月 1 回|毎月/,
};

const slugs = [
  ...new Set(
    allControls.flatMap(({ promises }) =>
      promises.flatMap(({ proofs }) =>
        proofs.flatMap((proof) => (proof.kind === 'runbook' ? [proof.slug] : [])),
      ),
    ),
  ),
].toSorted();

describe('a book and its runbook', () => {
  test.each(everyBook)('%s say the same name and the same interval', (book) => {
    const { words, everyMonths } = dutyBooks[book];
    expect(headOf(book, '台帳')).toBe(words);
    expect(headOf(book, '間隔')).toMatch(intervals[everyMonths] ?? /nothing/);
  });

  test.each(everyBook)('%s keeps a sentence of the white paper', (book) => {
    expect(slugs).toContain(book);
  });

  test.each(slugs)(
    '%s, on which a sentence rests, has a book where it comes round by the calendar',
    (slug) => {
      const comesRound = Object.values(intervals).some((interval) => interval.test(headOf(slug, '間隔')));
      expect(isBookId(slug)).toBe(comesRound);
    },
  );
});
