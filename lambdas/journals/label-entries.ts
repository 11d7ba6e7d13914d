import { monthOf } from '#domain/calendar/calendar-date.ts';
import type { Claim } from '#domain/claims/claim.ts';
import type { JournalEntry } from '#domain/journals/entry.ts';
import { labelsToApprove, type Labelled } from '#domain/labels/borne-label.ts';
import type { Write } from '#lambdas/adapters/tenant/transaction.ts';
import { labelledEntries } from '#rows/entry-labels.ts';
import { placeOf } from './journal-store.ts';

type Labelling = Pick<Claim, 'id' | 'applicantId'> & Labelled;

/** Beside entries of a claim that bears labels: which, as they stand after this act; no row where it bears none. */
export const labelWrites = (
  claim: Labelling,
  posting: number,
  entries: readonly JournalEntry[],
  { isKnown = false }: { readonly isKnown?: boolean } = {},
): readonly Write[] => {
  const labels = labelsToApprove(claim);
  const { id: claimId, applicantId } = claim;
  return [...Map.groupBy(entries, ({ postedOn }) => monthOf(postedOn))].flatMap(
    ([month, ofMonth]): readonly Write[] => {
      const place = { ...placeOf(claimId, month), posting };
      const doc = { labels, applicantId, serials: ofMonth.map(({ serial }) => serial) };
      if (labels.length > 0) return [{ kind: 'put', ...labelledEntries.row(place, { z: [], doc }) }];
      return isKnown ? [{ kind: 'delete', key: labelledEntries.key(place) }] : [];
    },
  );
};

/** What the books say beside the entries of a claim whose labels were changed. */
export const relabelledWrites = (
  claim: Labelling,
  postings: readonly (readonly JournalEntry[])[],
): readonly Write[] =>
  postings.flatMap((entries, index) => labelWrites(claim, index + 1, entries, { isKnown: true }));
