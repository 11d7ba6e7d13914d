import type { IncomingMessage } from 'node:http';
import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { readQuery, type Query, type WireHeaders } from '#local/aws/calls/signature.ts';

/** A request as S3 understands it, before anybody has looked at its body. */
export type S3Request = {
  readonly method: string;
  /** Path and query, still escaped. */
  readonly url: string;
  /** Empty for the service itself. */
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
  readonly query: Query;
  readonly headers: WireHeaders;
  readonly sourceIp: string;
  readonly body: AsyncIterable<Uint8Array>;
};

/** @throws ServiceFault InvalidURI */
export const decodePath = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ServiceFault('InvalidURI', "Couldn't parse the specified URI.");
  }
};

/** @throws ServiceFault InvalidURI, KeyTooLongError */
export const readRequest = (message: IncomingMessage): S3Request => {
  const { method = 'GET', url = '/', headers, socket } = message;
  const path = url.split('?', 1)[0] ?? '/';
  const slash = path.indexOf('/', 1);
  const key = slash < 0 ? '' : decodePath(path.slice(slash + 1));
  if (Buffer.byteLength(key) > 1024) throw new ServiceFault('KeyTooLongError', 'Your key is too long');
  return {
    method,
    url,
    bucket: decodePath(slash < 0 ? path.slice(1) : path.slice(1, slash)),
    key,
    query: readQuery(url),
    headers,
    sourceIp: socket.remoteAddress ?? '',
    // Kept open when reading stops early, so that the refusal can still be sent.
    body: message.iterator({ destroyOnReturn: false }),
  };
};

export const parameter = (request: Pick<S3Request, 'query'>, name: string): string | undefined =>
  request.query.find(([key]) => key === name)?.[1];

/** A header, or the parameter of the same name to which a presigned URL has moved it. */
export const header = (request: Pick<S3Request, 'query' | 'headers'>, name: string): string | undefined => {
  const value = request.headers[name];
  if (value !== undefined) return typeof value === 'string' ? value : value.join(',');
  if (!name.startsWith('x-amz-')) return undefined;
  return request.query.find(([key]) => key.toLowerCase() === name)?.[1];
};

/** Headers of a prefix such as `x-amz-meta-`, by the rest of their names. */
export const headersUnder = (request: S3Request, prefix: string): Readonly<Record<string, string>> => {
  const names = [...Object.keys(request.headers), ...request.query.map(([name]) => name.toLowerCase())];
  return Object.fromEntries(
    names
      .filter((name) => name.startsWith(prefix))
      .map((name) => [name.slice(prefix.length), header(request, name) ?? '']),
  );
};

export const isTrue = (request: S3Request, name: string): boolean =>
  header(request, name)?.toLowerCase() === 'true';
