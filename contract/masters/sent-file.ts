/**
 * A file that is longer than a request is sent before it is tried, in pieces: gzipped and in base64 as any other, cut where
 * a piece is full. From then on it is named in place of itself (docs/decisions/0206).
 */
export type SentFile = {
  readonly pieces: number;
  /** SHA-256 of the file as it was before it was packed, in hex. */
  readonly sha256: string;
};

/** Signs of a file that a request holds: gzipped, and in base64. */
export const mostFileLength = 400_000;

/** Signs of a piece: sealed in its row it is a third longer, and a row holds 400 kB. */
export const mostPieceLength = 200_000;
/** 1.2 MB packed: what unpacks to 4 MB, a bound of its own, is shorter nearly always. */
export const mostPieces = 8;

export const sentFilePattern = `sent:[1-${mostPieces}]:[0-9a-f]{64}`;
const form = new RegExp(`^${sentFilePattern}$`);

export const namedSentFile = ({ pieces, sha256 }: SentFile): string => `sent:${pieces}:${sha256}`;

/** The file that is named; undefined where the text is a file itself. */
export const sentFileNamed = (text: string): SentFile | undefined => {
  if (!form.test(text)) return undefined;
  const [, pieces = '', sha256 = ''] = text.split(':');
  return { pieces: Number(pieces), sha256 };
};
