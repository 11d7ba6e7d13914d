/** One request as the gateway works on it. */
export type GatewayRequest = {
  readonly method: string;
  /** As it came over the wire, still escaped. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Name and value as the client sent them, in order; a client's `X-Amz-Tenant-Id` is already gone. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  /** The TCP peer; no header can change it. */
  readonly sourceIp: string;
  readonly requestId: string;
  readonly receivedAt: Date;
};

export type GatewayAnswer = {
  readonly statusCode: number;
  /** A name may occur more than once, as `Set-Cookie` does. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
};

/** The last header of that name, whatever its case. */
export const headerOf = ({ headers }: Pick<GatewayRequest, 'headers'>, name: string): string | undefined =>
  headers.findLast(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];

/** `application/json; charset=utf-8` → `application/json`. A body without a type counts as JSON. */
export const mediaTypeOf = (request: Pick<GatewayRequest, 'headers'>): string =>
  (headerOf(request, 'content-type') ?? 'application/json').split(';', 1)[0]?.trim().toLowerCase() ?? '';

const matchesType = (type: string, pattern: string): boolean =>
  pattern === '*/*' || pattern === type || (pattern.endsWith('/*') && type.startsWith(pattern.slice(0, -1)));

/** Without binary media types every body is text, and bytes that are no UTF-8 are lost, as on AWS. */
export const isBinary = (mediaType: string, binaryMediaTypes: readonly string[]): boolean =>
  binaryMediaTypes.some((pattern) => matchesType(mediaType, pattern.toLowerCase()));
