import { monthOf } from '#domain/calendar/calendar-date.ts';
import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { claimHeader, claimLines } from '#rows/claims.ts';
import { partsOf } from '#rows/read-key.ts';

/** Left the applicant's desk, or came back to it, and not in the books. */
export const waitingStatuses = ['returned', 'submitted', 'approved'] as const;
type WaitingStatus = (typeof waitingStatuses)[number];
export type Waiting = Readonly<Record<WaitingStatus, number>>;

/** Of each status; their lines are read one by one. */
const mostLookedInto = 100;

const monthsOfClaim = async (
  table: TenantTable,
  row: Record<string, unknown>,
): Promise<readonly CalendarMonth[]> => {
  const place = partsOf(claimHeader, row);
  const item = place && (await table.get(claimLines.key(place)));
  const lines = item === undefined ? [] : claimLines.read(item).z.lines;
  return [...new Set(lines.flatMap(({ spentOn }) => (spentOn === undefined ? [] : [monthOf(spentOn)])))];
};

const waitingIn = async (table: TenantTable, claimStatus: WaitingStatus) => {
  const range = claimHeader.listed('GSI2', { claimStatus });
  const { items, nextCursor } = await table.query({ ...range, limit: mostLookedInto });
  const months = await Promise.all(items.map((item) => monthsOfClaim(table, item)));
  return { claimStatus, months: months.flat(), isCut: nextCursor !== undefined };
};

/**
 * How many claims with a line of each month are not in the books yet. The oldest hundred of each status are looked
 * into: 3 Queries and at most 300 reads of one row, whatever the company's age.
 */
export const waitingClaims = async (table: TenantTable) => {
  const found = await Promise.all(waitingStatuses.map((status) => waitingIn(table, status)));
  return {
    isCut: found.some(({ isCut }) => isCut),
    of: (month: CalendarMonth): Waiting => {
      const count = (status: WaitingStatus): number =>
        found.find(({ claimStatus }) => claimStatus === status)?.months.filter((one) => one === month)
          .length ?? 0;
      return { returned: count('returned'), submitted: count('submitted'), approved: count('approved') };
    },
  };
};
