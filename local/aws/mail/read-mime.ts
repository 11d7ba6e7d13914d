import type { Attachment } from './captured-mail.ts';

/** What a raw message says about itself. */
type MimeMessage = {
  readonly header: (name: string) => string;
  readonly text: string;
  readonly html: string | undefined;
  readonly attachments: readonly Attachment[];
};

type Part = { readonly header: (name: string) => string; readonly content: Buffer };

const decoded = (bytes: Uint8Array, charset: string): string => {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // A charset that nobody knows: the bytes are shown as they are.
    return Buffer.from(bytes).toString('latin1');
  }
};

const fromQuoted = (text: string): Buffer => {
  const joined = text.replaceAll(/=\r?\n/g, '');
  const bytes = joined.replaceAll(/=([0-9A-Fa-f]{2})/g, (_sign, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
};

/** RFC 2047: `=?UTF-8?B?…?=`; white space between two encoded words is no text. */
const decodeWords = (text: string): string =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(
      /=\?([^?]+)\?([BbQq])\?([^?]*)\?=/g,
      (_word, charset: string, kind: string, content: string) =>
        decoded(
          kind.toUpperCase() === 'B'
            ? Buffer.from(content, 'base64')
            : fromQuoted(content.replaceAll('_', ' ')),
          charset,
        ),
    );

const readPart = (bytes: Buffer): Part => {
  // Latin-1 keeps every byte, so that positions in text and bytes are the same.
  const source = bytes.toString('latin1');
  const end = /\r?\n\r?\n/.exec(source);
  const head = source.slice(0, end?.index ?? source.length).replaceAll(/\r?\n[ \t]+/g, ' ');
  const headers = new Map(
    head.split(/\r?\n/).map((line) => {
      const colon = line.indexOf(':');
      const value = Buffer.from(line.slice(colon + 1).trim(), 'latin1').toString('utf8');
      return [line.slice(0, colon).toLowerCase(), value];
    }),
  );
  return {
    header: (name) => headers.get(name.toLowerCase()) ?? '',
    content: end === null ? Buffer.alloc(0) : bytes.subarray(end.index + end[0].length),
  };
};

const parameterOf = (header: string, name: string): string | undefined => {
  const [, quoted, bare] = new RegExp(`;\\s*${name}="?(?:([^";]*)"|([^";\\s]*))`, 'i').exec(header) ?? [];
  return quoted ?? bare;
};

const fileNameOf = ({ header }: Part): string | undefined => {
  const disposition = header('content-disposition');
  const [, charset, extended] = /;\s*filename\*=([^']*)'[^']*'([^;\s]*)/i.exec(disposition) ?? [];
  if (charset !== undefined && extended !== undefined) {
    return decoded(fromQuoted(extended.replaceAll('%', '=')), charset);
  }
  const name = parameterOf(disposition, 'filename') ?? parameterOf(header('content-type'), 'name');
  return name === undefined ? undefined : decodeWords(name);
};

const bytesOf = ({ header, content }: Part): Buffer => {
  switch (header('content-transfer-encoding').toLowerCase()) {
    case 'base64':
      return Buffer.from(content.toString('latin1'), 'base64');
    case 'quoted-printable':
      return fromQuoted(content.toString('latin1'));
    default:
      return content;
  }
};

const leavesOf = (part: Part): readonly Part[] => {
  const type = part.header('content-type');
  const boundary = parameterOf(type, 'boundary');
  if (!type.toLowerCase().startsWith('multipart/') || boundary === undefined) return [part];
  const [, ...pieces] = `\r\n${part.content.toString('latin1')}`.split(`\n--${boundary}`);
  return pieces
    .filter((piece) => !piece.startsWith('--'))
    .flatMap((piece) => {
      const bytes = Buffer.from(piece.replace(/^[ \t]*\r?\n/, '').replace(/\r$/, ''), 'latin1');
      return leavesOf(readPart(bytes));
    });
};

const textOf = (part: Part | undefined): string | undefined =>
  part === undefined
    ? undefined
    : decoded(bytesOf(part), parameterOf(part.header('content-type'), 'charset') ?? 'utf-8');

const typeOf = (part: Part) =>
  part.header('content-type').split(';')[0]?.trim().toLowerCase() || 'text/plain';

const isFile = (part: Part) => fileNameOf(part) !== undefined || !typeOf(part).startsWith('text/');

/** Reads a raw e-mail: headers, the first text and HTML part, and every named or foreign part as attachment. */
export const readMime = (bytes: Uint8Array): MimeMessage => {
  const message = readPart(Buffer.from(bytes));
  const leaves = leavesOf(message);
  const bodies = leaves.filter((part) => !isFile(part));
  return {
    header: (name) => decodeWords(message.header(name)),
    text: textOf(bodies.find((part) => typeOf(part) === 'text/plain')) ?? '',
    html: textOf(bodies.find((part) => typeOf(part) === 'text/html')),
    attachments: leaves.filter(isFile).map((part) => ({
      fileName: fileNameOf(part) ?? 'attachment',
      contentType: typeOf(part),
      content: bytesOf(part).toString('base64'),
    })),
  };
};
