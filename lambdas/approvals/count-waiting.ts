import { countWaiting } from '#contract/counts.ts';
import { accept } from '#domain/kernel/result.ts';
import { holds, holdsForCompany } from '#domain/rights/reach.ts';
import type { Query, TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { claimHeader } from '#rows/claims.ts';
import { limitedIf, withoutHidden } from '#lambdas/sight/hidden-claims.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { countUnseen } from '#lambdas/received-announcements/announcement-news.ts';
import { inboxPage } from './inbox-store.ts';

/** Further ones are not counted: a menu says 99+. */
const mostCounted = 99;
/** Own claims of some years, 0.3 kB each. */
const mostOwnRows = 500;

type Reading = { readonly table: TenantTable; readonly actor: Actor };

const countIn = async ({ table }: Reading, asked: Query) => {
  const { items, nextCursor, lastRead } = await table.query({ ...asked, limit: mostCounted });
  return { count: items.length, isMore: nextCursor !== undefined && lastRead === undefined };
};

const countInbox = async ({ table, actor }: Reading) => {
  const page = { reader: actor, limit: mostCounted };
  const { entries, isMore, isLimited } = await inboxPage(table, actor.userId, page);
  return { count: entries.length, isMore, ...limitedIf(isLimited) };
};

/** What waits to be confirmed, of which he is shown something. */
const countToConfirm = async ({ table, actor }: Reading) => {
  const range = claimHeader.listed('GSI2', { claimStatus: 'approved' });
  const { items, nextCursor } = await table.query({ ...range, limit: mostCounted });
  const { rows, isLimited } = await withoutHidden(table, actor, items);
  return { count: rows.length, isMore: nextCursor !== undefined, ...limitedIf(isLimited) };
};

/** Four reads of at most 100 small rows, own claims of at most 500: what menu and home say without their lists. */
export const countWaitingEndpoint = endpoint(countWaiting, async ({ actor, at }, { table }) => {
  const { userId, rights } = actor;
  const reading = { table, actor };
  const returned: Query = {
    ...claimHeader.listed('GSI1', { applicantId: userId }),
    forward: false,
    filter: { matches: (row) => claimHeader.readListed(row).status === 'returned', mostRows: mostOwnRows },
  };
  const [inbox, back, toConfirm, announcements] = await Promise.all([
    holds(rights, 'inbox.read') ? countInbox(reading) : undefined,
    holds(rights, 'claims.write') ? countIn(reading, returned) : undefined,
    holdsForCompany(rights, 'claims.confirm') ? countToConfirm(reading) : undefined,
    countUnseen(table, actor, at),
  ]);
  return accept({
    ...(inbox === undefined ? {} : { inbox }),
    ...(back === undefined ? {} : { returned: back }),
    ...(toConfirm === undefined ? {} : { toConfirm }),
    announcements,
  });
});
