import { sendPatiently } from '#lib/operations/carry-out.ts';
import type { CarryOut } from '#lib/operations/step.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import { judgeReceipt, keyOf } from '#lib/operations/receipt-checksums.ts';
import type { ReceiptRow, StoredFile, Verdict } from '#lib/operations/receipt-checksums.ts';
import type { VerifyOrder } from '#lib/operations/receipts-order.ts';
import { evidenceRecord } from '#rows/evidence.ts';
import { fixedStart, startOf } from '#rows/patterns.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import { tenantPattern } from '#rows/tenant-prefix.ts';
import { listIn, partOf } from '#lib/operations/step.ts';
import { rowIn } from '#lib/operations/wire-item.ts';

/** How far a verification is. It is written down after each page, so that a run that broke off goes on there. */
export type VerifyProgress = {
  readonly table: string;
  readonly bucket: string;
  readonly tenantId?: string;
  /** The last key that was looked at, as DynamoDB gave it. @default nothing yet, or everything */
  readonly cursor?: unknown;
  readonly isDone: boolean;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** `missing t/<tenant>/evidence/<id>`: everything that is not the same. */
  readonly faults: readonly string[];
};

export type Verifying = CarryOut & {
  readonly readProgress: (path: string) => VerifyProgress | undefined;
  readonly writeProgress: (path: string, progress: VerifyProgress) => void;
};

/** Rows of one page that DynamoDB reads; files asked for at a time. */
const [rowsRead, filesAtOnce] = [500, 20];
const told = evidenceRecord.only('status', 'doc');
const asked = ['PK', 'SK', ...told.attributes];

const begun = ({ table, bucket, tenantId }: VerifyOrder): VerifyProgress => ({
  table,
  bucket,
  ...(tenantId === undefined ? {} : { tenantId }),
  isDone: false,
  counts: { same: 0, missing: 0, different: 0, unproven: 0 },
  faults: [],
});

const progressOf = (order: VerifyOrder, world: Verifying): VerifyProgress => {
  const known = world.readProgress(order.progress);
  const fresh = begun(order);
  if (known === undefined) return fresh;
  const isOther = (['table', 'bucket', 'tenantId'] as const).some((name) => known[name] !== fresh[name]);
  if (isOther)
    throw new Mistake(
      `${order.progress} は別の照合の記録です。別のファイル名を --progress に指定してください。`,
    );
  if (!known.isDone) return known;
  world.say(`${order.progress} の照合は終わっています。はじめから照合し直します。`);
  return fresh;
};

/** What the partition keys of the records have: one company's begin with it, and everybody's have it within. */
const partitionsOf = ({ tenantId }: VerifyOrder): string =>
  tenantId === undefined
    ? fixedStart(evidenceRecord.pk.slice(tenantPattern.length))
    : startOf(evidenceRecord.pk, { tenantId });

/** Names of people and amounts are not asked for; the row's text has the name of the file beside its SHA-256. */
const pageOf = (order: VerifyOrder, cursor: unknown, world: Verifying): Promise<unknown> =>
  sendPatiently(
    {
      service: 'dynamodb',
      operation: 'Scan',
      input: {
        TableName: order.table,
        Limit: rowsRead,
        ConsistentRead: true,
        ProjectionExpression: asked.map((name) => `#${name}`).join(', '),
        FilterExpression:
          '#SK = :head AND #status = :stored AND ' +
          (order.tenantId === undefined ? 'contains(#PK, :evidence)' : 'begins_with(#PK, :evidence)'),
        ExpressionAttributeNames: Object.fromEntries(asked.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ':head': { S: evidenceRecord.sk },
          ':stored': { S: 'stored' },
          ':evidence': { S: partitionsOf(order) },
        },
        ...(cursor === undefined ? {} : { ExclusiveStartKey: cursor }),
      },
    },
    world,
  );

const rowsIn = (page: unknown): readonly ReceiptRow[] =>
  listIn(page, 'Items').flatMap((item): readonly ReceiptRow[] => {
    const row = rowIn(item);
    const parts = storedPartsOf(evidenceRecord, row);
    if (parts === undefined) return [];
    const { tenantId, evidenceId: id } = parts;
    const { sha256, size } = told.read(row).doc;
    return [{ tenantId, id, sha256, size }];
  });

