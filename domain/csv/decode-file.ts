import type { Encoding } from '#domain/text/encodings.ts';
import { accept, refuse, type Result } from '#domain/kernel/result.ts';

export type FileRefusal = { readonly kind: 'file-unreadable'; readonly reason: string };
export type DecodedFile = { readonly encoding: Encoding; readonly text: string };

const startsWith = (bytes: Uint8Array, signs: readonly number[]): boolean =>
  bytes.length >= signs.length && signs.every((sign, index) => bytes[index] === sign);

const csvUtf8 = '「CSV UTF-8（コンマ区切り）」の形式で保存し直してください';

/** Files that people take for a CSV file, by their first bytes. */
const others: readonly (readonly [signs: readonly number[], reason: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], `Excelブック（.xlsx）です。Excelで開き、${csvUtf8}`],
  [[0xd0, 0xcf, 0x11, 0xe0], `Excelブック（.xls）です。Excelで開き、${csvUtf8}`],
  [[0xff, 0xfe], `「Unicodeテキスト」（UTF-16）です。${csvUtf8}`],
  [[0xfe, 0xff], `「Unicodeテキスト」（UTF-16）です。${csvUtf8}`],
  [[0x25, 0x50, 0x44, 0x46], `PDFです。CSVファイルを選んでください`],
];

/** Undefined where a byte belongs to no character of the encoding. */
const decoded = (bytes: Uint8Array, label: 'utf-8' | 'shift_jis'): string | undefined => {
  try {
    // The mark at the beginning is dropped by the decoder itself.
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** U+E000 and on: what the decoder makes of bytes that Windows leaves to each user's own characters (外字). */
const isMine = (text: string): boolean => !/[\ue000-\uf8ff]/u.test(text);

/**
 * The text of a CSV file. Office software writes UTF-8 with or without a mark, or CP932 (「CSV（コンマ区切り）」), and
 * says nowhere which. Bytes that are both (half-width kana in pairs) are what `isExpected` says of their text:
 * the header row has our own words.
 */
export const decodeFile = (
  bytes: Uint8Array,
  isExpected: (text: string) => boolean,
): Result<DecodedFile, FileRefusal> => {
  const reason = others.find(([signs]) => startsWith(bytes, signs))?.[1];
  if (reason !== undefined) return refuse({ kind: 'file-unreadable', reason });
  if (bytes.length === 0) return refuse({ kind: 'file-unreadable', reason: 'ファイルが空です' });
  if (bytes.includes(0))
    return refuse({ kind: 'file-unreadable', reason: `CSVファイルではありません。${csvUtf8}` });
  const utf8 = decoded(bytes, 'utf-8');
  if (startsWith(bytes, [0xef, 0xbb, 0xbf]))
    return utf8 === undefined ? unreadable : accept({ encoding: 'utf-8', text: utf8 });
  const cp932 = decoded(bytes, 'shift_jis');
  if (utf8 === undefined) {
    if (cp932 === undefined) return unreadable;
    return isMine(cp932) ? accept({ encoding: 'cp932', text: cp932 }) : ownCharacters;
  }
  const isCp932 = cp932 !== undefined && !isExpected(utf8) && isExpected(cp932);
  return accept(isCp932 ? { encoding: 'cp932', text: cp932 } : { encoding: 'utf-8', text: utf8 });
};

const unreadable = refuse({
  kind: 'file-unreadable',
  reason: `文字コードを読み取れません（UTF-8 でも Shift_JIS でもない文字があります）。${csvUtf8}`,
});
const ownCharacters = refuse({
  kind: 'file-unreadable',
  reason: `外字が含まれています。正しい文字に直し、${csvUtf8}`,
});
