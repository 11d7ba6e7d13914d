import type { JournalEntry } from '#domain/journals/entry.ts';

/** How the amounts came about stands with the entry in the books; here only what a 赤伝 says of itself. */
const inBrief = (entry: JournalEntry): JournalEntry => ({
  ...entry,
  trace: entry.trace.filter(({ rule }) => rule === 'LDG-001'),
});

/** An answer holds 6 MB: the claim, its present entries, and so much of those before. */
const bytesOfEarlier = 1_500_000;

/**
 * What a claim posted before, of as many postings as there is room for, the newest ones: a claim of a hundred long lines
 * that was undone nine times would be more than an answer holds.
 */
export const earlierWithin = (
  postings: readonly (readonly JournalEntry[])[],
  room = bytesOfEarlier,
): { readonly entries: readonly JournalEntry[]; readonly isCut: boolean } => {
  const brief = postings.map((entries) => entries.map(inBrief));
  let bytes = 0;
  const lastBeyond = brief.findLastIndex((entries) => {
    bytes += Buffer.byteLength(JSON.stringify(entries));
    return bytes > room;
  });
  return { entries: brief.slice(lastBeyond + 1).flat(), isCut: lastBeyond >= 0 };
};
