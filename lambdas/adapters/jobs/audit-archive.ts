import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { assert } from '#domain/kernel/assert.ts';
import { sharedConnections } from '#lambdas/adapters/aws/clients.ts';

/** The bucket under Object Lock in which the audit trail ends. Nothing in it is ever replaced. */
export const auditArchiveOf = ({ region, bucket }: { readonly region: string; readonly bucket: string }) => {
  const client = new S3Client({ region, requestHandler: sharedConnections });
  async function* keysBelow(prefix: string): AsyncGenerator<string> {
    let token: string | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- a page names the next one
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
      );
      for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key;
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }
  const lastKey = async (prefix: string): Promise<string | undefined> => {
    let last: string | undefined;
    for await (const key of keysBelow(prefix)) last = key;
    return last;
  };
  const text = async (key: string): Promise<string> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    assert(Body !== undefined, 'an object has a body');
    return Body.transformToString();
  };
  return {
    /** In the order of their code units. */
    keysBelow,
    text,
    /** The text of the object whose key comes last below a prefix; undefined when there is none. */
    newest: async (prefix: string): Promise<string | undefined> => {
      const key = await lastKey(prefix);
      return key === undefined ? undefined : text(key);
    },
    putOnce: async (key: string, body: string): Promise<'stored' | 'already-there'> => {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: body,
            ContentType: 'application/x-ndjson',
            // Object Lock asks for a checksum of every upload.
            ChecksumAlgorithm: 'SHA256',
            IfNoneMatch: '*',
          }),
        );
        return 'stored';
      } catch (error) {
        if (error instanceof Error && error.name === 'PreconditionFailed') return 'already-there';
        throw error;
      }
    },
  };
};

/** Writes files of extractions into their bucket; one that is written again is the same. */
export const extractedFilesIn = ({
  region,
  bucket,
}: {
  readonly region: string;
  readonly bucket: string;
}) => {
  const client = new S3Client({ region, requestHandler: sharedConnections });
  return async (key: string, text: string): Promise<void> => {
    const ContentType = key.endsWith('.csv') ? 'text/csv' : 'application/x-ndjson';
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text, ContentType }));
  };
};

export type AuditArchive = ReturnType<typeof auditArchiveOf>;
