import { createHash } from 'node:crypto';
import { ServiceFault } from '#local/aws/calls/service-call.ts';
import { decodeChunks } from './aws-chunked.ts';
import { checksumNames, isChecksumName, startChecksum, type ChecksumName } from './checksums.ts';
import { header, type S3Request } from './s3-request.ts';

export type SignedRequest = S3Request & { readonly payloadHash: string };

export type Received = {
  readonly sizeBytes: number;
  /** MD5 in hexadecimal, which S3 uses as the ETag. */
  readonly md5: string;
  readonly checksums: Readonly<Record<string, string>>;
};

const badDigest = (name: string) =>
  new ServiceFault('BadDigest', `The ${name} you specified did not match the calculated checksum.`);

/** Declared in a header, in a trailer that is still to come, or only by name. */
const declaredChecksums = (request: S3Request): readonly ChecksumName[] => {
  const inTrailer = (header(request, 'x-amz-trailer') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase().replace('x-amz-checksum-', ''));
  const byName = header(request, 'x-amz-sdk-checksum-algorithm')?.toLowerCase() ?? '';
  return checksumNames.filter(
    (name) =>
      header(request, `x-amz-checksum-${name}`) !== undefined || inTrailer.includes(name) || byName === name,
  );
};

/** @throws ServiceFault when the body's length is not said, or its framing is one we do not read. */
const bodySource = (request: SignedRequest, trailers: Map<string, string>): AsyncIterable<Uint8Array> => {
  const isChunked = request.payloadHash.startsWith('STREAMING-');
  if (isChunked && request.payloadHash !== 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') {
    throw new ServiceFault('NotImplemented', 'Chunks with signatures of their own are not emulated.', 501);
  }
  const lengthHeader = isChunked ? 'x-amz-decoded-content-length' : 'content-length';
  if (!/^\d+$/.test(header(request, lengthHeader) ?? '')) {
    throw new ServiceFault('MissingContentLength', 'You must provide the Content-Length HTTP header.', 411);
  }
  return isChunked ? decodeChunks(request.body, trailers) : request.body;
};

const compareChecksums = (
  request: SignedRequest,
  trailers: ReadonlyMap<string, string>,
  checksums: Readonly<Record<string, string>>,
) => {
  for (const [name, computed] of Object.entries(checksums)) {
    const headerName = `x-amz-checksum-${name}`;
    const given = header(request, headerName) ?? trailers.get(headerName);
    if (given !== undefined && given !== computed) throw badDigest(name.toUpperCase());
  }
  for (const name of trailers.keys()) {
    const checksum = name.replace('x-amz-checksum-', '');
    if (isChecksumName(checksum) && checksums[checksum] === undefined)
      throw badDigest(checksum.toUpperCase());
  }
};

/**
 * Passes the body on piece by piece and holds it against everything its sender said of it.
 * @param also a checksum to compute although the sender names none
 * @throws ServiceFault BadDigest, XAmzContentSHA256Mismatch, IncompleteBody, MissingContentLength
 */
export const receiveBody = async (
  request: SignedRequest,
  write: (bytes: Uint8Array) => Promise<void>,
  also: ChecksumName = 'crc64nvme',
): Promise<Received> => {
  const trailers = new Map<string, string>();
  const source = bodySource(request, trailers);
  const declared = declaredChecksums(request);
  const names = declared.length === 0 ? [also] : declared;
  const running = names.map((name) => [name, startChecksum(name)] as const);
  const [md5, sha256] = [createHash('md5'), createHash('sha256')];
  let sizeBytes = 0;
  for await (const bytes of source) {
    sizeBytes += bytes.length;
    md5.update(bytes);
    sha256.update(bytes);
    for (const [, checksum] of running) checksum.update(bytes);
    await write(bytes);
  }

  const decodedLength = header(request, 'x-amz-decoded-content-length');
  if (decodedLength !== undefined && Number(decodedLength) !== sizeBytes) {
    throw new ServiceFault('IncompleteBody', 'The request body terminated unexpectedly');
  }
  if (/^[0-9a-f]{64}$/.test(request.payloadHash) && sha256.digest('hex') !== request.payloadHash) {
    throw new ServiceFault(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  const digest = md5.digest();
  const contentMd5 = header(request, 'content-md5');
  if (contentMd5 !== undefined && contentMd5 !== digest.toString('base64')) throw badDigest('Content-MD5');
  const checksums = Object.fromEntries(running.map(([name, checksum]) => [name, checksum.digest()]));
  compareChecksums(request, trailers, checksums);
  return { sizeBytes, md5: digest.toString('hex'), checksums };
};

const longestDocumentBytes = 4 * 1024 * 1024;

/** The body of a request that carries an XML or JSON document. */
export const receiveDocument = async (request: SignedRequest): Promise<string> => {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  await receiveBody(request, async (bytes) => {
    sizeBytes += bytes.length;
    if (sizeBytes > longestDocumentBytes) {
      throw new ServiceFault('MaxMessageLengthExceeded', 'Your request was too large.');
    }
    pieces.push(bytes);
  });
  return Buffer.concat(pieces).toString();
};
