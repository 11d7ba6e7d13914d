import { monthOf } from '#domain/calendar/calendar-date.ts';
import { correctionOf } from '#domain/lines/line-correction.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { withoutHidden } from '#lambdas/sight/hidden-claims.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { claimHeader, claimLines } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';

/** Left the applicant's desk, or came back to it, and not in the books. */
type WaitingStatus = 'returned' | 'submitted' | 'approved';
type OfEach<Value> = Readonly<Record<WaitingStatus, Value>>;
export type Waiting = OfEach<number>;

/** Of each status; their lines are read one by one. */
const mostLookedInto = 100;
/** Reads side by side, of each status. */
const atOnce = 20;

const monthsOfClaim = async (
  table: TenantTable,
  row: Record<string, unknown>,
  status: WaitingStatus,
): Promise<readonly CalendarMonth[]> => {
  const place = partsOf(claimHeader, row);
  const item = place && (await table.get(claimLines.key(place)));
  const kept = item === undefined ? undefined : claimLines.read(item).z;
  const { lines = [] } = kept ?? {};
  // Corrections end with their edition.
  const { corrections = [] } = status === 'returned' ? {} : (kept ?? {});
  const days = lines.map(({ id, spentOn }) => correctionOf(corrections, id)?.postedOn ?? spentOn);
  return [...new Set(days.flatMap((day) => (day === undefined ? [] : [monthOf(day)])))];
};

type Found = {
  readonly months: readonly CalendarMonth[];
  readonly isCut: boolean;
  readonly isLimited: boolean;
};

const waitingIn = async (table: TenantTable, reader: Actor, claimStatus: WaitingStatus): Promise<Found> => {
  const range = claimHeader.listed('GSI2', { claimStatus });
  const { items: all, nextCursor } = await table.query({ ...range, limit: mostLookedInto });
  const { rows: items, isLimited } = await withoutHidden(table, reader, all);
  const months: CalendarMonth[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    const some = items.slice(from, from + atOnce);
    // oxlint-disable-next-line no-await-in-loop -- so many side by side and no more
    months.push(...(await Promise.all(some.map((item) => monthsOfClaim(table, item, claimStatus)))).flat());
  }
  return { months, isCut: nextCursor !== undefined, isLimited };
};

/**
 * How many claims with a line that will be posted in each month, unless it is closed, are not in the books yet. The oldest hundred of each status are looked
 * into: 3 Queries and at most 300 reads of one row, whatever the company's age.
 */
export const waitingClaims = async (table: TenantTable, reader: Actor) => {
  const [returned, submitted, approved] = await Promise.all([
    waitingIn(table, reader, 'returned'),
    waitingIn(table, reader, 'submitted'),
    waitingIn(table, reader, 'approved'),
  ]);
  const ofEach = <Value>(of: (found: Found) => Value): OfEach<Value> => ({
    returned: of(returned),
    submitted: of(submitted),
    approved: of(approved),
  });
  return {
    isCut: ofEach(({ isCut }) => isCut),
    isLimited: [returned, submitted, approved].some(({ isLimited }) => isLimited),
    of: (month: CalendarMonth): Waiting =>
      ofEach(({ months }) => months.filter((one) => one === month).length),
  };
};
