import type { TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { presign } from '#lambdas/adapters/aws/presign.ts';
import type { SessionCredentials } from '#lambdas/adapters/aws/session-credentials.ts';

type Options = {
  readonly tenantId: TenantId;
  readonly bucket: string;
  /** The bucket's address without a slash at its end, as presign.ts takes it. */
  readonly bucketUrl: string;
  readonly region: string;
  readonly keyArn: string;
  readonly credentials: SessionCredentials;
  /** A session whose policy names the caller's IP address: a leaked link is useless elsewhere. */
  readonly presignCredentials: (sourceIp: string) => Promise<SessionCredentials>;
};

type Person = { readonly sourceIp: string; readonly at: Instant };

export type Upload = Person & {
  readonly key: string;
  readonly size: number;
  readonly contentType: string;
  /** SHA-256 of the bytes, 64 hex digits. */
  readonly sha256: string;
};

export type View = Person & {
  readonly key: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly disposition: 'inline' | 'attachment';
};

const uploadSeconds = 300;
const viewSeconds = 60;

/** RFC 6266: a plain name for old clients and the true one in UTF-8. */
const contentDisposition = ({ disposition, fileName }: View): string => {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%;]/g, '_');
  const exact = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${exact}`;
};

const base64OfHex = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

/** The tenant's files, bound once: every key below lives under `t/<tenantId>/`. */
export const documentsOf = (options: Options) => {
  const { tenantId, bucket, bucketUrl, region, keyArn, credentials, presignCredentials } = options;
  const placeOf = (key: string) => `t/${tenantId}/${key}`;
  const objects = async () =>
    (await import('#lambdas/adapters/aws/s3-objects.ts')).s3ObjectsOf({
      bucket,
      region,
      keyArn,
      credentials,
    });
  return {
    /**
     * An address that takes exactly these bytes once: length, SHA-256, type and absence are signed.
     * The browser sends `headers` with its PUT, but for `content-length`, which it sets itself.
     */
    uploadAddress: async ({ key, size, contentType, sha256, sourceIp, at }: Upload) => {
      const { url, headers } = presign({
        method: 'PUT',
        bucketUrl,
        key: placeOf(key),
        credentials: await presignCredentials(sourceIp),
        region,
        at,
        expiresSeconds: uploadSeconds,
        headers: {
          'content-length': String(size),
          'content-type': contentType,
          'if-none-match': '*',
          'x-amz-checksum-sha256': base64OfHex(sha256),
          'x-amz-server-side-encryption': 'aws:kms',
          'x-amz-server-side-encryption-aws-kms-key-id': keyArn,
        },
      });
      const { 'content-length': _setByTheBrowser, ...sent } = headers;
      return { url, headers: sent };
    },
    /** An address to read one file for a minute, with its type and name fixed by us. */
    viewAddress: async (view: View) => {
      const { url } = presign({
        method: 'GET',
        bucketUrl,
        key: placeOf(view.key),
        credentials: await presignCredentials(view.sourceIp),
        region,
        at: view.at,
        expiresSeconds: viewSeconds,
        query: {
          // A shared computer keeps no receipts and no exports.
          'response-cache-control': 'no-store',
          'response-content-disposition': contentDisposition(view),
          'response-content-type': view.contentType,
        },
      });
      return url;
    },
    head: async (key: string) => (await objects()).head(placeOf(key)),
    read: async (key: string) => (await objects()).read(placeOf(key)),
    putOnce: async (
      key: string,
      bytes: Uint8Array,
      contentType: string,
      metadata?: Readonly<Record<string, string>>,
    ) => (await objects()).putOnce(placeOf(key), bytes, contentType, metadata),
  };
};

export type Documents = ReturnType<typeof documentsOf>;