const fileOf = async (
  row: ReceiptRow,
  { order, world, computed }: Looking,
): Promise<StoredFile | undefined> => {
  const Key = keyOf(row);
  try {
    const answer = await sendPatiently(
      {
        service: 's3',
        operation: 'HeadObject',
        input: { Bucket: order.bucket, Key, ChecksumMode: 'ENABLED' },
      },
      world,
    );
    const stored = partOf(answer, 'ChecksumSHA256');
    // A checksum of parts, `…-2`, is not that of the file.
    const isWhole = typeof stored === 'string' && !stored.includes('-');
    const sha256 = isWhole ? Buffer.from(stored, 'base64').toString('hex') : computed.get(Key);
    return { size: Number(partOf(answer, 'ContentLength')), ...(sha256 === undefined ? {} : { sha256 }) };
  } catch (error) {
    if (error instanceof Error && /^(NotFound|NoSuchKey)$/.test(error.name)) return undefined;
    throw error;
  }
};

type Looking = {
  readonly order: VerifyOrder;
  readonly world: Verifying;
  /** SHA-256 that S3 computed where it stored none. */
  readonly computed: ReadonlyMap<string, string>;
};

const judgeRows = async (
  rows: readonly ReceiptRow[],
  looking: Looking,
): Promise<readonly (readonly [Verdict, string])[]> => {
  const judged: (readonly [Verdict, string])[] = [];
  for (let from = 0; from < rows.length; from += filesAtOnce)
    judged.push(
      // oxlint-disable-next-line no-await-in-loop -- so many questions at a time
      ...(await Promise.all(
        rows
          .slice(from, from + filesAtOnce)
          .map(async (row) => [judgeReceipt(row, await fileOf(row, looking)), keyOf(row)] as const),
      )),
    );
  return judged;
};

const withJudged = (
  before: VerifyProgress,
  judged: readonly (readonly [Verdict, string])[],
  cursor: unknown,
): VerifyProgress => {
  const count = (verdict: Verdict): number => judged.filter(([one]) => one === verdict).length;
  const { cursor: _passed, ...rest } = before;
  return {
    ...rest,
    counts: {
      same: before.counts.same + count('same'),
      missing: before.counts.missing + count('missing'),
      different: before.counts.different + count('different'),
      unproven: before.counts.unproven + count('unproven'),
    },
    faults: [
      ...before.faults,
      ...judged.filter(([verdict]) => verdict !== 'same').map(([verdict, key]) => `${verdict} ${key}`),
    ],
    ...(cursor === undefined ? { isDone: true } : { isDone: false, cursor }),
  };
};

const sentence = ({ counts }: VerifyProgress): string =>
  `一致 ${counts.same} 件、欠落 ${counts.missing} 件、相違 ${counts.different} 件、未確認 ${counts.unproven} 件`;

/** Lines of faults that are shown; the file of the progress has them all. */
const shownFaults = 20;

/**
 * Holds every row of a receipt against the checksum that is stored with its file: no content is read. Throws Mistake when
 * a file is missing, differs, or has no SHA-256 that anybody computed.
 */
export const verifyReceipts = async (
  order: VerifyOrder,
  computed: ReadonlyMap<string, string>,
  world: Verifying,
): Promise<void> => {
  let progress = progressOf(order, world);
  if (progress.cursor !== undefined) world.say(`続きから照合します(${sentence(progress)})`);
  while (!progress.isDone) {
    // oxlint-disable-next-line no-await-in-loop -- a page names the next one
    const page = await pageOf(order, progress.cursor, world);
    // oxlint-disable-next-line no-await-in-loop -- a page names the next one
    const judged = await judgeRows(rowsIn(page), { order, world, computed });
    progress = withJudged(progress, judged, partOf(page, 'LastEvaluatedKey'));
    world.writeProgress(order.progress, progress);
    if (judged.length > 0) world.say(sentence(progress));
  }
  const { counts, faults } = progress;
  for (const fault of faults.slice(0, shownFaults)) world.say(`  ${fault}`);
  if (faults.length > 0)
    throw new Mistake(
      `証憑の照合に合格していません(${sentence(progress)})。一覧は ${order.progress} の faults にあります。続きは docs/runbooks/restore.md#receipts を参照してください。`,
    );
  if (counts.same === 0)
    throw new Mistake(`${order.table} に証憑の記録がありません。表の名前が違っていないか確かめてください。`);
  world.say(`証憑 ${counts.same} 件のすべてが、記録された SHA-256 と一致しました。`);
};
