import { showEarlierEdition } from '#contract/beside-claims.ts';
import { withSpentMonths } from '#domain/claims/claim-months.ts';
import { mayReadClaim, seesEvidence, seesWhole, thingOf } from '#domain/claims/claim-rights.ts';
import { isVote } from '#domain/claims/claim-acts.ts';
import type { TimelineEvent } from '#domain/claims/timeline.ts';
import { seesThing } from '#domain/rights/sight.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { linesFor } from './claim-view.ts';
import { findEdition, listTimeline } from './claim-store.ts';
import { findHeaderFor } from '#lambdas/sight/find-headers.ts';
import { limitedIf } from '#lambdas/sight/hidden-claims.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';

/** The editions before `present` on which somebody voted, first to last. */
const votedOn = (timeline: readonly TimelineEvent[], userId: UserId, present: number): readonly number[] =>
  timeline
    .filter(({ act, by, edition }) => isVote(act) && by === userId && edition < present)
    .map(({ edition }) => edition);

/** 前の版: what stood in the claim when the reader saw it last, so that he looks at what is new. */
export const showEarlierEditionEndpoint = endpoint(
  showEarlierEdition,
  async ({ actor, params: { claimId }, query }, { table }) => {
    const [claim, { events }] = await Promise.all([
      findHeaderFor(table, claimId, actor),
      listTimeline(table, claimId),
    ]);
    if (claim === undefined || !mayReadClaim(actor, claim)) return refuse({ kind: 'not-found' });
    const seen = votedOn(events, actor.userId, claim.edition);
    const edition = query.edition ?? seen.at(-1) ?? claim.edition - 1;
    const found = edition < claim.edition ? await findEdition(table, claimId, edition) : undefined;
    // What was spent in other months may have left the claim since.
    const wasThere =
      found === undefined ? undefined : withSpentMonths({ ...claim, postings: [] }, found.lines);
    if (found === undefined || wasThere === undefined || !seesThing(actor, thingOf(wasThere)))
      return refuse({ kind: 'not-found' });
    const { head, lines } = found;
    const isVotedOn = seen.includes(edition);
    const shown = linesFor(lines, (id) => seesEvidence(actor, claim, id));
    return accept({
      ...limitedIf(!seesWhole(actor, claim)),
      edition,
      isVotedOn,
      lines: shown,
      ...(head === undefined ? {} : { head }),
    });
  },
);
