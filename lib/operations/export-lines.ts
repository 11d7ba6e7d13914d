import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';

import { Mistake } from '#lib/operations/mistake.ts';
import { partOf } from '#lib/operations/step.ts';
import type { Send } from '#lib/operations/step.ts';

/** An object of an export. */
type Place = { readonly bucket: string; readonly key: string };

const bodyOf = async ({ bucket, key }: Place, send: Send): Promise<Readable> => {
  const input = { Bucket: bucket, Key: key };
  const body = partOf(await send({ service: 's3', operation: 'GetObject', input }), 'Body');
  if (body instanceof Readable) return body;
  throw new Error(`${key} came without a body`);
};

/** A small object as text: a manifest. */
export const textAt = async (place: Place, send: Send): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of await bodyOf(place, send)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

const linesOf = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield line;
  }
  if (rest !== '') yield rest;
};

/**
 * Hands the lines of a compressed file on, one after the other: no more of it is in memory than a line and a chunk.
 * @returns how many lines there were
 * @throws Mistake when the file is not what its manifest says
 */
export const eachLine = async (
  { md5, ...place }: Place & { readonly md5: string | undefined },
  send: Send,
  take: (line: string) => Promise<void>,
): Promise<number> => {
  const hash = createHash('md5');
  const hashing = new Transform({
    transform: (chunk, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  let count = 0;
  await pipeline(
    await bodyOf(place, send),
    hashing,
    createGunzip(),
    async (chunks: AsyncIterable<Buffer>) => {
      for await (const line of linesOf(chunks)) {
        count += 1;
        await take(line);
      }
    },
  );
  if (md5 !== undefined && hash.digest('base64') !== md5)
    throw new Mistake(`${place.key} がマニフェストのハッシュと一致しません。書き出しを使えません。`);
  return count;
};
