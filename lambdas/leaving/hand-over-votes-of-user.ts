import { mayNotApprove, notHere } from '#domain/approvals/person-faults.ja.ts';
import { handOverVotesOfUser } from '#contract/leaving.ts';
import { labelsToApprove } from '#domain/labels/borne-label.ts';
import { mayVote, mayVoteOn } from '#domain/approvals/may-vote.ts';
import { handOverClaim, isToBeHandedOver, type Succession } from '#domain/claims/hand-over-claim.ts';
import { thingOf } from '#domain/claims/claim-rights.ts';
import type { Claim } from '#domain/claims/claim.ts';
import { seesThing } from '#domain/rights/sight.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { TenantContext } from '#lambdas/adapters/tenant/tenant-context.ts';
import { inboxDeletes, inboxPuts } from '#lambdas/approvals/inbox-store.ts';
import { actOnClaim } from '#lambdas/claims/act-on-claim.ts';
import { pinnedVerdict } from '#lambdas/claims/claim-record.ts';
import { findHeaders } from '#lambdas/sight/find-headers.ts';
import { nobodyImports } from '#lambdas/masters/master-head-store.ts';
import { peopleFile } from '#domain/users/people-file.ts';
import { endpoint, type ActorRequestOf } from '#lambdas/http/endpoint.ts';
import { personWrite, storedPersonRow, type StoredPerson } from '#lambdas/settings/people-store.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { claimHeader } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';
import { mayTakeOver } from './succession.ts';

type Request = ActorRequestOf<typeof handOverVotesOfUser>;

/** Claims under way that one request looks at. */
const mostLookedAt = 200;

/** One claim, as an act of its own: in its history, its inboxes and the trail. */
const handOver = async (
  {
    claim,
    succession,
    maySee,
  }: {
    readonly claim: Claim;
    readonly succession: Succession;
    /** Whether the successor may see what bears these labels. */
    readonly maySee: (labels: readonly string[]) => boolean;
  },
  { idempotencyKey: _key, ...request }: Request,
  context: TenantContext,
) => {
  const acting = { request, context, action: 'claim.hand-over' as const };
  return actOnClaim(acting, claim.id, {
    maySee: () => true,
    // Somebody voted meanwhile: what is left of it is found by the next run.
    whenOvertaken: { kind: 'claim-changed-meanwhile' },
    decide: async (found) => {
      const { actor: by, at } = request;
      if (!maySee(labelsToApprove(found.claim))) return refuse({ kind: 'not-allowed' } as const);
      const handed = handOverClaim(found.claim, succession, { by, at });
      if (!handed.ok)
        return refuse({
          kind: handed.refusal.kind === 'not-concerned' ? 'already-processed' : 'not-allowed',
        } as const);
      const { claim: after, event } = handed.value;
      const puts = inboxPuts(after, { ...found, verdict: pinnedVerdict(found) });
      const kept = new Set(puts.map(({ key }) => key.pk));
      const gone = found.claim.status === 'submitted' ? inboxDeletes(found.claim) : [];
      return accept({
        claim: after,
        event,
        detail: { from: succession.from.id, to: succession.to.id },
        further: { inbox: [...gone.filter(({ key }) => !kept.has(key.pk)), ...puts] },
      });
    },
  });
};

const unfit = (message: string) =>
  refuse({ kind: 'input-malformed', fields: [{ path: 'to', message }] } as const);

/** It is done: nothing of his waits any more. Whoever changed him meanwhile is let alone; then the next run says it. */
const endHandingOver = async ({ table }: TenantContext, { user, version, ...sealed }: StoredPerson) => {
  const { handingOver: _done, ...left } = user;
  await table.transact({
    person: personWrite({ user: left, ...sealed }, version),
    // What a file makes of him rests on the version that it read.
    nobodyImports: nobodyImports(peopleFile.noun),
  });
};

/** 承認の引き継ぎ, a page of the claims under way. What it breaks off at stands; asked again it finds the rest. */
export const handOverVotesOfUserEndpoint = endpoint(handOverVotesOfUser, async (request, context) => {
  const { body, params } = request;
  const { table } = context;
  const [leaver, successor, { access }] = await Promise.all([
    storedPersonRow(table, params.userId),
    storedPersonRow(table, body.to),
    freshMastersOf(table),
  ]);
  if (leaver === undefined) return refuse({ kind: 'not-found' });
  if (leaver.user.isActive) return refuse({ kind: 'person-is-active' });
  if (successor?.user.isActive !== true) return unfit(notHere);
  if (!mayVote(successor.user, access)) return unfit(mayNotApprove);
  // The act that shut him out named somebody: nobody else, least of all whoever runs this, takes his place.
  const named = leaver.user.handingOver?.to ?? body.to;
  if (body.to !== named || !mayTakeOver(request, body.to))
    return unfit('停止・削除のときに選んだ人に引き継いでください');
  const succession = { from: leaver.user, to: successor.user };
  const maySee = (labels: readonly string[]): boolean => mayVoteOn(labels, successor.user, access);
  const range = claimHeader.listed('GSI2', { claimStatus: 'submitted' });
  const cursor = body.cursor === undefined ? {} : { cursor: body.cursor };
  const { items, nextCursor } = await table.query({ ...range, limit: mostLookedAt, ...cursor });
  const ids = items.flatMap((item) => partsOf(claimHeader, item)?.claimId ?? []);
  const concerned = [...(await findHeaders(table, ids)).values()].filter((claim) =>
    isToBeHandedOver(claim, succession),
  );
  const left: { readonly number: string; readonly title: string }[] = [];
  for (const claim of concerned) {
    // oxlint-disable-next-line no-await-in-loop -- claim by claim (docs/decisions/0165)
    const done = await handOver({ claim, succession, maySee }, request, context);
    if (!done.ok && done.refusal.kind === 'temporarily-unavailable') return refuse(done.refusal);
    if (!done.ok && done.refusal.kind !== 'already-processed')
      left.push(
        seesThing(request.actor, thingOf(claim))
          ? { number: claim.number ?? '', title: claim.title }
          : { number: '', title: '閲覧権限のない申請' },
      );
  }
  const isDone = nextCursor === undefined && left.length === 0 && body.hasLeft !== true;
  if (isDone) await endHandingOver(context, leaver);
  return accept({
    handed: concerned.length - left.length,
    left,
    ...(nextCursor === undefined ? {} : { nextCursor }),
  });
});
