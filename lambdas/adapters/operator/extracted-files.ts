import { bucketUrlOf, presign } from '#lambdas/adapters/aws/presign.ts';
import type { Instant } from '#domain/kernel/time.ts';

export type ExtractsPlace = {
  readonly region: string;
  readonly bucket: string;
  /** Where S3 answers, when it is not AWS's own address. */
  readonly endpoint: string | undefined;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string | undefined;
  };
};

/** So long an address of a file holds. */
const linkSeconds = 60;

/** An address under which the browser fetches one file, as an attachment. */
export const extractedFilesOf =
  ({
    region,
    bucket,
    endpoint,
    credentials: { accessKeyId, secretAccessKey, sessionToken },
  }: ExtractsPlace) =>
  ({
    key,
    fileName,
    at,
  }: {
    readonly key: string;
    readonly fileName: string;
    readonly at: Instant;
  }): string =>
    presign({
      method: 'GET',
      bucketUrl: bucketUrlOf({ bucket, region, endpoint }),
      key,
      credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
      region,
      at,
      expiresSeconds: linkSeconds,
      query: { 'response-content-disposition': `attachment; filename="${fileName}"` },
    }).url;
export type LinkToExtracted = ReturnType<typeof extractedFilesOf>;
