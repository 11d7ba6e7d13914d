import { sendPieceOfUsersFile } from '#contract/masters/people-file.ts';
import { mostFileLength, mostPieceLength, mostPieces, namedSentFile } from '#contract/masters/sent-file.ts';
import { send } from '#web/api/contract-client.ts';
import { FileRefused } from '#web/files/csv-file.ts';

const sha256Of = async (content: ArrayBuffer | string): Promise<string> => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** More than the server takes, however it is cut. */
class FileTooLong extends FileRefused {
  constructor() {
    super('ファイルが大きすぎます。2つに分けて取り込んでください。');
  }
}

type Packed = { readonly file: string; readonly content: ArrayBuffer | string };

/**
 * A file of people as the request names it: itself, or what was sent before in pieces, where a request does not hold it.
 * Throws `FileRefused` for one that is longer still.
 */
export const sentPeople = async ({ file, content }: Packed): Promise<string> => {
  if (file.length <= mostFileLength) return file;
  const pieces = Math.ceil(file.length / mostPieceLength);
  if (pieces > mostPieces) throw new FileTooLong();
  const sha256 = await sha256Of(content);
  for (let at = 0; at < pieces; at += 1) {
    const text = file.slice(at * mostPieceLength, (at + 1) * mostPieceLength);
    // oxlint-disable-next-line no-await-in-loop -- one after the other: each is a request of some size
    await send(sendPieceOfUsersFile, { body: { at, sha256, text } });
  }
  return namedSentFile({ pieces, sha256 });
};
