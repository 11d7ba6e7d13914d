import { isOfStreams } from '#local/aws/streams/stream-journal.ts';
import type { Level, StorageOperation } from './dynalite.ts';

const entriesOf = async (level: Level): Promise<ReadonlyMap<string, unknown>> => {
  const entries = new Map<string, unknown>();
  for await (const [key, value] of level.iterator({})) if (!isOfStreams(key)) entries.set(key, value);
  return entries;
};

/**
 * Tables and items as they are now. What is taken back is no change that a stream would tell of, and streams go on
 * counting. To be called, and taken back, in turn with the commits.
 */
export const rememberItems = async (level: Level): Promise<() => Promise<void>> => {
  const then = await entriesOf(level);
  return async () => {
    const now = await entriesOf(level);
    const gone = [...now.keys()].filter((key) => !then.has(key));
    await level.batch([
      ...gone.map((key): StorageOperation => ({ type: 'del', key })),
      ...[...then].map(([key, value]): StorageOperation => ({ type: 'put', key, value })),
    ]);
  };
};
