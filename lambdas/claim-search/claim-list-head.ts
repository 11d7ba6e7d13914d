import type { Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { claimListHead } from '#rows/claim-list.ts';

/** How often the claims of before were walked through, and when for the last time. */
type Walked = { readonly walks: number; readonly at: string; readonly walking?: string };

/**
 * While a release is put in place, functions of the one before may still act on a claim and leave its row as it was:
 * a second walk, so long after the first, mends those.
 */
const millisUntilSecond = 60 * 60_000;

export const walkedIn = async (table: TenantTable): Promise<Walked | undefined> => {
  const row = await table.get(claimListHead.key({}), { consistent: true });
  return row === undefined ? undefined : claimListHead.read(row);
};

/** Whether each claim of the company stands in the list. */
export const isWholeAt = (walked: Walked | undefined, at: Instant): boolean =>
  walked !== undefined &&
  walked.walks > 0 &&
  (walked.walks >= 2 || Date.parse(at) < Date.parse(walked.at) + millisUntilSecond);

/** Before a first walk has ended. */
const never: Walked = { walks: 0, at: '1970-01-01T00:00:00.000Z' };

/** A step was made from `from`; the next one begins at `next`. */
type Step = { readonly from: string | undefined; readonly next: string | undefined; readonly at: Instant };

/**
 * Keeps how far the walk is. It ends only where each step began where the one before ended: a cursor of somebody's own
 * lists what it names and ends nothing. Two walks at once are one.
 */
export const keepStep = async (table: TenantTable, { from, next, at }: Step): Promise<void> => {
  const known = (await walkedIn(table)) ?? never;
  const { walks, at: endedAt } = known;
  if (from !== undefined && from !== known.walking) return;
  if (next === undefined && isWholeAt(known, at)) return;
  const head = next === undefined ? { walks: walks + 1, at } : { walks, at: endedAt, walking: next };
  await table.transact({ head: { kind: 'put', ...claimListHead.row({}, head) } });
};
