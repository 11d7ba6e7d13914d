import { writeClaims } from '#contract/claim-search.ts';
import { monthsOfPeriod, nextMonth } from '#domain/calendar/months.ts';
import { claimsCsvHeader, claimsCsvRows } from '#domain/claims/claims-csv.ts';
import type { ListedClaim } from '#domain/claims/listed-claim.ts';
import { accept, refuse } from '#domain/kernel/result.ts';
import { isCalendarMonth, type CalendarMonth } from '#domain/kernel/time.ts';
import { MalformedCursor } from '#lambdas/adapters/tenant/cursor.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { mastersOf } from '#lambdas/settings/tenant-masters.ts';
import { partOfMonth } from './claims-in-months.ts';
import { matcherOf, maySearch } from './wanted-claims.ts';

/** `2026-05` or `2026-05/…`: the month, and where in it the part begins. */
type Place = { readonly month: CalendarMonth; readonly within: string | undefined };

const placeOf = (cursor: string | undefined, months: readonly CalendarMonth[]): Place => {
  const [month = months[0] ?? '', within] = cursor?.split('/') ?? [];
  if (isCalendarMonth(month) && months.includes(month)) return { month, within };
  throw new MalformedCursor('a cursor points outside of its period');
};

const cursorOf = ({ month, within }: Place): string => (within === undefined ? month : `${month}/${within}`);

/** Rows of a part: 3,000 of 200 characters, which an answer of 6 MB holds whatever they say. */
const rowsOfPart = 3_000;
/** Reads of a part: a small company's year is one. */
const readsOfPart = 13;

type Part = { readonly claims: readonly ListedClaim[]; readonly next: Place | undefined };

/** One month after the other; the numbers of a month stand in order within each read of it. */
const partFrom = async (
  table: TenantTable,
  first: Place,
  { last, matches }: { readonly last: CalendarMonth; readonly matches: (claim: ListedClaim) => boolean },
): Promise<Part> => {
  const claims: ListedClaim[] = [];
  let place: Place | undefined = first;
  for (let reads = 0; place !== undefined && reads < readsOfPart && claims.length < rowsOfPart; reads += 1) {
    const { month, within }: Place = place;
    // Each read begins where the one before ended.
    // oxlint-disable-next-line no-await-in-loop
    const { claims: found, nextCursor } = await partOfMonth(table, month, within);
    claims.push(...found.filter(matches).toSorted((a, b) => (a.number < b.number ? -1 : 1)));
    if (nextCursor !== undefined) place = { month, within: nextCursor };
    else place = month < last ? { month: nextMonth(month), within: undefined } : undefined;
  }
  return { claims, next: place };
};

/** All hits of a search as a file, part by part; there is no end to how many but that of the period. */
export const writeClaimsEndpoint = endpoint(writeClaims, async ({ query, actor, at }, { table }) => {
  if (!maySearch(actor)) return refuse({ kind: 'not-allowed' });
  const { cursor, ...wanted } = query;
  const months = monthsOfPeriod(wanted);
  const place = placeOf(cursor, months);
  const [matches, { items }] = await Promise.all([
    matcherOf(table, { query: wanted, actor, at }),
    mastersOf(table),
  ]);
  const names = new Map(items.map(({ code, name }) => [code, name]));
  const { claims, next } = await partFrom(table, place, { last: months.at(-1) ?? place.month, matches });
  const rows = claimsCsvRows(claims, (code) => names.get(code) ?? code);
  return accept({
    fileName: `申請一覧_${wanted.from}_${wanted.to}.csv`,
    text: cursor === undefined ? claimsCsvHeader() + rows : rows,
    ...(next === undefined ? {} : { nextCursor: cursorOf(next) }),
  });
});
