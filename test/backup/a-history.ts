import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

import { exportPrefixOf, instantAt, type ChangesExport } from '#domain/backup/export-chain.ts';

type Item = Readonly<Record<string, any>>;

/** A write at a minute: what the item became; without an image it was deleted. */
type Write = { readonly minute: number; readonly key: number; readonly image?: Item };

const start = Date.parse('2026-11-30T17:15:00Z');
const momentOf = (minute: number) => instantAt(start + minute * 60_000);
const keysOf = (key: number) => ({ PK: { S: `T#t${key % 2}#C#${key}` }, SK: { S: 'H' } });

/** Values as an export writes them, of every kind that a row of ours has. */
const value = fc.oneof(
  fc.string({ maxLength: 8 }).map((S) => ({ S })),
  fc.integer().map((N) => ({ N: String(N) })),
  fc
    .uint8Array({ minLength: 1, maxLength: 9 })
    .map((bytes) => ({ B: Buffer.from(bytes).toString('base64') })),
  fc.boolean().map((BOOL) => ({ BOOL })),
  fc.constant({ NULL: true }),
  fc.constant({ SS: ['a', 'b'] }),
  fc.uint8Array({ minLength: 1, maxLength: 4 }).map((bytes) => ({
    L: [{ M: { deep: { B: Buffer.from(bytes).toString('base64') } } }, { S: '' }],
  })),
);

const write: fc.Arbitrary<Write> = fc.record(
  {
    minute: fc.integer({ min: 0, max: 4 * 24 * 60 - 1 }),
    key: fc.integer({ min: 0, max: 7 }),
    image: fc.record({ amount: value, more: value }, { requiredKeys: ['amount'] }),
  },
  { requiredKeys: ['minute', 'key'] },
);

/** Writes of four days, and the edges of the windows in which they are exported: some windows reach further back. */
export const history = fc.record({
  writes: fc
    .array(write, { maxLength: 60 })
    .map((all) => all.toSorted((one, other) => one.minute - other.minute)),
  fullAt: fc.integer({ min: 0, max: 24 * 60 }),
  lengths: fc.array(fc.integer({ min: 15, max: 24 * 60 }), { minLength: 1, maxLength: 4 }),
  overlap: fc.integer({ min: 0, max: 300 }),
  /** Calls after which the machine is switched off, run after run. */
  killedAfter: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
});
export type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/** The table before a minute, by key. */
export const stateBefore = ({ writes }: Pick<History, 'writes'>, minute: number): readonly Item[] => {
  const items = new Map<number, Item>();
  for (const one of writes.filter(({ minute: at }) => at < minute)) {
    if (one.image === undefined) items.delete(one.key);
    else items.set(one.key, { ...keysOf(one.key), ...one.image });
  }
  return [...items.entries()].toSorted(([one], [other]) => one - other).map(([, item]) => item);
};

export type ExportedObject = { readonly key: string; readonly body: Uint8Array };
export type Exported = ChangesExport & { readonly objects: readonly ExportedObject[] };

const objectsOf = (
  prefix: string,
  window: Omit<ChangesExport, 'folder'>,
  lines: readonly string[],
): readonly ExportedObject[] => {
  const folder = `${prefix}/AWSDynamoDB/01764610200000-0a1b2c3d`;
  const middle = Math.ceil(lines.length / 2);
  const files = [lines.slice(0, middle), lines.slice(middle)].map((part, place) => {
    const body = gzipSync(part.map((line) => `${line}\n`).join(''));
    const md5Checksum = createHash('md5').update(body).digest('base64');
    const dataFileS3Key = `${prefix}/AWSDynamoDB/data/file-${place}.json.gz`;
    return { body, listed: { itemCount: part.length, md5Checksum, dataFileS3Key } };
  });
  const manifestFilesS3Key = `${folder}/manifest-files.json`;
  const listing = files.map(({ listed }) => JSON.stringify(listed)).join('\n');
  const summary = {
    exportFromTime: window.from,
    exportToTime: window.to,
    itemCount: lines.length,
    outputView: 'NEW_IMAGES',
    exportType: 'INCREMENTAL_EXPORT',
    manifestFilesS3Key,
  };
  return [
    ...files.map(({ body, listed }) => ({ key: listed.dataFileS3Key, body })),
    { key: manifestFilesS3Key, body: Buffer.from(listing) },
    { key: `${folder}/manifest-summary.json`, body: Buffer.from(JSON.stringify(summary)) },
  ];
};

/** What DynamoDB exports of a window: each item that changed in it, once, as it was when the window ended. */
const changesWithin = (told: Pick<History, 'writes'>, from: number, to: number): readonly string[] => {
  const changed = new Set(
    told.writes.filter(({ minute }) => minute >= from && minute < to).map(({ key }) => key),
  );
  const there = stateBefore(told, to);
  return [...changed].map((key) => {
    const Keys = keysOf(key);
    const NewImage = there.find(({ PK }) => PK.S === Keys.PK.S);
    return JSON.stringify({ Metadata: {}, Keys, ...(NewImage === undefined ? {} : { NewImage }) });
  });
};

/** The exports of a history after its full one, and the minute at which they end. */
export const exportsOf = (
  told: History,
  table: string,
): { readonly exported: readonly Exported[]; readonly until: number } => {
  let reached = told.fullAt;
  const exported = told.lengths.map((length, place): Exported => {
    const from = Math.max(0, place % 2 === 0 ? reached : reached - told.overlap);
    const to = reached + length;
    reached = to;
    const window = { kind: 'changes' as const, from: momentOf(from), to: momentOf(to) };
    const prefix = exportPrefixOf(table, window);
    const objects = objectsOf(prefix, window, changesWithin(told, from, to));
    return { ...window, folder: `${prefix}/AWSDynamoDB/01764610200000-0a1b2c3d`, objects };
  });
  return { exported, until: reached };
};
