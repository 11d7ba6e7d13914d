import { countWaiting } from '#contract/counts.ts';
import { accept } from '#domain/kernel/result.ts';
import { holds, holdsForCompany } from '#domain/rights/reach.ts';
import type { Query, TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { claimHeader } from '#rows/claims.ts';
import { wholeInbox } from './inbox-store.ts';

/** Further ones are not counted: a menu says 99+. */
const mostCounted = 99;
/** Own claims of some years, 0.3 kB each. */
const mostOwnRows = 500;

const countIn = async (table: TenantTable, asked: Query) => {
  const { items, nextCursor, lastRead } = await table.query({ ...asked, limit: mostCounted });
  return { count: items.length, isMore: nextCursor !== undefined && lastRead === undefined };
};

/** Three reads of at most 100 small rows, own claims of at most 500: what menu and home say without their lists. */
export const countWaitingEndpoint = endpoint(countWaiting, async ({ actor }, { table }) => {
  const { userId, rights } = actor;
  const returned: Query = {
    ...claimHeader.listed('GSI1', { applicantId: userId }),
    forward: false,
    filter: { matches: (row) => claimHeader.readListed(row).status === 'returned', mostRows: mostOwnRows },
  };
  const [inbox, back, toConfirm] = await Promise.all([
    holds(rights, 'inbox.read') ? countIn(table, { ...wholeInbox(userId), consistent: true }) : undefined,
    holds(rights, 'claims.write') ? countIn(table, returned) : undefined,
    holdsForCompany(rights, 'claims.confirm')
      ? countIn(table, claimHeader.listed('GSI2', { claimStatus: 'approved' }))
      : undefined,
  ]);
  return accept({
    ...(inbox === undefined ? {} : { inbox }),
    ...(back === undefined ? {} : { returned: back }),
    ...(toConfirm === undefined ? {} : { toConfirm }),
  });
});
