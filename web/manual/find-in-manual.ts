import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import type { ManualBlock, ManualPage, Span } from '#web/manual/manual-page.ts';

const sayAll = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('');

const textsOf = (block: ManualBlock): readonly string[] => {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [sayAll(block.spans)];
    case 'list':
      return block.items.map(sayAll);
  }
};

/** A page in which all words stand, and the line of it that says the most of them. */
export type FoundPage = { readonly page: ManualPage; readonly line: string };

const wordsIn = (words: readonly string[], line: string): number =>
  words.filter((word) => holdsWords([word], [line])).length;

/** Pages in which each of the words stands; those with one in their title come first. Nothing is asked: all pages. */
export const findInManual = (pages: readonly ManualPage[], asked: string): readonly FoundPage[] => {
  const words = searchWordsOf(asked);
  const found = pages.flatMap((page) => {
    const lines = page.blocks.flatMap(textsOf);
    if (!holdsWords(words, [page.title, ...lines])) return [];
    const [first = ''] = lines;
    const line = lines.reduce(
      (best, one) => (wordsIn(words, one) > wordsIn(words, best) ? one : best),
      first,
    );
    return [{ page, line, inTitle: wordsIn(words, page.title) }];
  });
  return found.toSorted((a, b) => b.inTitle - a.inTitle).map(({ page, line }) => ({ page, line }));
};
