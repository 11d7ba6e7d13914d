import { showDutiesOfUser } from '#contract/leaving.ts';
import { mayVote } from '#domain/approvals/may-vote.ts';
import { isWithin } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { departmentOn } from '#domain/departments/department-on.ts';
import type { UserId } from '#domain/kernel/ids.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { inboxPage } from '#lambdas/approvals/inbox-store.ts';
import { limitedIf, withoutHidden } from '#lambdas/sight/hidden-claims.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { storedPerson } from '#lambdas/settings/people-store.ts';
import { freshMastersOf } from '#lambdas/settings/tenant-masters.ts';
import { claimHeader } from '#rows/claims.ts';

const [mostCounted, mostNamed, mostOwn] = [100, 10, 200] as const;

const votesOf = async (table: TenantTable, userId: UserId, reader: Actor) => {
  const { entries, nextCursor, isLimited } = await inboxPage(table, userId, { limit: mostCounted, reader });
  const votes = entries.flatMap((entry) => (entry.kind === 'vote' ? [entry] : []));
  return {
    isLimited,
    count: votes.length,
    isCut: nextCursor !== undefined,
    items: votes
      .slice(0, mostNamed)
      .map(({ number, title, applicantName, stepName }) => ({ number, title, applicantName, stepName })),
  };
};

const ownOf = async (table: TenantTable, applicantId: UserId, reader: Actor) => {
  const range = { ...claimHeader.listed('GSI1', { applicantId }), forward: false, limit: mostOwn };
  const { items, nextCursor } = await table.query(range);
  const { rows, isLimited } = await withoutHidden(table, reader, items);
  const count = (status: string) =>
    rows.filter((item) => claimHeader.readListed(item).status === status).length;
  return {
    isLimited,
    draft: count('draft'),
    returned: count('returned'),
    submitted: count('submitted'),
    isCut: nextCursor !== undefined,
  };
};

/** What waits with somebody, before he is shut out: 2 Queries of so many rows at most, and the headers of his claims where labels are hidden from the reader. */
export const showDutiesOfUserEndpoint = endpoint(
  showDutiesOfUser,
  async ({ params: { userId }, at, actor }, { table }) => {
    const [user, masters, { isLimited: isVoteHidden, ...votes }, { isLimited: isOwnHidden, ...own }] =
      await Promise.all([
        storedPerson(table, userId),
        freshMastersOf(table),
        votesOf(table, userId, actor),
        ownOf(table, userId, actor),
      ]);
    if (user === undefined) return refuse({ kind: 'not-found' });
    const { approval, departments, access } = masters;
    const today = jstDateOf(at);
    return accept({
      votes,
      own,
      isStandIn: approval.fallbackApproverId === userId,
      headOf: user.posts
        .filter((post) => post.position === 'head' && isWithin(post, today))
        .map(({ departmentId }) => ({
          departmentId,
          departmentName: departmentOn(departments, departmentId, today)?.name ?? departmentId,
        })),
      wantsSuccessor: user.isActive && mayVote(user, access),
      ...limitedIf(isVoteHidden || isOwnHidden),
    });
  },
);
