import type { Instant } from '#domain/kernel/time.ts';
import type { KeptAct, Sitting } from '#rows/claims.ts';

/** As long as a session may last: whoever types longer leaves another audit item. */
const longestSittingMillis = 12 * 3_600_000;

/** The sitting of a save that the editor made by itself, and whether the audit holds it already. */
export type SittingStanding = { readonly sitting: Sitting; readonly isTold: boolean };

/**
 * A draft that saves itself every few seconds would drown the audit, so one sitting leaves one item: the first save
 * of it that arrives. The acts that the claim keeps know whether there was one.
 */
export const standingOf = (
  acts: readonly KeptAct[],
  { sittingId, at }: { readonly sittingId: string | undefined; readonly at: Instant },
): SittingStanding | undefined => {
  if (sittingId === undefined) return undefined;
  const known = acts.findLast(({ sitting }) => sitting?.id === sittingId)?.sitting;
  const isTold = known !== undefined && Date.parse(at) - Date.parse(known.since) < longestSittingMillis;
  return isTold ? { sitting: known, isTold } : { sitting: { id: sittingId, since: at }, isTold: false };
};
