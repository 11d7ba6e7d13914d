import { monthOf } from '#domain/calendar/calendar-date.ts';
import { correctionOf } from '#domain/lines/line-correction.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { withoutHidden } from '#lambdas/sight/hidden-claims.ts';
import type { Actor } from '#lambdas/http/call.ts';
import { claimHeader, claimLines } from '#rows/claims.ts';
import type { StoredRow } from '#rows/forms.ts';
import { partsOf } from '#rows/read-key.ts';

/** Left the applicant's desk, or came back to it, and not in the books. */
type WaitingStatus = 'returned' | 'submitted' | 'approved';
type OfEach<Value> = Readonly<Record<WaitingStatus, Value>>;
export type Waiting = OfEach<number>;

/** Of each status; the lines of a hundred are one call. */
const mostLookedInto = 100;

const monthsOfLines = (item: StoredRow, status: WaitingStatus): readonly CalendarMonth[] => {
  const { z: kept } = claimLines.read(item);
  // Corrections end with their edition.
  const { corrections = [] } = status === 'returned' ? {} : kept;
  const days = kept.lines.map(({ id, spentOn }) => correctionOf(corrections, id)?.postedOn ?? spentOn);
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
  const places = items.flatMap((row) => partsOf(claimHeader, row) ?? []);
  const lines = await table.getMany(places.map(({ claimId }) => claimLines.key({ claimId })));
  const months = lines.flatMap((item) => monthsOfLines(item, claimStatus));
  return { months, isCut: nextCursor !== undefined, isLimited };
};

/**
 * How many claims with a line that will be posted in each month, unless it is closed, are not in the books yet. The oldest hundred of each status are looked
 * into: 3 Queries and 3 batches, whatever the company's age.
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
