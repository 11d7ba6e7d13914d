import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

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

/** A compressed body, for an API that has compression switched on. */
export const expandBody = async (
  { headers, body }: Pick<GatewayRequest, 'headers' | 'body'>,
  bytesMin: number | undefined,
): Promise<Buffer> =>
  bytesMin !== undefined && headerOf({ headers }, 'content-encoding') === 'gzip' ? unzip(body) : body;
