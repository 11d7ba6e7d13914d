import { monthOf } from '#domain/calendar/calendar-date.ts';
import { actsOn } from '#domain/claims/claim-acts.ts';
import { completeLines } from '#domain/lines/draft-line.ts';
import { deriveJournals } from '#domain/journals/derive-journals.ts';
import { answersIn, withAnswers, type JournalEntry } from '#domain/journals/entry.ts';
import { reversalDateOf } from '#domain/journals/reverse-entry.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { DeepReadonly } from '#contract/deep-readonly.ts';
import type { ClaimView } from '#contract/shapes/claim-view.ts';
import { seesMonth } from '#domain/rights/sight.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { draftViewsWith, entryViewsWith } from '#lambdas/journals/entry-view.ts';
import { earlierWithin } from '#lambdas/journals/earlier-entries.ts';
import { entriesOfClaim, entriesOfPosting, numbered, postingsOf } from '#lambdas/journals/journal-store.ts';
import { freshMastersOf, mastersOf } from '#lambdas/settings/tenant-masters.ts';
import type { ClaimRecord } from './claim-record.ts';

export type ClaimBooks = DeepReadonly<
  Pick<ClaimView, 'entries' | 'areEntriesCut' | 'earlierEntries' | 'isEarlierCut' | 'reversal'>
>;

type Looking = {
  readonly table: TenantTable;
  readonly actor: Actor;
  readonly at: Instant;
  /** What the request itself has just posted. */
  readonly own?: readonly JournalEntry[] | undefined;
};

/** Those of the months that he sees: a claim may lie in others too. */
const shownEntries = (entries: readonly JournalEntry[], reader: Actor): readonly JournalEntry[] =>
  entries.filter(({ postedOn }) => seesMonth(reader, monthOf(postedOn)));

/** Said where months of it are left out: nobody takes a part for the whole. */
const saidCut = (all: number, shown: number): Pick<ClaimBooks, 'areEntriesCut'> =>
  shown < all ? { areEntriesCut: true } : {};

/** All that the claim posted before, with what answers it; nothing is read where nothing was ever reversed. */
const earlierOf = async (record: ClaimRecord, { table, actor }: Looking): Promise<ClaimBooks> => {
  const { claim } = record;
  if (claim.postings === undefined) return {};
  const postings = postingsOf(record);
  const earlier = claim.status === 'confirmed' ? postings.slice(0, -1) : postings;
  const posted = await entriesOfClaim(table, claim.id, earlier);
  const { entries, isCut } = earlierWithin(posted.map((one) => shownEntries(one, actor)));
  return {
    earlierEntries: entryViewsWith(await mastersOf(table))(withAnswers(entries, answersIn(entries))),
    ...(isCut ? { isEarlierCut: true } : {}),
  };
};

const postedOf = async (record: ClaimRecord, { table, actor, at, own }: Looking): Promise<ClaimBooks> => {
  const { claim } = record;
  const last = numbered(postingsOf(record)).at(-1);
  const all = own ?? (last === undefined ? [] : await entriesOfPosting(table, claim.id, last));
  const entries = shownEntries(all, actor);
  const masters = await (own === undefined ? freshMastersOf(table) : mastersOf(table));
  const { company } = masters;
  const dateOf = (entry: JournalEntry) => ({
    serial: entry.serial,
    ...reversalDateOf(entry, { company, at }),
  });
  return {
    entries: entryViewsWith(masters)(entries),
    ...saidCut(all.length, entries.length),
    ...(actsOn(actor, claim).reverse ? { reversal: entries.map(dateOf) } : {}),
  };
};

/** What confirming would post. */
const previewOf = async (
  { claim, lines, verdict, corrections = [] }: ClaimRecord,
  { table, actor, at }: Looking,
): Promise<ClaimBooks> => {
  if (claim.status !== 'submitted' && claim.status !== 'approved') return {};
  const masters = await mastersOf(table);
  const derivation = { claim, lines: completeLines(lines), verdict, corrections, masters, at };
  const all = deriveJournals(derivation);
  const drafts = all.filter(({ postedOn }) => seesMonth(actor, monthOf(postedOn)));
  return { entries: draftViewsWith(masters)(drafts), ...saidCut(all.length, drafts.length) };
};

/** What the books hold of the claim, or will. Whoever asks for it goes through books-on-use.ts. */
export const booksOfClaim = async (record: ClaimRecord, looking: Looking): Promise<ClaimBooks> => {
  const isPosted = record.claim.status === 'confirmed';
  const [now, earlier] = await Promise.all([
    isPosted ? postedOf(record, looking) : previewOf(record, looking),
    earlierOf(record, looking),
  ]);
  return { ...now, ...earlier };
};
