const blanksAndMarks = /[^\p{L}\p{N}ー]+/u;

/** Macrons and accents of Latin letters; the marks of kana stay, since NFC puts them back. */
const latinMarks = /[\u0300-\u036f]/g;

const hiraganaOf = (text: string): string =>
  text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));

/** The words of a place as people type it, each in its one form for searching: NFKC, small letters, hiragana. */
export const placeWords = (typed: string): readonly string[] =>
  hiraganaOf(typed.normalize('NFKD').replace(latinMarks, '').normalize('NFKC').toLowerCase())
    .split(blanksAndMarks)
    .filter((word) => word !== '');

/** All words as one. Two texts with the same key are the same place. */
export const placeKey = (typed: string): string => placeWords(typed).join('');
