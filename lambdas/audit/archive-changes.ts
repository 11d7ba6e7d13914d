import type { Instant } from '#domain/kernel/time.ts';
import type { AuditArchive } from '#lambdas/adapters/jobs/audit-archive.ts';
import {
  emptyChain,
  endIn,
  freshChanges,
  segmentKey,
  segmentOf,
  type AuditChange,
  type ChainEnd,
} from './proof/segment.ts';

/** Of the archive, what hanging a segment on a chain takes. */
export type ArchiveEnd = Pick<AuditArchive, 'newest' | 'putOnce'>;

/** Two archivers met on one chain so often that something else must be wrong. */
const attempts = 5;

const endOf = async (archive: ArchiveEnd, chain: string): Promise<ChainEnd> => {
  const newest = await archive.newest(`${chain}/`);
  return newest === undefined ? emptyChain : endIn(newest);
};

/** How many changes of a chain were new, and how many of them are no additions. */
export type Archived = { readonly archived: number; readonly tampered: number };

const isTampering = ({ kind }: AuditChange): boolean => kind === 'changed' || kind === 'removed';

/**
 * Archives of a batch of changes. Ends of chains that were seen are remembered: S3 refuses a segment whose number is
 * taken, so a memory that is out of date does no harm.
 */
export const archiverOf = (archive: ArchiveEnd) => {
  const ends = new Map<string, ChainEnd>();

  const append = async (
    chain: string,
    changes: readonly AuditChange[],
    { at, left = attempts }: { readonly at: Instant; readonly left?: number },
  ): Promise<Archived> => {
    const end = ends.get(chain) ?? (await endOf(archive, chain));
    const fresh = freshChanges(changes, end);
    if (fresh.length === 0) return { archived: 0, tampered: 0 };
    const segment = segmentOf(chain, fresh, { end, at });
    const outcome = await archive.putOnce(segmentKey(chain, end.number + 1), segment);
    if (outcome === 'stored') {
      ends.set(chain, endIn(segment));
      return { archived: fresh.length, tampered: fresh.filter(isTampering).length };
    }
    ends.delete(chain);
    if (left === 1) throw new Error(`the chain ${chain} kept growing under the archiver`);
    return append(chain, changes, { at, left: left - 1 });
  };

  /** Adds what is not archived yet to the chains it belongs to. May be called again with the same changes. */
  return async (changes: readonly AuditChange[], at: Instant): Promise<Archived> => {
    const total = { archived: 0, tampered: 0 };
    for (const [chain, ofChain] of Map.groupBy(changes, (change) => change.chain)) {
      // oxlint-disable-next-line no-await-in-loop -- one chain after the other, so that a failure stops the rest
      const { archived, tampered } = await append(chain, ofChain, { at });
      total.archived += archived;
      total.tampered += tampered;
    }
    return total;
  };
};
