import { isBookId, type BookId } from '#domain/duties/book-ids.ts';
import type { BookState } from '#domain/duties/duty.ts';
import { worstOf, type Outcome, type ShownControl, type ShownPromise } from './shown-control.ts';

export type LivePromise = ShownPromise & {
  /** The books of people's work on which it rests, as they stand now. */
  readonly books: readonly { readonly bookId: BookId; readonly state: BookState }[];
};
export type LiveControl = Omit<ShownControl, 'promises'> & {
  readonly outcome: Outcome;
  readonly promises: readonly LivePromise[];
};

/** What is known now of what the release was judged by. */
export type Now = {
  readonly stateOf: (book: BookId) => BookState;
  /** Whether a test was seen to fail when it ran last. */
  readonly hasFailed: (file: string, title: string) => boolean;
};

const livePromise = (promise: ShownPromise, { stateOf, hasFailed }: Now): LivePromise => {
  const slugs = promise.proofs.flatMap((proof) => (proof.kind === 'runbook' ? [proof.slug] : []));
  const books = [...new Set(slugs)].filter(isBookId).map((bookId) => ({ bookId, state: stateOf(bookId) }));
  const isNotKept = books.some(({ state }) => state === 'overdue' || state === 'empty');
  const isRefuted = promise.proofs.some(
    (proof) => proof.kind === 'behaviour' && hasFailed(proof.file, proof.title),
  );
  return { ...promise, books, outcome: isNotKept || isRefuted ? 'broken' : promise.outcome };
};

/** What the release proves, and what is so now: an overdue duty breaks what rests on it until it is done, a failed test too. */
export const liveControl = ({ promises, ...control }: ShownControl, now: Now): LiveControl => {
  const live = promises.map((promise) => livePromise(promise, now));
  return { ...control, promises: live, outcome: worstOf(live.map(({ outcome }) => outcome)) };
};
