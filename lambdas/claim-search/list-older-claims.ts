import { isDeepStrictEqual } from 'node:util';
import { listedStatuses, type ListedStatus } from '#domain/claims/listed-statuses.ts';
import { listOlderClaims } from '#contract/claim-search.ts';
import { listedClaim, type ListedClaim } from '#domain/claims/listed-claim.ts';
import { monthOf } from '#domain/calendar/calendar-date.ts';
import { jstDateOf } from '#domain/calendar/jst.ts';
import { nextMonth } from '#domain/calendar/months.ts';
import type { ClaimId } from '#domain/kernel/ids.ts';
import { accept } from '#domain/kernel/result.ts';
import { isCalendarMonth, type CalendarMonth, type Instant } from '#domain/kernel/time.ts';
import { MalformedCursor } from '#lambdas/adapters/tenant/cursor.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { listedRow } from '#lambdas/claims/claim-list.ts';
import { findClaim, headerWrite } from '#lambdas/claims/claim-store.ts';
import { endpoint } from '#lambdas/http/endpoint.ts';
import { claimInList } from '#rows/claim-list.ts';
import { claimHeader } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';
import { isWholeAt, keepStep, standingOf } from './claim-list-head.ts';
import { dropWithdrawn, fewAtOnce, firstMonthAt, monthsAfter } from './drop-withdrawn.ts';

/** Whether a row says what is known of the claim, or more than was known when it was read: its months are of 2026-12. */
const standsSo = (
  { version, doc: { months } }: ReturnType<typeof claimInList.read>,
  listed: Pick<ListedClaim, 'version' | 'months'>,
): boolean =>
  version > listed.version || (version === listed.version && isDeepStrictEqual(months, listed.months));

/** Claims of one step: a Query and at most a transaction of two rows each. */
const claimsOfStep = 100;
/**
 * Takes a claim into the list as it stands, unless it stands there so. Whoever acts on it meanwhile writes its row
 * himself, and this one then changes nothing.
 */
const listOne = async (table: TenantTable, claimId: ClaimId): Promise<void> => {
  const found = await findClaim(table, claimId);
  const listed = found === undefined ? undefined : listedClaim(found.claim, found);
  if (found === undefined || listed === undefined) return;
  const row = listedRow(listed);
  const known = await table.get(row.key, { consistent: true });
  if (known !== undefined && standsSo(claimInList.read(known), listed)) return;
  // Its months and its first submission is kept from now on: a release that knows no list carries it along, and the row never moves.
  await table.transact({
    header: headerWrite(found.claim, found.acts, listed.version),
    row: { kind: 'put', ...row },
  });
};

type Place =
  | { readonly status: ListedStatus; readonly within?: string }
  /** The rows themselves are looked at, a year from this month on. */
  | { readonly since: CalendarMonth };

/** `approved/…`: of which state, and where in its index the step begins. `rows/2025-12`: in which months of the list. */
const placeOf = (cursor: string | undefined): Place => {
  if (cursor === undefined) return { status: listedStatuses[0] };
  const [name, within] = cursor.split('/');
  if (name === 'rows' && within !== undefined && isCalendarMonth(within)) return { since: within };
  const status = listedStatuses.find((one) => one === name);
  if (status === undefined) throw new MalformedCursor('a cursor names no state');
  return within === undefined ? { status } : { status, within };
};

/** What a step looked at, and where the next one begins; nowhere after the last. */
type Step = { readonly looked: number; readonly next: string | undefined };

const listThose = async (
  table: TenantTable,
  { status, within }: Extract<Place, { readonly status: unknown }>,
  at: Instant,
): Promise<Step> => {
  const range = { ...claimHeader.listed('GSI2', { claimStatus: status }), limit: claimsOfStep };
  const { items, nextCursor } = await table.query(
    within === undefined ? range : { ...range, cursor: within },
  );
  const ids = items.flatMap((item) => partsOf(claimHeader, item)?.claimId ?? []);
  await fewAtOnce(ids, (claimId) => listOne(table, claimId));
  const following = listedStatuses[listedStatuses.indexOf(status) + 1] ?? `rows/${firstMonthAt(at)}`;
  return { looked: ids.length, next: nextCursor === undefined ? following : `${status}/${nextCursor}` };
};

const lookAtRows = async (table: TenantTable, since: CalendarMonth, at: Instant): Promise<Step> => {
  const months = monthsAfter(since, at);
  const looked = await dropWithdrawn(table, months);
  const after = nextMonth(months.at(-1) ?? since);
  return { looked, next: after > monthOf(jstDateOf(at)) ? undefined : `rows/${after}` };
};

/**
 * One step of taking the claims of before 2026-12 into the list, and of taking out those that a release of before gave back
 * to their applicants: whoever asks goes on with `nextCursor` until there is none. Sent again, broken off or sent twice
 * at once, it does no harm (docs/decisions/0156).
 */
export const listOlderClaimsEndpoint = endpoint(
  listOlderClaims,
  async ({ body: { cursor }, at }, { table }) => {
    const place = placeOf(cursor);
    const before = await standingOf(table);
    const { looked, next } =
      'since' in place ? await lookAtRows(table, place.since, at) : await listThose(table, place, at);
    await keepStep(table, before, { from: cursor, next, at });
    return accept({
      looked,
      ...(next === undefined ? {} : { nextCursor: next }),
      isWhole: isWholeAt(await standingOf(table), at),
    });
  },
);
