import { ServiceFault } from '#local/aws/calls/service-call.ts';

const incomplete = () =>
  new ServiceFault(
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
  );

const readerOf = (source: AsyncIterable<Uint8Array>) => {
  const pieces = source[Symbol.asyncIterator]();
  let pending = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const { done, value } = await pieces.next();
    if (done === true) return false;
    pending = Buffer.concat([pending, value]);
    return true;
  };
  return {
    /** Without its end; nothing when the source has ended. */
    line: async (): Promise<string | undefined> => {
      for (;;) {
        const end = pending.indexOf('\r\n');
        if (end >= 0) {
          const line = pending.subarray(0, end).toString('latin1');
          pending = pending.subarray(end + 2);
          return line;
        }
        if (pending.length > 8192) throw incomplete();
        if (!(await more())) return undefined;
      }
    },
    upTo: async (count: number): Promise<Uint8Array> => {
      if (pending.length === 0 && !(await more())) throw incomplete();
      const bytes = pending.subarray(0, count);
      pending = pending.subarray(bytes.length);
      return bytes;
    },
  };
};

/**
 * Takes the `aws-chunked` framing off a body; what follows the last chunk is put into `trailers`.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export async function* decodeChunks(
  source: AsyncIterable<Uint8Array>,
  trailers: Map<string, string>,
): AsyncGenerator<Uint8Array> {
  const reader = readerOf(source);
  for (;;) {
    const size = /^([0-9a-f]+)(?:;.*)?$/i.exec((await reader.line()) ?? '')?.[1];
    if (size === undefined) throw incomplete();
    let missing = Number.parseInt(size, 16);
    if (missing === 0) break;
    while (missing > 0) {
      const bytes = await reader.upTo(missing);
      missing -= bytes.length;
      yield bytes;
    }
    if ((await reader.line()) !== '') throw incomplete();
  }
  for (let line = await reader.line(); line !== undefined && line !== ''; line = await reader.line()) {
    const colon = line.indexOf(':');
    if (colon > 0) trailers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
}
