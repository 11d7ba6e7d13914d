import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { SessionCredentials } from './session-credentials.ts';

/**
 * A tenant's session may not list the bucket, so that S3 answers 403 for what is not there:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
const isAbsence = (error: unknown): boolean =>
  error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0);

/** Loaded on use only: most requests never touch S3, and its client costs a third of a cold start. */
export const s3ObjectsOf = (options: {
  readonly bucket: string;
  readonly region: string;
  readonly keyArn: string;
  readonly credentials: SessionCredentials;
}) => {
  const { bucket, region, keyArn, credentials } = options;
  // Static credentials: a provider function would be memoized across tenants (AWS SDK v3 behaviour).
  const client = new S3Client({ region, credentials });
  return {
    /** What was written down with the newest object; undefined when there is none. */
    head: async (key: string) => {
      try {
        const { Metadata = {} } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return { metadata: Metadata };
      } catch (error) {
        if (isAbsence(error)) return undefined;
        throw error;
      }
    },
    /** Writes an object that must not exist yet; S3 answers 412 when it does. */
    putOnce: async (
      key: string,
      bytes: Uint8Array,
      contentType: string,
      metadata: Readonly<Record<string, string>> = {},
    ) => {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: bytes,
            ContentType: contentType,
            Metadata: { ...metadata },
            IfNoneMatch: '*',
            ServerSideEncryption: 'aws:kms',
            SSEKMSKeyId: keyArn,
            ChecksumAlgorithm: 'SHA256',
          }),
        );
        return 'stored' as const;
      } catch (error) {
        if (error instanceof Error && error.name === 'PreconditionFailed') return 'already-there' as const;
        throw error;
      }
    },
    /** The newest object as a whole; undefined when there is none. */
    read: async (key: string) => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        if (Body === undefined) throw new Error(`the object ${key} has no body`);
        return { bytes: await Body.transformToByteArray() };
      } catch (error) {
        if (isAbsence(error)) return undefined;
        throw error;
      }
    },
  };
};
