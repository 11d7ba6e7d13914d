/** UTF-16 code units, as JavaScript and JSON Schema's readers count them: of 255 a file system leaves room for 「(2)」. */
export const longestFileName = 200;
/** What a client may send before it is shortened. */
export const longestSentFileName = 1000;

/** A letter with all that belongs to it: accents, 濁点, joined emoji, flags. Cutting inside would show another sign. */
const signs =
  /\p{RI}{2}|[^\p{M}](?:[\p{M}\p{Emoji_Modifier}\ufe00-\ufe0f\uff9e\uff9f\u{e0020}-\u{e007f}]|\u200d[^\p{M}])*|\p{M}+/gsu;

const splitName = (name: string): { readonly stem: string; readonly ending: string } => {
  const ending = /\.[0-9A-Za-z]{1,8}$/.exec(name)?.[0] ?? '';
  return { stem: name.slice(0, name.length - ending.length), ending };
};

/** `pdf` of `領収書.PDF`; empty where there is none. 「Vol.2」 has none: an extension has a letter. */
export const extensionOf = (name: string): string => {
  const extension = splitName(name).ending.slice(1).toLowerCase();
  return /[a-z]/.test(extension) ? extension : '';
};

/** At most `longestFileName` long; what is cut off stands before the extension, and no sign is cut in two. */
export const shortenFileName = (name: string): string => {
  if (name.length <= longestFileName) return name;
  const { stem, ending } = splitName(name);
  const room = longestFileName - ending.length - 1;
  let kept = '';
  for (const [sign] of stem.matchAll(signs)) {
    if (kept.length + sign.length > room) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…${ending}`;
};

/** What no file name may hold: controls, halves of pairs, noncharacters, line ends, marks of direction. */
const unusable =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
const joiner = '\u200d';
/** macOS stores 「が」 as two signs. Only those are joined: NFC of the whole would change 神 and 福 in people's names. */
const withMarks = /[^\p{M}]\p{M}+/gu;

/** A name that the API takes, made of any name that an operating system can give a file. */
export const tidyFileName = (name: string): string => {
  const visible = name
    .replace(withMarks, (sign) => sign.normalize('NFC'))
    .replace(unusable, (sign) => (sign === joiner ? joiner : ''))
    .replace(/[/\\]/g, '_')
    .trim();
  return shortenFileName(
    /[^.\s\u200d]/u.test(splitName(visible).stem) ? visible : `証憑${splitName(visible).ending}`,
  );
};

/** The name with another extension: `領収書.jpg` → `領収書.png`; a name without one gets it. */
export const withExtension = (name: string, extension: string): string => {
  const { stem } = extensionOf(name) === '' ? { stem: name } : splitName(name);
  return shortenFileName(`${stem}.${extension}`);
};
