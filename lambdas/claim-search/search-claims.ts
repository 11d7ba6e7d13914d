import { searchClaims } from '#contract/claim-search.ts';
import { jstText } from '#domain/calendar/jst.ts';
import { monthsOfPeriod } from '#domain/calendar/months.ts';
import { comparePlaces, placeInOrder, type Sorting } from '#domain/claims/claim-hits.ts';
import type { ListedClaim } from '#domain/claims/listed-claim.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { sumYen } from '#domain/money/yen.ts';
import { limitedIf } from '#lambdas/sight/hidden-claims.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { isWholeAt, standingOf } from './claim-list-head.ts';
import { claimsInMonths, mostClaims } from './claims-in-months.ts';
import { cursorAt, placeAt } from './place-cursor.ts';
import { searchOf } from './wanted-claims.ts';

const totalsOf = (hits: readonly ListedClaim[]) => ({
  count: hits.length,
  total: sumYen(hits.map(({ total }) => total)),
  tax: sumYen(hits.map(({ tax }) => tax)),
});

const countsOf = (hits: readonly ListedClaim[]) => {
  const counts = { submitted: 0, returned: 0, rejected: 0, approved: 0, confirmed: 0 };
  for (const { status } of hits) counts[status] += 1;
  return counts;
};

type PageAsk = { readonly sorting: Sorting; readonly limit: number; readonly cursor?: string | undefined };

const pageOf = (hits: readonly ListedClaim[], { sorting, limit, cursor }: PageAsk) => {
  const after = cursor === undefined ? undefined : placeAt(cursor);
  const placed = hits.map((hit) => ({ hit, place: placeInOrder(hit, sorting) }));
  const rest =
    after === undefined ? placed : placed.filter(({ place }) => comparePlaces(place, after, sorting) > 0);
  const sorted = rest.toSorted((a, b) => comparePlaces(a.place, b.place, sorting));
  const page = sorted.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ hit: { labels: _codes, months: _cut, ...hit } }) => ({
      ...hit,
      firstSubmittedAt: jstText(hit.firstSubmittedAt),
    })),
    ...(last === undefined || sorted.length === page.length ? {} : { nextCursor: cursorAt(last.place) }),
  };
};

/**
 * All claims of the company in a period, each month of it read whole and as it stands now: a claim that somebody just
 * acted on is in its new state. Each page reads the period again (docs/decisions/0156).
 */
export const searchClaimsEndpoint = endpoint(searchClaims, async ({ query, actor, at }, { table }) => {
  const { sort, order, limit, cursor, status, ...wanted } = query;
  const search = await searchOf(table, { query: wanted, actor, at });
  const [looked, standing] = await Promise.all([
    claimsInMonths(table, monthsOfPeriod(wanted), search),
    standingOf(table),
  ]);
  if (looked === undefined) return refuse({ kind: 'search-too-wide', most: mostClaims });
  const { found, isLimited } = looked;
  const hits = status === undefined ? found : found.filter((claim) => claim.status === status);
  return accept({
    ...pageOf(hits, { sorting: { by: sort, isDescending: order === 'desc' }, limit, cursor }),
    totals: totalsOf(hits),
    byStatus: countsOf(found),
    isWhole: isWholeAt(standing, at),
    ...limitedIf(isLimited),
  });
});
