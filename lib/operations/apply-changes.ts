import type { ChangesExport } from '#domain/backup/export-chain.ts';
import type { CarryOut } from '#lib/operations/step.ts';
import { changeIn, type TableChange } from '#lib/operations/changed-item.ts';
import { eachLine, textAt } from '#lib/operations/export-lines.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import { listIn, partOf } from '#lib/operations/step.ts';
import type { Restored, Send } from '#lib/operations/step.ts';

export type ApplyWorld = Pick<CarryOut, 'say' | 'pause'> & {
  /** Waits out what AWS says is not now. */
  readonly send: Send;
};

/** A call of BatchWriteItem takes 25; of each group eight calls are under way at once. */
const [batchMost, groupMost] = [25, 200];

const [longestPauseMillis, triesMost] = [20_000, 30];

const writeBatch = async (
  tableName: string,
  changes: readonly TableChange[],
  { send, pause }: ApplyWorld,
): Promise<void> => {
  let left: readonly unknown[] = changes.map(({ request }) => request);
  for (let tries = 0; left.length > 0; tries += 1) {
    if (tries === triesMost) throw new Error(`${tableName} takes no more writes`);
    // oxlint-disable-next-line no-await-in-loop -- what was not taken is sent again, a little later each time
    if (tries > 0) await pause(Math.min(100 * 2 ** tries, longestPauseMillis));
    const input = { RequestItems: { [tableName]: left } };
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    const answer = await send({ service: 'dynamodb', operation: 'BatchWriteItem', input });
    left = listIn(answer, 'UnprocessedItems', tableName);
  }
};

/** Writes in groups; an item that comes again waits until its group is written, so that the order holds. */
const groupsInto = (tableName: string, world: ApplyWorld) => {
  const group = new Map<string, TableChange>();
  const flush = async (): Promise<void> => {
    const changes = [...group.values()];
    group.clear();
    const batches = Array.from({ length: Math.ceil(changes.length / batchMost) }, (_, place) =>
      changes.slice(place * batchMost, (place + 1) * batchMost),
    );
    await Promise.all(batches.map((batch) => writeBatch(tableName, batch, world)));
  };
  return {
    add: async (change: TableChange): Promise<void> => {
      if (group.has(change.key) || group.size === groupMost) await flush();
      group.set(change.key, change);
    },
    flush,
  };
};

const parsed = (text: string, what: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Mistake(`${what}を読めません。書き出しを使えません。`);
  }
};

/** What the name of the export says, DynamoDB has to say too. */
const summaryOf = async (bucket: string, { folder, from, to }: ChangesExport, send: Send) => {
  const key = `${folder}/manifest-summary.json`;
  const summary = parsed(await textAt({ bucket, key }, send), key);
  const [began, ended] = [partOf(summary, 'exportFromTime'), partOf(summary, 'exportToTime')];
  if (Date.parse(String(began)) !== Date.parse(from) || Date.parse(String(ended)) !== Date.parse(to))
    throw new Mistake(`${key} の期間が名前と違います(${String(began)} から ${String(ended)})。`);
  return { itemCount: partOf(summary, 'itemCount'), filesKey: String(partOf(summary, 'manifestFilesS3Key')) };
};

const applyOne = async (
  { tableName, bucket }: { readonly tableName: string; readonly bucket: string },
  change: ChangesExport,
  world: ApplyWorld,
): Promise<number> => {
  const { itemCount, filesKey } = await summaryOf(bucket, change, world.send);
  const files = (await textAt({ bucket, key: filesKey }, world.send))
    .split('\n')
    .filter((line) => line !== '');
  const groups = groupsInto(tableName, world);
  let count = 0;
  for (const line of files) {
    const file = parsed(line, filesKey);
    const [key, md5] = [String(partOf(file, 'dataFileS3Key')), partOf(file, 'md5Checksum')];
    // oxlint-disable-next-line no-await-in-loop -- one file after the other, so that memory stays bounded
    count += await eachLine(
      { bucket, key, md5: typeof md5 === 'string' ? md5 : undefined },
      world.send,
      (text) => groups.add(changeIn(parsed(text, key), key)),
    );
  }
  await groups.flush();
  if (count !== itemCount)
    throw new Mistake(`${change.folder} は ${count} 件で、マニフェストでは ${String(itemCount)} 件です。`);
  return count;
};

const [targetTag, reachedTag] = ['stafee:restored-as-of', 'stafee:applied-until'];

const tagsAt = async (tableArn: string, send: Send): Promise<ReadonlyMap<string, string>> => {
  const input = { ResourceArn: tableArn };
  const answer = await send({ service: 'dynamodb', operation: 'ListTagsOfResource', input });
  return new Map(
    listIn(answer, 'Tags').map((one) => [String(partOf(one, 'Key')), String(partOf(one, 'Value'))]),
  );
};

const tag = async (tableArn: string, Key: string, Value: string, send: Send): Promise<void> => {
  const input = { ResourceArn: tableArn, Tags: [{ Key, Value }] };
  await send({ service: 'dynamodb', operation: 'TagResource', input });
};

/**
 * Brings a table, which holds its full export, to the end of the changes. Each window holds what its items were at its
 * end, so that a window may be applied again after a run broke off. Tags of the table say what was asked for and how far
 * it has come: a table that is done is left alone, whatever the stage has written into it since.
 * @throws Mistake when the table was begun for another moment, or an export is not what its manifest says
 */
export const applyChanges = async (
  { tableName, tableArn, source }: Restored,
  world: ApplyWorld,
): Promise<void> => {
  if (source.kind !== 'export' || source.changes === undefined) return;
  const { bucket, changes, prefix } = source;
  const target = changes.at(-1)?.to ?? prefix.replace(/^.*\/full-/, '').replace(/\/.*$/, '');
  const tags = await tagsAt(tableArn, world.send);
  const begun = tags.get(targetTag);
  if (begun !== undefined && begun !== target)
    throw new Mistake(
      `${tableName} は別の時点(${begun})へ復元しています。--day に別の日付を指定してください。`,
    );
  await tag(tableArn, targetTag, target, world.send);
  const reached = tags.get(reachedTag) ?? '';
  for (const [index, change] of changes.entries()) {
    const name = `     増分 ${index + 1}/${changes.length}(${change.to} まで)`;
    if (reached >= change.to) {
      world.say(`${name}: 適用済みです。`);
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop -- each window stands on the one before
    const count = await applyOne({ tableName, bucket }, change, world);
    // oxlint-disable-next-line no-await-in-loop -- each window stands on the one before
    await tag(tableArn, reachedTag, change.to, world.send);
    world.say(`${name}: ${count} 件`);
  }
};
