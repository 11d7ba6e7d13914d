import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { assert } from '#domain/kernel/assert.ts';
import { sharedConnections } from '#lambdas/adapters/aws/clients.ts';

type Place = { readonly region: string; readonly bucket: string; readonly keyArn: string };

/** The bucket of exports, user lists and reports, as a job sees it. */
export const backupBucketOf = ({ region, bucket, keyArn }: Place) => {
  const client = new S3Client({ region, requestHandler: sharedConnections });
  const put = (key: string, body: string, contentType: string, isFirst: boolean) =>
    client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: contentType,
        ServerSideEncryption: 'aws:kms',
        SSEKMSKeyId: keyArn,
        ChecksumAlgorithm: 'SHA256',
        ...(isFirst ? { IfNoneMatch: '*' } : {}),
      }),
    );
  return {
    /** Replaces what is there. */
    put: async (key: string, body: string, contentType = 'application/json'): Promise<void> => {
      await put(key, body, contentType, false);
    },
    /** Leaves alone what is there: what a person has signed must stay what he saw. */
    putOnce: async (key: string, body: string): Promise<'stored' | 'already-there'> => {
      try {
        await put(key, body, 'application/json', true);
        return 'stored';
      } catch (error) {
        if (error instanceof Error && error.name === 'PreconditionFailed') return 'already-there';
        throw error;
      }
    },
    read: async (key: string): Promise<string> => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      assert(Body !== undefined, 'an object has a body');
      return Body.transformToString();
    },
    /** Every key below a prefix, in order. */
    keys: async (prefix: string): Promise<readonly string[]> => {
      const found: string[] = [];
      let token: string | undefined;
      do {
        // oxlint-disable-next-line no-await-in-loop -- a page names the next one
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
        );
        found.push(...(page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key])));
        token = page.NextContinuationToken;
      } while (token !== undefined);
      return found;
    },
  };
};

export type BackupBucket = ReturnType<typeof backupBucketOf>;
