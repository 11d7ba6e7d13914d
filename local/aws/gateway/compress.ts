import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

import { GatewayFault } from './gateway-fault.ts';
import { headerOf, type GatewayAnswer, type GatewayRequest } from './gateway-request.ts';

const [zip, unzip] = [promisify(gzip), promisify(gunzip)];

/** Compresses an answer of at least so many bytes for a client that accepts gzip. */
export const compressAnswer = async (
  answer: GatewayAnswer,
  request: Pick<GatewayRequest, 'headers'>,
  bytesMin: number | undefined,
): Promise<GatewayAnswer> => {
  const isWanted = /\bgzip\b/.test(headerOf(request, 'accept-encoding') ?? '');
  const isEncoded = headerOf(answer, 'content-encoding') !== undefined;
  if (bytesMin === undefined || !isWanted || isEncoded || answer.body.length < bytesMin) return answer;
  return {
    ...answer,
    headers: [...answer.headers, ['Content-Encoding', 'gzip'], ['Vary', 'Accept-Encoding']],
    body: await zip(answer.body),
  };
};

/**
 * A compressed body, for an API that has compression switched on. The limit holds for what comes out of it.
 * What is no gzip is a fault of the body, and what would not end one of its size.
 */
export const expandBody = async (
  { headers, body }: Pick<GatewayRequest, 'headers' | 'body'>,
  { bytesMin, maxOutputLength }: { readonly bytesMin: number | undefined; readonly maxOutputLength: number },
): Promise<Buffer | GatewayFault> => {
  if (bytesMin === undefined || headerOf({ headers }, 'content-encoding') !== 'gzip') return body;
  try {
    return await unzip(body, { maxOutputLength });
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
      ? new GatewayFault('REQUEST_TOO_LARGE', 'Request Too Long')
      : new GatewayFault('BAD_REQUEST_BODY', 'Invalid request body');
  }
};
