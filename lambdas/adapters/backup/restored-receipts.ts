import { createHash } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { RestoredReceipt } from '#domain/backup/judge-receipts.ts';
import { isEvidenceId, type TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { evidenceRecord } from '#rows/evidence.ts';
import { documentClientOf, sharedConnections } from '#lambdas/adapters/aws/clients.ts';

type Parts = {
  readonly tenantId: TenantId;
  /** The bucket and the table of the stage that is alive. */
  readonly region: string;
  readonly documentsBucket: string;
  readonly tenantDataTable: string;
};

/** Of the canary's receipts so many are read: 20 MB each at most, within the minutes of a function. */
const receiptsRead = 50;

/** Receipts of the one company that is ours, in the bucket that a restore test made; nobody else's are read. */
export const canaryReceiptsOf = ({ tenantId, region, documentsBucket, tenantDataTable }: Parts) => {
  const folder = `t/${tenantId}/evidence/`;
  const live = new S3Client({ region, requestHandler: sharedConnections });
  const table = documentClientOf({ region });

  const filesIn = async (client: S3Client, Bucket: string, MaxKeys: number) => {
    const { Contents = [] } = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: folder, MaxKeys }),
    );
    return Contents.map(({ Key = '', LastModified }) => ({ id: Key.slice(folder.length), LastModified }));
  };

  /** Names of the files that were stored before a moment, the oldest names first. */
  const idsUntil = async (until: Instant): Promise<readonly string[]> =>
    (await filesIn(live, documentsBucket, receiptsRead))
      .filter(({ LastModified }) => LastModified !== undefined && LastModified <= new Date(until))
      .map(({ id }) => id);

  /** What the row says of the bytes; `undefined` for a file that was never completed. */
  const sha256Of = async (evidenceId: string): Promise<string | undefined> => {
    if (!isEvidenceId(evidenceId)) return undefined;
    const Key = evidenceRecord.primaryKey({ tenantId, evidenceId });
    const { Item } = await table.send(new GetCommand({ TableName: tenantDataTable, Key }));
    if (Item === undefined) return undefined;
    const { status, doc } = evidenceRecord.read(Item);
    return status === 'stored' ? doc.sha256 : undefined;
  };

  const sha256In = async (client: S3Client, Bucket: string, id: string): Promise<string> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: `${folder}${id}` }));
    if (Body === undefined) throw new Error(`the receipt ${id} has no body`);
    return createHash('sha256')
      .update(await Body.transformToByteArray())
      .digest('hex');
  };

  return {
    /** The canary's receipts of that moment, each with what came back. `bucketArn` names no Region, so it is told. */
    restoredIn: async (
      bucketArn: string,
      place: { readonly region: string; readonly until: Instant },
    ): Promise<readonly RestoredReceipt[]> => {
      const Bucket = bucketArn.split(':').at(-1) ?? '';
      const client = new S3Client({ region: place.region, requestHandler: sharedConnections });
      // A list says what is there; who may not list a whole bucket is told of a missing file that he may not read it.
      const back = new Set((await filesIn(client, Bucket, 1000)).map(({ id }) => id));
      const found: RestoredReceipt[] = [];
      for (const id of await idsUntil(place.until)) {
        // oxlint-disable-next-line no-await-in-loop -- one file of 20 MB in memory at a time
        const sha256 = await sha256Of(id);
        if (sha256 === undefined) continue;
        // oxlint-disable-next-line no-await-in-loop -- one file of 20 MB in memory at a time
        const restored = back.has(id) ? { restoredSha256: await sha256In(client, Bucket, id) } : {};
        found.push({ id, sha256, ...restored });
      }
      return found;
    },
  };
};
