import type { Level, StorageOperation } from './dynalite.ts';

/** Asked at each commit: a promise makes the index entries of that commit appear only when it resolves. */
export type IndexLag = () => Promise<void> | undefined;

export type LateIndexes = {
  /** The operations to store at once, given those that belong to indexes: themselves, or a note for later. */
  readonly stage: (entries: readonly StorageOperation[]) => readonly StorageOperation[];
  /** Stores all that is late, in order. To be called in turn with the commits. */
  readonly catchUp: () => Promise<void>;
};

const notes = { gte: 'late-index~', lt: 'late-index~~' };

type Note = { readonly key: string; readonly entries: readonly StorageOperation[] };

/**
 * Late index entries are notes in the same storage, so that a kill loses none of them: what an earlier process
 * left is stored first.
 */
export const lateIndexesOf = async (
  level: Level,
  { lag, alone }: { readonly lag: IndexLag; readonly alone: (work: () => Promise<void>) => Promise<void> },
): Promise<LateIndexes> => {
  const late: Note[] = [];
  let noted = 0;
  let ready: Promise<unknown> = Promise.resolve();

  const catchUpTo = async (last: Note | undefined) => {
    if (last !== undefined && !late.includes(last)) return;
    while (late.length > 0) {
      const [note] = late;
      if (note === undefined) return;
      await level.batch([...note.entries, { type: 'del', key: note.key }]);
      late.shift();
      if (note === last) return;
    }
  };

  for await (const [key, entries] of level.iterator(notes)) {
    late.push({ key, entries: Array.isArray(entries) ? entries : [] });
  }
  await catchUpTo(undefined);

  return {
    stage: (entries) => {
      const lateness = lag();
      // A commit behind late ones waits with them: an older entry must not overwrite a newer one.
      if (entries.length === 0 || (lateness === undefined && late.length === 0)) return entries;
      noted += 1;
      const note = { key: `${notes.gte}${String(noted).padStart(12, '0')}`, entries };
      late.push(note);
      ready = Promise.all([ready, lateness]).then(() => alone(() => catchUpTo(note)));
      return [{ type: 'put', key: note.key, value: entries }];
    },
    catchUp: () => catchUpTo(undefined),
  };
};
