import type { ClaimRecord, StoredClaim } from './claim-record.ts';
import type { judgedAnew } from './judge-claim.ts';

type Judging = Parameters<typeof judgedAnew>;

/**
 * The claim with a verdict: the one it was submitted with, or that its act has just found; what has none is judged by
 * today's law and masters. Nothing is judged twice for one answer, and what judges is loaded only for what has none.
 */
export const judgedClaim = async (
  context: Judging[0],
  found: StoredClaim,
  by: Judging[2],
): Promise<ClaimRecord> => {
  const { verdict } = found;
  if (verdict !== undefined) return { ...found, verdict };
  const judge = await import('./judge-claim.ts');
  return judge.judgedAnew(context, found, by);
};
