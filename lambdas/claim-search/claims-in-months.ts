import { listedStatuses, type ListedStatus } from '#domain/claims/listed-statuses.ts';
import type { ListedClaim } from '#domain/claims/listed-claim.ts';

import type { CalendarMonth } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { claimInList } from '#rows/claim-list.ts';
import type { Search } from './wanted-claims.ts';
import { partsOf } from '#rows/read-key.ts';
import type { Row } from '#rows/row-kind.ts';

const isListedStatus = (text: string): text is ListedStatus => listedStatuses.some((one) => one === text);

/** A row of the list as it was written; undefined for one that another release has in a state unknown to this one. */
const claimOf = (row: Row): readonly ListedClaim[] => {
  const { status, version, doc } = claimInList.read(row);
  const claimId = partsOf(claimInList, row)?.claimId;
  return claimId === undefined || !isListedStatus(status) ? [] : [{ claimId, status, version, ...doc }];
};

/** Rows of 0.4 kB that one Query asks for: below the 1 MB that it gives at most. */
const rowsAtOnce = 2_000;

/** A part of one month's claims, in no order; without `cursor` the first. Read as they stand now, after every act that was answered. */
export const partOfMonth = async (table: TenantTable, month: CalendarMonth, cursor?: string) => {
  const range = { ...claimInList.among({ month }), consistent: true, limit: rowsAtOnce };
  const { items, nextCursor } = await table.query(cursor === undefined ? range : { ...range, cursor });
  return { claims: items.flatMap(claimOf), nextCursor };
};

/** So many claims of those that its reader may see one search looks at: three times what a company of 20,000 claims a year has in a year. */
export const mostClaims = 60_000;
/** And so many of all: 200 MB, by which no company that is served (docs/decisions/0156) learns how many others have. */
export const mostRows = 400_000;

type Bounds = { readonly claims: number; readonly rows: number };

/** Those of the claims in these months that match; undefined where there are more than can be looked at. */
export const claimsInMonths = async (
  table: TenantTable,
  months: readonly CalendarMonth[],
  { maySee, isHidden, fits }: Search,
  most: Bounds = { claims: mostClaims, rows: mostRows },
): Promise<{ readonly found: readonly ListedClaim[]; readonly isLimited: boolean } | undefined> => {
  let [seen, rows, isLimited] = [0, 0, false];
  const isTooWide = () => seen > most.claims || rows > most.rows;
  const readMonth = async (month: CalendarMonth): Promise<readonly ListedClaim[]> => {
    const found: ListedClaim[] = [];
    let cursor: string | undefined;
    do {
      // Each part begins where the one before ended.
      // oxlint-disable-next-line no-await-in-loop
      const part = await partOfMonth(table, month, cursor);
      const visible = part.claims.filter(maySee);
      isLimited ||= part.claims.some(isHidden);
      rows += part.claims.length;
      seen += visible.length;
      found.push(...visible.filter(fits));
      cursor = part.nextCursor;
    } while (cursor !== undefined && !isTooWide());
    return found;
  };
  const found = await Promise.all(months.map(readMonth));
  return isTooWide() ? undefined : { found: found.flat(), isLimited };
};
