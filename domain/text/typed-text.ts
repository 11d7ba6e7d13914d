import { withIdeographs } from './radicals.ts';

/**
 * What nobody sees: zero width, soft hyphen, every mark of direction, variation selectors, BOM (Unicode calls them
 * ignorable), marks of ruby, and the place of a picture that was not copied. Directions could show one name and mean
 * another (CVE-2021-42574).
 */
const invisible = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffc]/gu;
/** macOS and PDF files write が as か and a combining mark. Nothing else is composed: NFC would change 23 signs of CP932. */
const splitKana = /[\u3041-\u3096\u309d\u30a1-\u30fa\u30fd][\u3099\u309a]/g;
/** Blanks of other widths, which look like one. The full-width blank is a letter of Japanese texts and stays. */
const oddBlank = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/g;
const lineBreak = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

const seen = (typed: string): string =>
  withIdeographs(
    typed.replaceAll(invisible, '').replaceAll(splitKana, (pair) => pair.normalize('NFC')),
  ).replaceAll(oddBlank, ' ');

/**
 * Control characters end lines in files that we write; halves of a surrogate pair and noncharacters are no UTF-8, so
 * that nothing can store, sign or download them.
 */
const unusable = String.raw`\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029`;
const unusableInLine = new RegExp(`[${unusable}]`, 'u');

export const isUsableLine = (text: string): boolean => !unusableInLine.test(text);
export const isUsableParagraph = (text: string): boolean => isUsableLine(text.replaceAll(/[\n\t]/g, ''));

/** U+FFFD stands where bytes could not be read: the text was broken before it came, and cannot be mended here. */
export const isBroken = (text: string): boolean => text.includes('\ufffd');

const visible = String.raw`[^\p{Z}\p{M}\p{C}\p{Default_Ignorable_Code_Point}\u2800]|\p{Co}`;
const visibleSign = new RegExp(visible, 'u');

/** Blanks, combining marks, fillers and the empty braille sign alone are nothing to read. */
export const hasVisibleSign = (text: string): boolean => visibleSign.test(text);

/**
 * What nearly everybody types, kept as it is: printable ASCII, kana, ideographs of CP932 and full-width forms, with no
 * blank at an end. One look in place of seven, at each text of a request.
 */
const usualSign = String.raw`!-~\u3001-\u3029\u3041-\u3096\u309b-\u30ff\u4e00-\u9fff\uff01-\uff9f`;
const usual = new RegExp(`^[${usualSign}](?:[ \u3000${usualSign}]*[${usualSign}])?$`);

/** A text without anything to read is an empty one; what is unusable is left to be refused. */
const emptied = (text: string): string => (!hasVisibleSign(text) && isUsableParagraph(text) ? '' : text);

/** One line as it is kept: what is not seen is gone, what looks alike is one, blanks at the ends are cut off. */
export const lineOf = (typed: string): string =>
  usual.test(typed) ? typed : emptied(seen(typed).replaceAll('\t', ' ').trim());

/** Several lines as they are kept; each ends with one line feed. */
export const paragraphOf = (typed: string): string =>
  usual.test(typed) ? typed : emptied(seen(typed).replaceAll(lineBreak, '\n').trim());

/** Regular expressions (flag `u`) for what the two kinds of text take, for the contract. */
export const textPatterns = {
  line: String.raw`^(?:[^${unusable}\ufffd]|\t)*$`,
  paragraph: String.raw`^(?:[^${unusable}\ufffd]|[\t\n\v\f\r\u0085\u2028\u2029])*$`,
  filledLine: String.raw`^(?=[^]*?(?:${visible}))(?:[^${unusable}\ufffd]|\t)*$`,
  filledParagraph: String.raw`^(?=[^]*?(?:${visible}))(?:[^${unusable}\ufffd]|[\t\n\v\f\r\u0085\u2028\u2029])*$`,
} as const;

/** For comparing only, never kept: width does not count. 「標準税率10%」 and 「標準税率10％」 are one word to whoever reads them. */
export const narrowKeyOf = (text: string): string => lineOf(text).normalize('NFKC').trim();

/** For comparing and searching only, never kept: width, letter case and the two kanas do not count. */
export const searchKeyOf = (text: string): string =>
  lineOf(text)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u30a1-\u30f6]/g, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0x60) - 0x60));
