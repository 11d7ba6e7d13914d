import type { Encoding } from '#domain/text/encodings.ts';
import { persistently } from '#web/api/persistently.ts';

/** A part of a file as an endpoint gives it; the first one has the header. */
export type FilePart = {
  readonly fileName: string;
  readonly text: string;
  readonly nextCursor?: string;
  /** Something was left out of it, and its name says so. @default nothing was */
  readonly isLimited?: true;
};
export type PartAt = (cursor: string | undefined) => Promise<FilePart>;

export type WrittenFile = Pick<FilePart, 'fileName' | 'text'>;

/** Why there is no file, in the words of its message. */
export class FileRefused extends Error {}

/** The whole file, each part begun where the one before ended. */
export const wholeFile = async (partAt: PartAt): Promise<WrittenFile> => {
  const first = await partAt(undefined);
  const texts = [first.text];
  // Named as a part of it that is not whole, where there is one.
  let named = first;
  for (let cursor = first.nextCursor; cursor !== undefined;) {
    // oxlint-disable-next-line no-await-in-loop -- each part begins where the one before ended
    const part: FilePart = await partAt(cursor);
    texts.push(part.text);
    if (part.isLimited === true && named.isLimited !== true) named = part;
    cursor = part.nextCursor;
  }
  return { fileName: named.fileName, text: texts.join('') };
};

/** With the mark by which spreadsheets know it. */
export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`\ufeff${text}`);

/** The bytes of a file, or the characters that the encoding lacks. */
export const bytesOf = async (
  text: string,
  encoding: Encoding,
): Promise<Uint8Array<ArrayBuffer> | readonly string[]> => {
  if (encoding === 'utf-8') return utf8(text);
  const { encodeCp932 } = await persistently(() => import('#domain/exports/cp932.ts'));
  const encoded = encodeCp932(text);
  return encoded.ok ? new Uint8Array(encoded.value) : encoded.refusal.characters;
};
