import type { Caller } from '#local/aws/calls/caller.ts';

/** Writes objects as one service of this machine to another; the client is loaded at the first use. */
export const putInside =
  (url: () => Promise<string>, { accessKeyId, secretAccessKey }: Caller, region: string) =>
  async (object: { readonly bucket: string; readonly key: string; readonly body: Uint8Array }) => {
    const { PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
    const client = new S3Client({
      region,
      endpoint: await url(),
      credentials: { accessKeyId, secretAccessKey },
    });
    try {
      const { bucket: Bucket, key: Key, body: Body } = object;
      await client.send(new PutObjectCommand({ Bucket, Key, Body }));
    } finally {
      client.destroy();
    }
  };
