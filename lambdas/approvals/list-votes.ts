import * as v from 'valibot';
import { listVotes } from '#contract/approvals.ts';
import type { QueryOf } from '#contract/endpoint.ts';
import { jstDateOf, jstMidnightMillis, jstText } from '#domain/calendar/jst.ts';
import type { VotingAct } from '#domain/claims/claim-acts.ts';
import { accept } from '#domain/kernel/result.ts';
import { holdsWords, searchWordsOf } from '#domain/text/search-words.ts';
import { boundOf } from '#lambdas/adapters/machine/clock.ts';
import { limitedIf, withoutHidden } from '#lambdas/sight/hidden-claims.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { claimEvent } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';
import type { StoredRow } from '#rows/forms.ts';

type Vote = ReturnType<typeof claimEvent.readListed>;

/** What a claim became tells how was voted: one that goes on was approved. */
const actOf = ({ status }: Pick<Vote, 'status'>): VotingAct => {
  if (status === 'returned') return 'send-back';
  return status === 'rejected' ? 'reject' : 'approve';
};

/** 2,000 rows of 0.3 kB: what one request reads at most for a page. */
const mostRows = 2_000;
const dayMillis = 86_400_000;

const boundsOf = ({ from, to }: Pick<QueryOf<typeof listVotes>, 'from' | 'to'>) => ({
  ...(from === undefined ? {} : { from: { at: boundOf(jstMidnightMillis(from)) } }),
  ...(to === undefined ? {} : { before: { at: boundOf(jstMidnightMillis(to) + dayMillis) } }),
});

const matching = ({ act, text }: Pick<QueryOf<typeof listVotes>, 'act' | 'text'>) => {
  const words = text === undefined ? [] : searchWordsOf(text);
  return (row: StoredRow): boolean => {
    const vote = claimEvent.readListed(row);
    const { title, number, applicantName, departmentName } = vote;
    const texts = [title, number, applicantName, departmentName].filter((part) => part !== undefined);
    return (act === undefined || actOf(vote) === act) && holdsWords(words, texts);
  };
};

const viewOf = (row: StoredRow) => {
  const vote = claimEvent.readListed(row);
  const { stepName = '', updatedAt } = vote;
  return v.parse(listVotes.answer.entries.items.item, {
    ...vote,
    claimId: partsOf(claimEvent, row)?.claimId,
    stepName,
    act: actOf(vote),
    at: updatedAt === undefined ? '' : jstText(updatedAt),
  });
};

/** 承認した申請, newest vote first, as the claims were then. An index read: the last vote may be missing for a moment. */
export const listVotesEndpoint = endpoint(listVotes, async ({ actor, query: wanted }, { table }) => {
  const { limit, cursor } = wanted;
  const { items, nextCursor, lastRead } = await table.query({
    ...claimEvent.listed('GSI1', { userId: actor.userId }, boundsOf(wanted)),
    forward: false,
    limit,
    filter: {
      matches: matching(wanted),
      mostRows,
      ...(actor.sight.isLimited
        ? { shown: async (rows) => (await withoutHidden(table, actor, rows)).rows }
        : {}),
    },
    ...(cursor === undefined ? {} : { cursor }),
  });
  const searchedTo = lastRead === undefined ? undefined : claimEvent.readListed(lastRead).updatedAt;
  return accept({
    items: items.map(viewOf),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    ...(searchedTo === undefined ? {} : { searchedTo: jstDateOf(searchedTo) }),
    // Said wherever something may be hidden: what words fit would else be told by it.
    ...limitedIf(actor.sight.isLimited),
  });
});
