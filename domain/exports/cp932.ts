import { accept, refuse, type Result } from '#domain/kernel/result.ts';

/** What Shift_JIS tables of other makers put for the same sign; these are not in CP932 as they stand (ACC-001). */
const twins: ReadonlyMap<string, string> = new Map([
  ['\u301C', '\uFF5E'],
  ['\u2212', '\uFF0D'],
  ['\u00A5', '\uFFE5'],
  ['\u2014', '\u2015'],
  ['\u2016', '\u2225'],
  ['\u00A2', '\uFFE0'],
  ['\u00A3', '\uFFE1'],
  ['\u00AC', '\uFFE2'],
]);

/** 〜 − ¥ — ‖ ¢ £ ¬ become the signs that CP932 has for them. */
export const withCp932Signs = (text: string): string =>
  text.replaceAll(/[\u301C\u2212\u00A5\u2014\u2016\u00A2\u00A3\u00AC]/g, (sign) => twins.get(sign) ?? sign);

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/**
 * ED–EE repeat IBM's characters that Windows writes as FA–FC; F0–F9 are private. Both are read by decoders and
 * never written.
 */
const leads = [...range(0x81, 0x9f), ...range(0xe0, 0xec), ...range(0xfa, 0xfc)];
const trails = [...range(0x40, 0x7e), ...range(0x80, 0xfc)];
const lineFeed = 0x0a;

/** Character → one or two bytes as a number. Where the standard lists a character twice, its first place counts. */
const makeTable = (): ReadonlyMap<string, number> => {
  const codes = leads.flatMap((lead) => trails.map((trail) => lead * 256 + trail));
  const bytes = Uint8Array.from(codes.flatMap((code) => [code >> 8, code & 0xff, lineFeed]));
  const characters = new TextDecoder('shift_jis').decode(bytes).split('\n');
  const table = new Map<string, number>();
  for (const code of range(0x00, 0x7f)) table.set(String.fromCodePoint(code), code);
  for (const code of range(0xa1, 0xdf)) table.set(String.fromCodePoint(code - 0xa1 + 0xff61), code);
  for (const [index, code] of codes.entries()) {
    const character = characters[index] ?? '';
    const isHole = character.length !== 1 || character === '\uFFFD';
    if (!isHole && !table.has(character)) table.set(character, code);
  }
  return table;
};

let madeTable: ReadonlyMap<string, number> | undefined;
/** Made on first use: the platform's decoder knows the same index, so no table is shipped. */
const table = (): ReadonlyMap<string, number> => (madeTable ??= makeTable());

/** The characters that CP932 cannot hold, each once, in order of appearance. */
export const unmappableCharacters = (text: string): readonly string[] => [
  ...new Set(Array.from(withCp932Signs(text)).filter((character) => !table().has(character))),
];

/** 2 for what takes two bytes, also for what CP932 lacks (ACC-002). */
const unitsOf = (character: string): number => ((table().get(character) ?? 0x100) > 0xff ? 2 : 1);

/** How many half-width units a text takes (ACC-002). */
export const unitsIn = (text: string): number =>
  Array.from(text).reduce((units, character) => units + unitsOf(character), 0);

/** The longest beginning that fits into so many half-width units; no character is cut (ACC-002). */
export const truncateToUnits = (text: string, limit: number): string => {
  let units = 0;
  let kept = '';
  for (const character of text) {
    units += unitsOf(character);
    if (units > limit) break;
    kept += character;
  }
  return kept;
};

export type Cp932Refusal = { readonly kind: 'unmappable'; readonly characters: readonly string[] };

/** CP932 (Windows-31J) bytes, or the characters that it lacks. Nothing ever becomes `?`. */
export const encodeCp932 = (text: string): Result<Uint8Array, Cp932Refusal> => {
  const codes = table();
  const bytes = new Uint8Array(text.length * 2);
  const missing = new Set<string>();
  let length = 0;
  for (const character of withCp932Signs(text)) {
    const code = codes.get(character);
    if (code === undefined) {
      missing.add(character);
      continue;
    }
    if (code > 0xff) bytes[length++] = code >> 8;
    bytes[length++] = code & 0xff;
  }
  if (missing.size > 0) return refuse({ kind: 'unmappable', characters: [...missing] });
  return accept(bytes.slice(0, length));
};
