import * as claimReversal from '#contract/claim-reversal.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import type { RefusalOf } from '#contract/refusals/every-refusal.ts';
import { reverseClaim, withReversal, type ReversalRefusal } from '#domain/claims/reverse-claim.ts';
import { reversePosting } from '#domain/journals/reverse-posting.ts';
import { answersIn } from '#domain/journals/entry.ts';
import { assert } from '#domain/kernel/assert.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { ActorsRequest } from '#lambdas/http/call.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { entriesOfPosting, numbered, postingsOf } from '#lambdas/journals/journal-store.ts';
import { doorToBooks, type DoorToBooks } from '#lambdas/journals/post-entries.ts';
import { mastersOf, readMastersAhead } from '#lambdas/settings/tenant-masters.ts';
import { actOnClaim } from './act-on-claim.ts';
import { isApplicantHere } from './applicant-standing.ts';
import { answerWithBooks } from './answer-with-books.ts';
import type { StoredClaim } from './claim-record.ts';
import type { Outcome } from './commit-act.ts';
import { editionWrite } from './claim-store.ts';
import { findHeaders } from '#lambdas/sight/find-headers.ts';
import { noRefunds } from './kept-refunds.ts';
import { livingRefunds, refundsWrite } from './refund-store.ts';

/** So many claims are named; whoever looks at one of them finds the others. */
const mostNamed = 5;

/** Money that flows back for a line rests on the line's entry: as long as such a claim lives, the entry stands. */
const withoutRefunds = async (
  table: TenantTable,
  { claim, refunds = noRefunds }: StoredClaim,
): Promise<Result<undefined, RefusalOf<'claim-has-refunds'>>> => {
  const living = await livingRefunds(table, refunds.holders, claim.id);
  if (living.length === 0) return accept(undefined);
  const claims = await findHeaders(
    table,
    living.slice(0, mostNamed).map(({ claimId }) => claimId),
  );
  const numbers = [...claims.values()].flatMap(({ number }) => number ?? []).join('、');
  return refuse({ kind: 'claim-has-refunds', numbers });
};

type Reversing = {
  readonly request: ActorsRequest & { readonly body: BodyOf<typeof claimReversal.reverseClaim> };
  readonly context: TenantContext;
  readonly books: DoorToBooks;
};

const decide = async (
  { request, context, books }: Reversing,
  found: StoredClaim,
): Promise<Result<Outcome, ReversalRefusal | RefusalOf<'claim-has-refunds'>>> => {
  const { actor, at, body } = request;
  const { table } = context;
  const { claim, refunds: kept = noRefunds } = found;
  const masters = await mastersOf(table);
  const standing = {
    isApplicantHere: body.to === 'approved' || (await isApplicantHere(table, masters, claim)),
  };
  const decision = reverseClaim(claim, { by: actor, at, ...body }, standing);
  if (!decision.ok) return decision;
  const free = await withoutRefunds(table, found);
  if (!free.ok) return free;
  const postings = postingsOf(found);
  const last = numbered(postings).at(-1);
  assert(
    last !== undefined && last.reverses === undefined,
    'what is confirmed was posted, and not taken back',
  );
  const answers = await entriesOfPosting(table, claim.id, last);
  const drafts = reversePosting(answers, { claim, months: last.months, company: masters.company, at });
  const posting = last.posting + 1;
  const { months, writes } = await books.post({ claim, posting, drafts, masters, at, answers });
  const by = { claim, lines: [] };
  /** Serial of what is answered → that of its 赤伝. */
  const serials = Object.fromEntries(answersIn(books.posted()));
  return accept({
    event: decision.value.event,
    detail: { to: body.to, answers: serials },
    claim: withReversal(decision.value.claim, postings, months),
    masters,
    further: {
      ...writes,
      // A refund that is being submitted rests on the row as it was: it meets this one, and is decided anew.
      refunds: [refundsWrite(claim.id, { kept, others: [], by, revision: context.newId(at) })],
      ...(body.to === 'applicant' ? { edition: editionWrite(claim, claim.edition, found) } : {}),
    },
  });
};

/** 確定の取消: the 赤伝 of all that the confirmation posted, and the claim's new state, in one transaction (K-05). */
export const reverseClaimEndpoint = endpoint(claimReversal.reverseClaim, async (request, context) => {
  const { params } = request;
  const { table } = context;
  readMastersAhead(table);
  const books = doorToBooks(table);
  const reversed = await actOnClaim({ request, context, action: 'claim.reverse' }, params.claimId, {
    whenOvertaken: { kind: 'already-processed' },
    // Another posting took the serials, or a refund of these lines was submitted: decided anew with it.
    whenFurtherFails: () => 'again',
    decide: (found) => decide({ request, context, books }, found),
  });
  if (reversed.ok) books.stored();
  return answerWithBooks({ request, context }, reversed);
});
