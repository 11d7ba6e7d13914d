import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a signature covers, besides the secret: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
export type SignatureParts = {
  readonly accessKeyId: string;
  /** `YYYYMMDD/REGION/SERVICE/aws4_request` */
  readonly scope: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
  /** `YYYYMMDDTHHMMSSZ`, as it was signed. */
  readonly signedAt: string;
  readonly signedHeaders: readonly string[];
  /** 64 hexadecimal digits. */
  readonly signature: string;
};

export type WireHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;
export type Query = readonly (readonly [name: string, value: string])[];

const algorithm = 'AWS4-HMAC-SHA256';

export const sha256Hex = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** RFC 3986 escaping, stricter than encodeURIComponent: everything except A–Z a–z 0–9 - . _ ~. */
export const escapeUri = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Node joins repeated headers with `, `; an array can only come from a caller that does not. */
export const headerText = (headers: WireHeaders, name: string): string | undefined => {
  const value = headers[name];
  return value === undefined || typeof value === 'string' ? value : value.join(',');
};

/** A broken escape stays as it is, so that it matches no signature. */
const unescapeUri = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const unescapeQuery = (text: string) => unescapeUri(text.replaceAll('+', ' '));

export const readQuery = (url: string): Query => {
  const start = url.indexOf('?');
  if (start < 0) return [];
  return url
    .slice(start + 1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0
        ? [unescapeQuery(pair), '']
        : [unescapeQuery(pair.slice(0, equals)), unescapeQuery(pair.slice(equals + 1))];
    });
};

const partsOf = (fields: {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly signedAt: string;
}): SignatureParts | undefined => {
  const [accessKeyId, day, region, service, ending, ...rest] = fields.credential.split('/');
  if (!accessKeyId || !day || !region || !service || ending !== 'aws4_request' || rest.length > 0)
    return undefined;
  if (!/^[0-9a-f]{64}$/.test(fields.signature) || !/^\d{8}T\d{6}Z$/.test(fields.signedAt)) return undefined;
  if (!fields.signedAt.startsWith(`${day}T`)) return undefined;
  return {
    accessKeyId,
    scope: `${day}/${region}/${service}/aws4_request`,
    day,
    region,
    service,
    signedAt: fields.signedAt,
    signedHeaders: fields.signedHeaders.split(';'),
    signature: fields.signature,
  };
};

/** Reads an `Authorization` header; nothing when it is not a well-formed Signature V4. */
export const readAuthorization = (headers: WireHeaders): SignatureParts | undefined => {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([^,\s]+)$/.exec(
      headerText(headers, 'authorization') ?? '',
    );
  const [, credential = '', signedHeaders = '', signature = ''] = match ?? [];
  return partsOf({ credential, signedHeaders, signature, signedAt: headerText(headers, 'x-amz-date') ?? '' });
};

/** Reads the `X-Amz-…` parameters of a presigned URL. */
export const readPresigned = (query: Query): SignatureParts | undefined => {
  const parameter = (name: string) => query.find(([key]) => key === name)?.[1] ?? '';
  if (parameter('X-Amz-Algorithm') !== algorithm) return undefined;
  return partsOf({
    credential: parameter('X-Amz-Credential'),
    signedHeaders: parameter('X-Amz-SignedHeaders'),
    signature: parameter('X-Amz-Signature'),
    signedAt: parameter('X-Amz-Date'),
  });
};

export const instantOf = (signedAt: string): Date =>
  new Date(signedAt.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const compare = (left: string, right: string) => (left < right ? -1 : Number(left > right));

const canonicalQuery = (query: Query): string =>
  query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [escapeUri(name), escapeUri(value)] as const)
    .toSorted((left, right) => compare(left[0], right[0]) || compare(left[1], right[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

/** S3 signs the escaped path as it is; every other service escapes the escaped path once more. */
const canonicalPath = (url: string, service: string): string => {
  const path = url.split('?', 1)[0] ?? '/';
  const segment = (text: string) => escapeUri(service === 's3' ? unescapeUri(text) : text);
  return path.split('/').map(segment).join('/');
};

const hmac = (key: Uint8Array, text: string) => createHmac('sha256', key).update(text).digest();

const signingKeys = new Map<string, Uint8Array>();
const mostSigningKeys = 1_000;

/** One for a caller's calls to a service on a day; those of before are kept, as signers keep them. */
const signingKeyOf = (
  secretAccessKey: string,
  { day, region, service, scope }: SignatureParts,
): Uint8Array => {
  const place = `${secretAccessKey} ${scope}`;
  const known = signingKeys.get(place);
  if (known !== undefined) return known;
  if (signingKeys.size >= mostSigningKeys) signingKeys.clear();
  const secret = new TextEncoder().encode(`AWS4${secretAccessKey}`);
  const key = [day, region, service, 'aws4_request'].reduce<Uint8Array>(hmac, secret);
  signingKeys.set(place, key);
  return key;
};

/** Whether the signature was made over exactly this request with this secret, compared in constant time. */
export const isSignedBy = (
  secretAccessKey: string,
  parts: SignatureParts,
  request: {
    readonly method: string;
    readonly url: string;
    readonly headers: WireHeaders;
    readonly payloadHash: string;
  },
): boolean => {
  const headerLines = parts.signedHeaders.map(
    (name) => `${name}:${(headerText(request.headers, name) ?? '').trim().replace(/\s+/g, ' ')}\n`,
  );
  const canonical = [
    request.method,
    canonicalPath(request.url, parts.service),
    canonicalQuery(readQuery(request.url)),
    headerLines.join(''),
    parts.signedHeaders.join(';'),
    request.payloadHash,
  ].join('\n');
  const toSign = [algorithm, parts.signedAt, parts.scope, sha256Hex(canonical)].join('\n');
  const key = signingKeyOf(secretAccessKey, parts);
  return timingSafeEqual(hmac(key, toSign), Buffer.from(parts.signature, 'hex'));
};
