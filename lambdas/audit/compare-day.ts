import type { SegmentLine } from './proof/seal.ts';

/** A record as one of the two sides has it. */
export type OneRecord = {
  /** `<shard>/<id>`: unique within a day. */
  readonly id: string;
  /** By what both sides come roughly in the same order: the id without its shard. */
  readonly order: string;
  /** SHA-256 over the record's canonical JSON. */
  readonly hash: string;
};
export type ArchivedRecord = OneRecord & { readonly kind: SegmentLine['kind'] };

export type Differences = {
  readonly changed: ReadonlySet<string>;
  /** Of which the archive says that they were taken away. */
  readonly removed: ReadonlySet<string>;
  /** In the archive, and not met in the table. */
  readonly unmet: readonly string[];
  /** In the table, and not met in the archive. */
  readonly unarchived: readonly string[];
};

type Waiting = { readonly isArchived: boolean; readonly hash: string };

/**
 * Walks through both sides of a day at once, always on the side that is behind: what waits for its other half is what
 * lies out of order, whatever the size of the day.
 */
export const compareDay = async (
  archive: AsyncIterable<ArchivedRecord>,
  table: AsyncIterable<OneRecord>,
): Promise<Differences> => {
  const waiting = new Map<string, Waiting>();
  const [changed, removed] = [new Set<string>(), new Set<string>()];
  const meet = (isArchived: boolean, { id, hash }: OneRecord): void => {
    const other = waiting.get(id);
    if (other === undefined) waiting.set(id, { isArchived, hash });
    else if (other.isArchived === isArchived) {
      // A restore adds again what it brings back (docs/decisions/0026).
      if (other.hash !== hash) changed.add(id);
    } else {
      waiting.delete(id);
      if (other.hash !== hash) changed.add(id);
    }
  };
  const take = (record: ArchivedRecord): void => {
    if (record.kind === 'added') meet(true, record);
    else if (record.kind === 'changed') changed.add(record.id);
    else if (record.kind === 'removed') removed.add(record.id);
  };
  const [archived, kept] = [archive[Symbol.asyncIterator](), table[Symbol.asyncIterator]()];
  let [left, right] = [await archived.next(), await kept.next()];
  while (left.done !== true || right.done !== true) {
    if (left.done !== true && (right.done === true || left.value.order <= right.value.order)) {
      take(left.value);
      // oxlint-disable-next-line no-await-in-loop -- one record after the other
      left = await archived.next();
    } else if (right.done !== true) {
      meet(false, right.value);
      // oxlint-disable-next-line no-await-in-loop
      right = await kept.next();
    }
  }
  const leftOf = (isArchived: boolean) =>
    [...waiting].filter(([, one]) => one.isArchived === isArchived).map(([id]) => id);
  return { changed, removed, unmet: leftOf(true), unarchived: leftOf(false) };
};
