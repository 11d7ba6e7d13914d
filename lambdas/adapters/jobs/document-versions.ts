import { DeleteObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import type { TenantId } from '#domain/kernel/ids.ts';
import { sharedConnections } from '#lambdas/adapters/aws/clients.ts';
import type { SessionCredentials } from '#lambdas/adapters/aws/session-credentials.ts';

/** Deletes files for good: a delete without a version would only put a marker over them. */
export const documentVersionsOf = ({
  region,
  bucket,
  tenantId,
  credentials,
}: {
  readonly region: string;
  readonly bucket: string;
  readonly tenantId: TenantId;
  readonly credentials: SessionCredentials;
}) => {
  const client = new S3Client({ region, credentials, requestHandler: sharedConnections });
  /** All versions and markers of one file. @returns how many there were */
  const erase = async (key: string): Promise<number> => {
    const Prefix = `t/${tenantId}/${key}`;
    const page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix }));
    const found = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].filter(
      ({ Key }) => Key === Prefix,
    );
    for (const { Key, VersionId } of found)
      // oxlint-disable-next-line no-await-in-loop -- one version as a rule
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
    return page.IsTruncated === true ? found.length + (await erase(key)) : found.length;
  };
  return { erase };
};
