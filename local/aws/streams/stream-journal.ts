import type { ItemChange } from '#local/aws/dynamodb/attribute-value.ts';
import type { Level, StorageOperation } from '#local/aws/dynamodb/dynalite.ts';

/** One change of an item as a table's stream keeps it. */
export type StreamEntry = {
  /** Grows with every change on this machine, also over restarts. */
  readonly sequence: number;
  /** Milliseconds since 1970, by the cloud's clock. */
  readonly at: number;
  readonly change: ItemChange;
};

/** The streams of all tables, in the same storage as their items. */
export type StreamJournal = {
  /** To be stored in one batch with the items, so that a kill loses neither without the other. */
  readonly stage: (changes: readonly ItemChange[]) => readonly StorageOperation[];
  /** The entries of a table's stream after a sequence, oldest first. */
  readonly read: (table: string, after: number, limit: number) => Promise<readonly StreamEntry[]>;
  readonly lastSequence: () => number;
  /** How far a reader has come; undefined before its first checkpoint. */
  readonly checkpointOf: (reader: string) => Promise<number | undefined>;
  readonly setCheckpoint: (reader: string, sequence: number) => Promise<void>;
  /** Forgets a table's entries up to a sequence. */
  readonly forget: (table: string, upTo: number) => Promise<void>;
};

/** Whether a key of the storage is the streams' own: their counters only ever grow. */
export const isOfStreams = (key: string): boolean => key.startsWith('stream');

const counterKey = 'stream-counter';
const padded = (sequence: number): string => String(sequence).padStart(16, '0');
const entryKey = (table: string, sequence: number): string => `stream~${table}~${padded(sequence)}`;
const checkpointKey = (reader: string): string => `stream-reader~${reader}`;

const isEntry = (value: unknown): value is StreamEntry =>
  typeof value === 'object' && value !== null && 'sequence' in value && 'change' in value;

/** @param isStreamed whether anybody reads the stream of this table; the changes of others are not kept */
export const openStreamJournal = async (
  level: Level,
  { isStreamed, clock }: { readonly isStreamed: (table: string) => boolean; readonly clock: () => Date },
): Promise<StreamJournal> => {
  const known = await level.get(counterKey);
  let last = typeof known === 'number' ? known : 0;
  return {
    stage: (changes) => {
      const streamed = changes.filter(({ table }) => isStreamed(table));
      if (streamed.length === 0) return [];
      const at = clock().getTime();
      const puts = streamed.map((change): StorageOperation => {
        last += 1;
        return {
          type: 'put',
          key: entryKey(change.table, last),
          value: { sequence: last, at, change } satisfies StreamEntry,
        };
      });
      return [...puts, { type: 'put', key: counterKey, value: last }];
    },
    read: async (table, after, limit) => {
      const entries: StreamEntry[] = [];
      const range = { gt: entryKey(table, after), lt: `stream~${table}~~` };
      for await (const [, entry] of level.iterator(range)) {
        if (isEntry(entry)) entries.push(entry);
        if (entries.length >= limit) break;
      }
      return entries;
    },
    lastSequence: () => last,
    checkpointOf: async (reader) => {
      const sequence = await level.get(checkpointKey(reader));
      return typeof sequence === 'number' ? sequence : undefined;
    },
    setCheckpoint: (reader, sequence) =>
      level.batch([{ type: 'put', key: checkpointKey(reader), value: sequence }]),
    forget: async (table, upTo) => {
      const old: StorageOperation[] = [];
      const range = { gte: `stream~${table}~`, lt: entryKey(table, upTo + 1) };
      for await (const key of level.keys(range)) old.push({ type: 'del', key });
      if (old.length > 0) await level.batch(old);
    },
  };
};
