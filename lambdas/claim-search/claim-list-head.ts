import type { Instant } from '#domain/kernel/time.ts';
import type { TenantTable } from '#lambdas/adapters/tenant/tenant-table.ts';
import { claimListHead } from '#rows/claim-list.ts';

/** How often the claims of before were walked through, and when for the last time. */
type Walked = { readonly walks: number; readonly at: string };

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
  walked !== undefined && (walked.walks >= 2 || Date.parse(at) < Date.parse(walked.at) + millisUntilSecond);

/** After a whole walk. Two at once are one. */
export const keepWalk = async (table: TenantTable, at: Instant): Promise<void> => {
  const known = await walkedIn(table);
  if (isWholeAt(known, at)) return;
  const row = claimListHead.row({}, { walks: (known?.walks ?? 0) + 1, at });
  await table.transact({ head: { kind: 'put', ...row } });
};
